/** Values that are the same as JSON, once each, in the order of the first. */
export function distinct<T>(values: readonly T[], keyOf: (value: T) => unknown = (value) => value): T[] {
  // Most lists have nothing to compare, and to write a value as JSON takes longer than all else.
  if (values.length < 2) return [...values];
  const known = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(keyOf(value));
    return !known.has(key) && known.add(key);
  });
}
