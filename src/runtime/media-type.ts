/**
 * Whether the value of an `Accept` or `Content-Type` header names one of the media types, parameters and case aside.
 * A wildcard for everything matches, on either side.
 */
export function matchesMediaType(value: string, types: readonly string[]): boolean {
  if (types.includes('*/*') || value.includes('*/*')) return true;
  for (const piece of value.includes(',') || value.includes(';') ? value.split(/[,;]/) : [value]) {
    const given = piece.trim().toLowerCase();
    // Comparing lengths first spares most of the work: nearly every request asks this, and hardly any type is as long.
    for (const type of types) if (type.length === given.length && type.toLowerCase() === given) return true;
  }
  return false;
}
