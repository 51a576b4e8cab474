/** The account in events and contexts, the same as in AWS's own documentation. */
export const account = '123456789012';
export const region = 'us-east-1';
export const apiId = 'abcdef1234';
export const domainName: string = `${apiId}.execute-api.${region}.amazonaws.com`;
export const sourceIp = '203.0.113.7';

/** One fixed time for everything, so that tests always see the same events. */
export const moment = { iso: '2026-01-01T00:00:00.000Z', milliseconds: 1767225600000, seconds: 1767225600, clf: '01/Jan/2026:00:00:00 +0000' } as const;

/** An ID in the form of a UUID. */
export function uuid(index: number): string {
  return `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`;
}

export function arn(service: string, rest: string): string {
  return `arn:aws:${service}:${region}:${account}:${rest}`;
}
