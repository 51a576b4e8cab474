export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => word !== '').length;
}

/** Makes a text usable in a URL: `Crème brûlée!` → `creme-brulee`. */
export function slugOf(text: string): string {
  const letters = text.normalize('NFKD').replaceAll(/\p{Mark}/gu, '');
  return letters
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
