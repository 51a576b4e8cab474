import * as fc from 'fast-check';

/** Mostly what is right, so that most apps as a whole are, and one time in a hundred what is not. */
export function mostly<Right, Wrong>(right: fc.Arbitrary<Right>, wrong: fc.Arbitrary<Wrong>): fc.Arbitrary<Right | Wrong> {
  return fc.oneof({ weight: 99, arbitrary: right }, { weight: 1, arbitrary: wrong });
}

/** Mostly absent. */
export function seldom<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> {
  return fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: value });
}

export function oneOf<T = unknown>(...values: readonly NoInfer<T>[]): fc.Arbitrary<T> {
  return fc.constantFrom(...values) as fc.Arbitrary<T>;
}

/** Texts with everything that a template, YAML, JavaScript or Swagger may trip over. */
export const text: fc.Arbitrary<string> = fc.oneof(
  oneOf<string>(
    'plain',
    'with a space',
    "it's",
    '"quoted"',
    '${AWS::Region}',
    '${!Literal}',
    'größer 漢字 🎉',
    'a: b # c',
    'back\\slash',
    'yes',
    '007',
    '{{x}}',
    '%20',
  ),
  fc.string({ minLength: 1, maxLength: 20 }),
);

/** Marks JavaScript inside a printed value: `{ [code]: 'pool.withScopes([])' }`. */
const code: unique symbol = Symbol('code');

export function asCode(source: string): object {
  return { [code]: source };
}

/** A value as JavaScript; what is undefined is left out. */
export function print(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(print).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (code in value) return String(value[code]);
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  if (members.length === 0) return '{}';
  return `{ ${members.map(([name, member]) => `${/^[a-z]\w*$/i.test(name) ? name : JSON.stringify(name)}: ${print(member)}`).join(', ')} }`;
}
