/**
 * What TypeScript tells decorators of a declared type. `unknown`: only TypeScript's own checker could say.
 *
 * `void` is also undefined and null.
 */
export type Kind = 'void' | 'never' | 'boolean' | 'number' | 'bigint' | 'string' | 'symbol' | 'array' | 'function' | 'object' | 'unknown';

const expressions: { readonly [Name in Exclude<Kind, 'unknown'>]: string } = {
  void: 'void 0',
  never: 'void 0',
  boolean: 'Boolean',
  number: 'Number',
  bigint: 'BigInt',
  string: 'String',
  symbol: 'Symbol',
  array: 'Array',
  function: 'Function',
  object: 'Object',
};

const primitives: readonly Kind[] = ['boolean', 'number', 'bigint', 'string', 'symbol'];

/** The value that decorators get, as JavaScript. */
export function expressionOf(kind: Exclude<Kind, 'unknown'>): string {
  return expressions[kind];
}

/** Without strict null checks, null and undefined are part of every type, so they say nothing. */
export function kindOfUnion(kinds: readonly Kind[], strictNullChecks: boolean): Kind {
  const said = kinds.filter((kind) => kind !== 'never');
  const parts = strictNullChecks ? said : said.filter((kind) => kind !== 'void');
  const distinct = new Set(parts.length === 0 ? said : parts);
  if (distinct.size === 0) return 'never';
  // Two arrays in a union are no array to TypeScript, and null beside undefined is neither.
  if (distinct.has('object') || ((distinct.has('array') || distinct.has('void')) && parts.length > 1)) return 'object';
  if (distinct.has('unknown')) return 'unknown';
  return distinct.size === 1 ? [...distinct][0]! : 'object';
}

/** `string & { brand: 'id' }` is a string. */
export function kindOfIntersection(kinds: readonly Kind[]): Kind {
  if (kinds.includes('never')) return 'never';
  const known = new Set(kinds.filter((kind) => primitives.includes(kind)));
  if (known.size > 0) return known.size === 1 ? [...known][0]! : 'never';
  if (kinds.includes('unknown')) return 'unknown';
  return kinds.includes('function') ? 'function' : 'object';
}
