/**
 * Whether an `Accept` or `Content-Type` header names one of the media types. Parameters and case do not matter.
 * The wildcard for all types matches on either side.
 */
export function matchesMediaType(value: string, types: readonly string[]): boolean {
  if (types.includes('*/*') || value.includes('*/*')) return true;
  for (const piece of value.includes(',') || value.includes(';') ? value.split(/[,;]/) : [value]) {
    const given = piece.trim().toLowerCase();
    // Comparing lengths first saves most of the work: nearly every request comes here, and few types have the same length.
    for (const type of types) if (type.length === given.length && type.toLowerCase() === given) return true;
  }
  return false;
}
