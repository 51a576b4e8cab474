/**
 * Where an excerpt says something else than the whole, by its path. An object may leave keys out; the value `…` stands for any value,
 * and the key `…` for keys that are left out.
 */
export function contradictions(excerpt: unknown, whole: unknown, path = ''): string[] {
  if (excerpt === '…') return [];
  if (typeof excerpt !== 'object' || excerpt === null) return excerpt === whole ? [] : [`${path}: ${JSON.stringify(excerpt)}, but is ${JSON.stringify(whole)}`];
  if (typeof whole !== 'object' || whole === null || Array.isArray(excerpt) !== Array.isArray(whole)) return [`${path}: is ${JSON.stringify(whole)}`];
  if (Array.isArray(excerpt) && excerpt.length !== (whole as unknown[]).length) return [`${path}: has ${(whole as unknown[]).length} entries`];
  return Object.entries(excerpt)
    .filter(([key]) => key !== '…')
    .flatMap(([key, value]) =>
      Object.hasOwn(whole, key) ? contradictions(value, (whole as { [key: string]: unknown })[key], `${path}.${key}`) : [`${path}.${key}: is not there`],
    );
}
