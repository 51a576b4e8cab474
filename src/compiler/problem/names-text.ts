/** `a`, `a and b`, `a, b, c and 7 others`. */
export function namesText(names: readonly string[]): string {
  if (names.length < 2) return names.join('');
  const shown = names.length > 4 ? 3 : names.length - 1;
  const rest = names.length - shown;
  return `${names.slice(0, shown).join(', ')} and ${rest === 1 ? names.at(-1) : `${rest} others`}`;
}
