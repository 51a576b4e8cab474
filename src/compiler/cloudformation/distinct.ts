/** Values that are the same as JSON, once each, in the order of the first. */
export function distinct<T>(values: readonly T[], keyOf: (value: T) => unknown = (value) => value): T[] {
  const known = new Set<string>();
  return values.filter((value) => {
    const key = JSON.stringify(keyOf(value));
    return !known.has(key) && known.add(key);
  });
}
