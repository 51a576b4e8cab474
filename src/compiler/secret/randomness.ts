/** What a part of a name looks like: a word, a small number, a version. */
const nameParts = /^(?:[A-Za-z]*|[0-9]{1,4}|[A-Za-z]+[0-9]{1,3}|v?[0-9.]+)$/;

/** Whether a text is made of words and small numbers, as names, paths and hosts are: `orders-db-2`, `/app/prod/token`, `RS256`. */
export function isNameLike(text: string): boolean {
  return text.split(/[-_./:@,+ ]/).every((part) => nameParts.test(part));
}

/**
 * Whether a text looks as if it was made by chance, from capitals, small letters and digits. Digests of hexadecimal digits, UUIDs and names are not.
 *
 * Chance uses most of its letters once or twice (its entropy is nearly that of its length), and it seldom has two of a kind in a row.
 */
export function isRandom(text: string): boolean {
  if (text.length < 20 || text.length > 256 || !/^[A-Za-z0-9+/_=.~-]+$/.test(text)) return false;
  const parts = text.split(/[-_./+=~]/);
  const part = parts.reduce((longest, one) => (one.length > longest.length ? one : longest));
  if (part.length < 16 || ![/[A-Z]/, /[a-z]/, /[0-9].*[0-9]/].every((kind) => kind.test(part))) return false;
  const runs = part.match(/[A-Z]+|[a-z]+|[0-9]+/g)!.length;
  return runs >= 0.45 * part.length && entropyOf(part) >= 0.87 * Math.log2(Math.min(part.length, 40));
}

/** Bits in a character. */
function entropyOf(text: string): number {
  const counts = new Map<string, number>();
  for (const letter of text) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return [...counts.values()].reduce((sum, count) => sum - (count / text.length) * Math.log2(count / text.length), 0);
}
