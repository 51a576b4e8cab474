import { domainName, moment, sourceIp, uuid } from './sample.js';

/** Where a request comes from, and what else tells it from others that ask for the same. */
export interface RequestOrigin {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sourceIp: string;
  /** Whom the caller asked, and how. */
  readonly domainName: string;
  readonly port: number;
  readonly protocol: 'http' | 'https';
}

/** The same for every request, so that a test sees the same events every time. */
export const sampleOrigin: RequestOrigin = { requestId: uuid(2), time: moment.milliseconds, sourceIp, domainName, port: 443, protocol: 'https' };

/** The time as in the Common Log Format: `01/Jan/2026:00:00:00 +0000`. */
export function logTime(time: number): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time).toUTCString())!;
  return `${day}/${month}/${year}:${clock} +0000`;
}
