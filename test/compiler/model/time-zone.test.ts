import { expect } from 'chai';
import { isTimeZone, nearestTimeZone } from '../../../src/compiler/model/time-zone.js';

describe('the name of a time zone', () => {
  const known = [
    'UTC',
    'GMT',
    'GMT0',
    'CET',
    'EST5EDT',
    'GB-Eire',
    'W-SU',
    'NZ-CHAT',
    'PRC',
    'Zulu',
    'Etc/UTC',
    'Etc/GMT+5',
    'Etc/GMT-14',
    'US/Eastern',
    'Europe/Berlin',
    'Europe/Kiev',
    'Asia/Calcutta',
    'Asia/Kolkata',
    'Asia/Ust-Nera',
    'America/Port-au-Prince',
    'America/North_Dakota/New_Salem',
    'America/Argentina/ComodRivadavia',
    'Antarctica/DumontDUrville',
    'Australia/ACT',
    'Australia/LHI',
    'Asia/Ho_Chi_Minh',
    'Mexico/BajaNorte',
  ];
  for (const name of known) it(`may be ${name}`, () => expect(isTimeZone(name)).to.equal(true));

  it('may be any that Node.js lists', () => expect(Intl.supportedValuesOf('timeZone').filter((name) => !isTimeZone(name))).to.deep.equal([]));

  // Node.js takes names in any case, and abbreviations of its own, which EventBridge Scheduler does not know.
  const unknown: readonly { name: string; near?: string }[] = [
    ...['PST', 'BST', 'IST', 'JST', 'CEST', 'EDT', 'Z', '', ' ', '+01:00', '-0800', 'UTC+1', 'GMT+1', 'SystemV/EST5', 'Etc/gmt+5'].map((name) => ({ name })),
    { name: 'utc', near: 'UTC' },
    { name: 'europe/berlin', near: 'Europe/Berlin' },
    { name: 'EUROPE/BERLIN', near: 'Europe/Berlin' },
    { name: 'Europe/BERLIN', near: 'Europe/Berlin' },
    { name: 'Europe/Berlin ', near: 'Europe/Berlin' },
    { name: 'Europe/Berln', near: 'Europe/Berlin' },
    { name: 'Berlin', near: 'Europe/Berlin' },
    { name: 'Berln', near: 'Europe/Berlin' },
    { name: 'new york', near: 'America/New_York' },
    { name: 'America/New York', near: 'America/New_York' },
    { name: 'Amerika/Sao_Paulo', near: 'America/Sao_Paulo' },
  ];
  for (const { name, near } of unknown) {
    it(`cannot be '${name}'${near === undefined ? '' : `, but ${near}`}`, () => {
      expect(isTimeZone(name)).to.equal(false);
      expect(nearestTimeZone(name)).to.equal(near);
    });
  }

  for (const name of ['us/eastern', 'US/EASTERN', 'Asia/kolkata'])
    it(`of an older name has its own case too: not ${name}`, () => expect(isTimeZone(name)).to.equal(false));
});
