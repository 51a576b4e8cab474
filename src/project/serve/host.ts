import type { AddressInfo } from 'node:net';

/** Whether only this machine can reach an address that a server listens at. */
export function isLoopback({ address }: AddressInfo): boolean {
  return /^(?:::ffff:)?127\./.test(address) || address === '::1';
}

/**
 * Whether a request's `Host` names this machine itself. A web page whose own domain name resolves to this machine (DNS rebinding) sends another name.
 *
 * @param given What the server was told to listen at; may be a name that only this machine knows.
 */
export function namesThisMachine(hostHeader: string | undefined, given: string): boolean {
  // Browsers always send it.
  if (hostHeader === undefined || hostHeader === '') return true;
  const name = hostHeader.replace(/:\d*$/, '').replace(/\.$/, '').toLowerCase();
  return name === given.toLowerCase() || name === '[::1]' || /^(?:.+\.)?localhost$/.test(name) || /^127(?:\.\d{1,3}){3}$/.test(name);
}

/** A URL for people, with a host as `--host` takes it. */
export function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
