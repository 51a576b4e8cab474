/** The entries of a template's section that are maps themselves, whatever a merge has made of it. */
export function entriesOf(section: unknown): [name: string, entry: { readonly [key: string]: unknown }][] {
  const entries = typeof section === 'object' && section !== null ? Object.entries(section) : [];
  return entries.filter((entry): entry is [string, { readonly [key: string]: unknown }] => typeof entry[1] === 'object' && entry[1] !== null);
}
