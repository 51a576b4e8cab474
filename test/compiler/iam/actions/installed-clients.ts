import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** A client of the AWS SDK that is installed here, with its operations and what they are called with. */
export interface InstalledClient {
  /** `client-sqs` without `client-`. */
  readonly name: string;
  /** The name by which its requests are signed. */
  readonly signingName: string;
  readonly operations: ReadonlyMap<string, Shape>;
}

export type Shape =
  | { readonly kind: 'structure'; readonly members: ReadonlyMap<string, () => Shape>; readonly required: number }
  | { readonly kind: 'list'; readonly item: () => Shape }
  | { readonly kind: 'map' }
  | { readonly kind: 'other' };

const folder = join(process.cwd(), 'node_modules/@aws-sdk');
const require = createRequire(join(folder, 'package.json'));

export function installedClients(): InstalledClient[] {
  // It warns of old versions of Node.js, on which the tests run too.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';
  const names = readdirSync(folder).filter((name) => name.startsWith('client-'));
  return names.sort().map((name) => readClient(name));
}

type Exports = Readonly<Record<string, unknown>>;

function readClient(name: string): InstalledClient {
  const exports = require(join(folder, name)) as Exports;
  const operations = Object.keys(exports)
    .filter((key) => /^[A-Z]\w+Command$/.test(key))
    .map((key) => key.slice(0, -'Command'.length));
  return {
    name: name.slice('client-'.length),
    signingName: signingName(exports),
    operations: new Map(operations.map((operation) => [operation, inputOf(exports[`${operation}$`])])),
  };
}

function signingName(exports: Exports): string {
  const [, Client] = Object.entries(exports).find(([key]) => /^(?!_).+Client$/.test(key) && key !== '__Client')!;
  const { config } = new (Client as new (config: object) => { readonly config: { readonly defaultSigningName: string } })({ region: 'eu-west-1' });
  return config.defaultSigningName;
}

/** The SDK's schemas are lists that begin with a number: 9 is an operation, 3 a structure, 1 a list, 2 a map. */
function inputOf(operation: unknown): Shape {
  return shapeOf((operation as readonly unknown[])[4]);
}

function shapeOf(given: unknown): Shape {
  const schema = typeof given === 'function' ? (given as () => unknown)() : given;
  // Of simple types, 64 is a list and 128 a map.
  if (typeof schema === 'number' && (schema & 64) !== 0) return { kind: 'list', item: () => ({ kind: 'other' }) };
  if (typeof schema === 'number' && (schema & 128) !== 0) return { kind: 'map' };
  if (!Array.isArray(schema)) return { kind: 'other' };
  // A member with traits is a pair.
  if (typeof schema[0] !== 'number') return shapeOf(schema[0]);
  const [kind, , , , first, second, required] = schema as unknown[];
  if (kind === 1) return { kind: 'list', item: () => shapeOf(first) };
  if (kind === 2) return { kind: 'map' };
  if (kind !== 3 && kind !== 4) return { kind: 'other' };
  const shapes = (second ?? []) as readonly unknown[];
  const members = ((first ?? []) as readonly string[]).map((name, index) => [name, () => shapeOf(shapes[index])] as const);
  return { kind: 'structure', members: new Map(members), required: typeof required === 'number' ? required : 0 };
}

/** Whether an input has a path, as `valuesAt` takes it. */
export function hasPath(shape: Shape, path: string): boolean {
  let here: Shape | undefined = shape;
  for (const step of path.split('.')) {
    const [, name, kind] = /^(.*?)(\[\]|\{\})?$/.exec(step)!;
    here = here?.kind === 'structure' ? here.members.get(name!)?.() : undefined;
    if (kind === '[]') here = here?.kind === 'list' ? here.item() : undefined;
    if (kind === '{}') return here?.kind === 'map';
  }
  return here !== undefined;
}
