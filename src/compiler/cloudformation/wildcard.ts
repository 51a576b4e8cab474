/**
 * Whether a pattern of an IAM policy matches a text: `*` is any text, also over `/` and `:`, and `?` is one character. Case counts.
 *
 * The text holds what a caller sent. So there is no backtracking, and time grows as the text does.
 */
export function matchesWildcard(pattern: string, text: string): boolean {
  const given = Array.from(text);
  const pieces = pattern.split('*').map((piece) => Array.from(piece));
  const [first, last] = [pieces[0]!, pieces.at(-1)!];
  if (pieces.length === 1) return given.length === first.length && isAt(first, given, 0);
  const end = given.length - last.length;
  if (end < first.length || !isAt(first, given, 0) || !isAt(last, given, end)) return false;
  // The first place of each piece leaves the most for the next ones.
  let from = first.length;
  for (const piece of pieces.slice(1, -1)) {
    const found = piece.includes('?') ? findWithGaps(piece, given, from) : find(piece, given, from);
    if (found < 0) return false;
    from = found + piece.length;
  }
  return from <= end;
}

function isAt(piece: readonly string[], text: readonly string[], from: number): boolean {
  return piece.every((character, index) => character === '?' || character === text[from + index]);
}

/** Knuth, Morris and Pratt's search. @returns -1 if the piece does not occur */
function find(piece: readonly string[], text: readonly string[], from: number): number {
  if (piece.length === 0) return from;
  // For each length of a match, that of the longest shorter one that ends at the same place.
  const shorter = [0, 0];
  const next = (length: number, character: string | undefined): number => {
    let known = length;
    while (known > 0 && piece[known] !== character) known = shorter[known]!;
    return piece[known] === character ? known + 1 : 0;
  };
  for (let length = 1; length < piece.length; length += 1) shorter.push(next(shorter[length]!, piece[length]));
  let matched = 0;
  for (let at = from; at < text.length; at += 1) {
    matched = next(matched, text[at]);
    if (matched === piece.length) return at + 1 - matched;
  }
  return -1;
}

/** Baeza-Yates and Gonnet's search, which knows gaps: the bits of a number are all matches that have begun. @returns -1 if the piece does not occur */
function findWithGaps(piece: readonly string[], text: readonly string[], from: number): number {
  const bits = new Map<string, bigint>();
  for (const [index, character] of piece.entries()) bits.set(character, (bits.get(character) ?? 0n) | (1n << BigInt(index)));
  const gaps = bits.get('?')!;
  const whole = 1n << BigInt(piece.length - 1);
  let begun = 0n;
  for (let at = from; at < text.length; at += 1) {
    begun = ((begun << 1n) | 1n) & (gaps | (bits.get(text[at]!) ?? 0n));
    if ((begun & whole) !== 0n) return at + 1 - piece.length;
  }
  return -1;
}
