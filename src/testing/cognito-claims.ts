/**
 * The claims in a user pool's token, as API Gateway passes them on: only strings, lists joined by commas, `exp` and `iat` as dates.
 * Nothing is verified. Undefined if it is not such a token.
 */
export function cognitoClaims(header: string | undefined): { readonly [name: string]: string } | undefined {
  const payload = /^(?:Bearer\s+)?[\w-]+\.([\w-]+)\.[\w-]*$/i.exec(header?.trim() ?? '')?.[1];
  if (payload === undefined) return undefined;
  try {
    const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as unknown;
    if (typeof claims !== 'object' || claims === null || Array.isArray(claims)) return undefined;
    return Object.fromEntries(Object.entries(claims).map(([name, value]) => [name, toText(name, value)]));
  } catch {
    return undefined;
  }
}

function toText(name: string, value: unknown): string {
  if ((name === 'exp' || name === 'iat') && typeof value === 'number' && Math.abs(value) < 8e12) return dateText(value);
  if (Array.isArray(value)) return value.map(String).join(',');
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

/** `Fri Jul 29 18:52:53 UTC 2016`. */
function dateText(seconds: number): string {
  const [, weekday, day, month, year, clock] = /^(\w+), (\d+) (\w+) (-?\d+) ([\d:]+)/.exec(new Date(seconds * 1000).toUTCString())!;
  return `${weekday} ${month} ${day} ${clock} UTC ${year}`;
}
