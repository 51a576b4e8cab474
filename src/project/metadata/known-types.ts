import type { Kind } from './kind.js';

/**
 * Types of TypeScript's own libraries that are no class of the same name when the code runs. Generic ones are here as they
 * are declared: what is written between `<` and `>` does not count for TypeScript either.
 */
export const libraryKinds: ReadonlyMap<string, Kind> = new Map([
  ...named('array', 'ReadonlyArray'),
  ...named('string', 'BufferEncoding'),
  ...named('function', 'CallableFunction NewableFunction ClassDecorator PropertyDecorator MethodDecorator ParameterDecorator'),
  ...named('void', 'ReturnType InstanceType'),
  ...named('object', 'Symbol BigInt PropertyKey PropertyDescriptor PropertyDescriptorMap TypedPropertyDescriptor ThisType IArguments ImportMeta'),
  ...named('object', 'Record Partial Required Readonly Pick Omit Exclude Extract NonNullable NoInfer Awaited Parameters ConstructorParameters'),
  ...named('object', 'Uppercase Lowercase Capitalize Uncapitalize PromiseLike ArrayLike Iterable Iterator IterableIterator IteratorResult'),
  ...named('object', 'AsyncIterable AsyncIterator AsyncIterableIterator Generator GeneratorFunction AsyncGenerator AsyncGeneratorFunction'),
  ...named('object', 'ReadonlyMap ReadonlySet WeakKey PromiseSettledResult PromiseFulfilledResult PromiseRejectedResult RegExpMatchArray'),
  ...named('object', 'RegExpExecArray ErrorOptions Intl JSON Math Reflect Atomics TemplateStringsArray ArrayBufferLike ArrayBufferView BufferSource'),
  ...named('object', 'RequestInit ResponseInit RequestInfo HeadersInit BodyInit BlobPart'),
]);

/** Classes of JavaScript and Node.js that all versions have; others are looked for when the code runs. */
export const builtinClasses: ReadonlySet<string> = new Set(
  [
    'Array ArrayBuffer Boolean Buffer Date Error Function Map Number Object Promise RangeError RegExp Set String',
    'TypeError URL URLSearchParams Uint8Array WeakMap WeakSet',
  ].flatMap((names) => names.split(' ')),
);

function named(kind: Kind, names: string): [string, Kind][] {
  return names.split(' ').map((name) => [name, kind]);
}
