/**
 * Whether the value of an `Accept` or `Content-Type` header names one of the media types, parameters and case aside.
 * A wildcard for everything matches, on either side.
 */
export function matchesMediaType(value: string, types: readonly string[]): boolean {
  const given = value.toLowerCase();
  const known = types.map((type) => type.toLowerCase());
  if (given.includes('*/*') || known.includes('*/*')) return true;
  return given.split(/[,;]/).some((piece) => known.includes(piece.trim()));
}
