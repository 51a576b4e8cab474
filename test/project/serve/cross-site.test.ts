import { expect } from 'chai';
import { originFrom, refusedSite } from '../../../src/project/serve/cross-site.js';

describe('a request of another site', () => {
  const site = 'cross-site';
  const evil = 'https://evil.example';
  const rows: { readonly [what: string]: { headers: { readonly [name: string]: string }; allowed?: string[]; want?: string } } = {
    'is refused': { headers: { 'sec-fetch-site': site, origin: evil }, want: evil },
    'is refused in any case': { headers: { 'sec-fetch-site': 'Cross-Site', origin: 'HTTPS://evil.example' }, want: evil },
    'is refused where the header came twice': { headers: { 'sec-fetch-site': 'same-origin, cross-site', origin: evil }, want: evil },
    'is refused without an origin': { headers: { 'sec-fetch-site': site }, want: 'another site' },
    'is refused as a link': { headers: { 'sec-fetch-site': site, 'sec-fetch-mode': 'navigate', referer: `${evil}/page?x` }, want: evil },
    'is refused of a page without an origin': { headers: { 'sec-fetch-site': site, origin: 'null' }, want: 'null' },
    'is refused where another origin is allowed': { headers: { 'sec-fetch-site': site, origin: evil }, allowed: ['https://good.example'], want: evil },
    'is refused where the allowed one is only its start': {
      headers: { 'sec-fetch-site': site, origin: 'https://good.example.evil.example' },
      allowed: ['https://good.example'],
      want: 'https://good.example.evil.example',
    },
    'is refused where another port is allowed': {
      headers: { 'sec-fetch-site': site, origin: 'http://localhost:3000' },
      allowed: ['http://localhost:3001'],
      want: 'http://localhost:3000',
    },
    'is refused where its two origins are no origin': {
      headers: { 'sec-fetch-site': site, origin: `https://good.example, ${evil}` },
      allowed: ['https://good.example'],
      want: 'another site',
    },
    'is refused by its origin, whatever its referrer': {
      headers: { 'sec-fetch-site': site, origin: evil, referer: 'https://good.example/' },
      allowed: ['https://good.example'],
      want: evil,
    },
    'is answered where its origin is allowed': { headers: { 'sec-fetch-site': site, origin: 'https://good.example' }, allowed: ['https://GOOD.example:443/'] },
    'is answered where one of several is allowed': { headers: { 'sec-fetch-site': site, origin: evil }, allowed: ['https://good.example', evil] },
    'is answered as a link of an allowed site': { headers: { 'sec-fetch-site': site, referer: 'https://good.example/a' }, allowed: ['https://good.example'] },
    'is answered where pages without an origin are': { headers: { 'sec-fetch-site': site, origin: 'null' }, allowed: ['null'] },
    'is answered where all are allowed': { headers: { 'sec-fetch-site': site }, allowed: ['*'] },
    'is none of the same origin': { headers: { 'sec-fetch-site': 'same-origin', origin: 'http://localhost:8000' } },
    'is none of another port': { headers: { 'sec-fetch-site': 'same-site', origin: 'http://localhost:3000' } },
    'is none that the user typed': { headers: { 'sec-fetch-site': 'none' } },
    'is none of a program': { headers: { origin: evil } },
  };
  for (const [what, { headers, allowed = [], want }] of Object.entries(rows)) {
    it(what, () => expect(refusedSite(headers, allowed)).to.equal(want));
  }

  const origins: readonly [given: string, want: string | undefined][] = [
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://localhost:3000/', 'http://localhost:3000'],
    ['HTTP://App.Example:80', 'http://app.example'],
    ['https://app.example:443', 'https://app.example'],
    ['https://app.example:80', 'https://app.example:80'],
    ['chrome-extension://abc', 'chrome-extension://abc'],
    ['http://[::1]:5173', 'http://[::1]:5173'],
    ['null', 'null'],
    ['*', '*'],
    ['localhost:3000', undefined],
    ['http://localhost/path', undefined],
    ['http://user@localhost', undefined],
    ['https://*', undefined],
    ['http://*.example', undefined],
    ['', undefined],
  ];
  for (const [given, want] of origins)
    it(`${want === undefined ? 'has no origin' : 'has the origin'} '${given}'`, () => expect(originFrom(given)).to.equal(want));
});
