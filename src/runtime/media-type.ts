/**
 * Whether the value of an `Accept` or `Content-Type` header names one of the media types, parameters and case aside.
 * A wildcard for everything matches, on either side.
 */
export function matchesMediaType(value: string, types: readonly string[]): boolean {
  if (types.includes(value) || types.includes('*/*') || value.includes('*/*')) return true;
  // Comparing lengths first spares most of the work: nearly every request asks this, and hardly any type is as long.
  return value.split(/[,;]/).some((piece) => {
    const given = piece.trim().toLowerCase();
    return types.some((type) => type.length === given.length && type.toLowerCase() === given);
  });
}
