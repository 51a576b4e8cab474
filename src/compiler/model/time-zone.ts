import { nearest } from '../problem/nearest.js';

/** Those of three letters in IANA's database. Node.js takes more, `PST` among them, which are names of its own. */
const ofThreeLetters = new Set(['CET', 'EET', 'EST', 'GMT', 'HST', 'MET', 'MST', 'PRC', 'ROC', 'ROK', 'UCT', 'UTC', 'WET']);

/** Whether EventBridge Scheduler knows a time zone: by a name of IANA's database, in its own case. */
export function isTimeZone(name: string): boolean {
  // No part of a name begins with a small letter, and none after the first is written in capitals but for abbreviations.
  if (/(^|\/)[^A-Z]|\/[A-Z]{4}|^SystemV\//.test(name) || (name.length === 3 && !ofThreeLetters.has(name))) return false;
  const canonical = canonicalName(name);
  return canonical === name || (canonical !== undefined && canonical.toLowerCase() !== name.toLowerCase());
}

/** The time zone that was probably meant: by another case, the name of its city, or a typing error. */
export function nearestTimeZone(wrong: string): string | undefined {
  const known = [...Intl.supportedValuesOf('timeZone'), 'UTC'];
  const plain = wrong.trim().replaceAll(' ', '_').toLowerCase();
  const isCity = !plain.includes('/');
  const whole = known.find((name) => name.toLowerCase() === plain || (isCity && cityOf(name).toLowerCase() === plain));
  const near = nearest(plain, isCity ? known.map(cityOf) : known);
  return whole ?? known.find((name) => (isCity ? cityOf(name) : name) === near);
}

function cityOf(name: string): string {
  return name.slice(name.lastIndexOf('/') + 1);
}

/** The present name for one of IANA's older ones; undefined for a name that Node.js does not know in any case. */
function canonicalName(name: string): string | undefined {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}
