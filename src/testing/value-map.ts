/** A text by name. */
export type Texts = { readonly [name: string]: string };
/** Lists of texts by name. */
export type Lists = { readonly [name: string]: string[] };

type Pairs = readonly (readonly [name: string, value: string])[];

/** Of a name that comes several times the last value counts, as in every single-valued map of API Gateway. */
export function lastValues(pairs: Pairs): Texts {
  return Object.fromEntries(pairs);
}

export function allValues(pairs: Pairs): Lists {
  const values = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const known = values.get(name);
    if (known === undefined) values.set(name, [value]);
    else known.push(value);
  }
  // fromEntries, as a caller may send the name __proto__.
  return Object.fromEntries(values);
}
