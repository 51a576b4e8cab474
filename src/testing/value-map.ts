/** Texts by name. */
export type Texts = { readonly [name: string]: string };
/** Lists of texts by name. */
export type Lists = { readonly [name: string]: string[] };

type Pairs = readonly (readonly [name: string, value: string])[];

/** The last value of each name, as in all single-valued maps of API Gateway. */
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
  // fromEntries, because a caller may send the name __proto__.
  return Object.fromEntries(values);
}
