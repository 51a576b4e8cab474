import { domainName, moment, sourceIp, uuid } from './sample.js';

/** Where, when and how a request was sent. */
export interface RequestOrigin {
  readonly requestId: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly sourceIp: string;
  /** The host, port and protocol that the caller used. */
  readonly domainName: string;
  readonly port: number;
  readonly protocol: 'http' | 'https';
}

/** The same for every request, so that tests always see the same events. */
export const sampleOrigin: RequestOrigin = { requestId: uuid(2), time: moment.milliseconds, sourceIp, domainName, port: 443, protocol: 'https' };

/** The time in the Common Log Format: `01/Jan/2026:00:00:00 +0000`. */
export function logTime(time: number): string {
  const [, day, month, year, clock] = /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(time).toUTCString())!;
  return `${day}/${month}/${year}:${clock} +0000`;
}
