/**
 * Turns a resource name into a logical ID: `order_worker` → `OrderWorker`.
 *
 * Only `-` and `_` separate words; every other character outside A–Z, a–z and 0–9 is dropped after the words are
 * capitalised, so `foo_!bar` gives `Foobar`. Two names can give the same ID (`a_b`, `a-b`); `mergeFragments`
 * refuses that. A name without a letter or digit gives the empty string.
 */
export function logicalId(name: string): string {
  return capitalise(capitalise(name, '-'), '_').replace(/[^A-Za-z0-9]/g, '');
}

function capitalise(text: string, separator: string): string {
  return text
    .split(separator)
    .map((piece) => piece.charAt(0).toUpperCase() + piece.slice(1))
    .join('');
}
