import { mkdirSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import { type Files, makeFolder, stageOf, writeFiles } from '../sample-project.js';

/** What decorators saw, by the module that they are in. */
export type Seen = { readonly [module: string]: readonly string[] };

const require = createRequire(import.meta.url);
const root = join(import.meta.dirname, '../../../..');
const reflectMetadata = dirname(require.resolve('reflect-metadata'));

/** Tells all that a decorator can ask for, at the time when it is applied. */
const see = `import 'reflect-metadata';
const seen: string[] = [];
export const take = () => seen.splice(0);
const nameOf = (value: any): string => (typeof value === 'function' ? value.name : Array.isArray(value) ? '[' + value.map(nameOf) + ']' : String(value));
export const See = (): any => (target: any, key?: string, at?: unknown) => {
  const keys = ['design:type', 'design:paramtypes', 'design:returntype'].filter((one) => Reflect.hasOwnMetadata(one, target, key!));
  const owner = typeof target === 'function' ? target.name : target.constructor.name;
  seen.push([owner, key ?? 'constructor', typeof at === 'number' ? at : '', ...keys.map((one) => nameOf(Reflect.getOwnMetadata(one, target, key!)))].join(' '));
};
`;

const common = {
  target: 'es2022',
  module: 'nodenext',
  skipLibCheck: true,
  types: ['node'],
  outDir: 'emitted',
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
};

/** A project whose `app` tells what the decorators of each module saw. */
export function makeDecorated(modules: Files, rows: Files, compilerOptions: object): string {
  const names = Object.keys(rows);
  const files = names.map((name) => name.replaceAll(/\W+/g, '-'));
  const app = `${files.map((file, index) => `import { seen as seen${index} } from './${file}.js';`).join('\n')}
export const app = { ${names.map((name, index) => `${JSON.stringify(name)}: seen${index}`).join(', ')} };`;
  const folder = makeFolder({
    'package.json': '{"type": "module"}',
    'tsconfig.json': JSON.stringify({ compilerOptions: { ...common, ...compilerOptions } }),
    'see.ts': see,
    'app.ts': app,
    ...modules,
  });
  for (const [index, name] of names.entries())
    writeFiles(folder, { [`${files[index]!}.ts`]: `import { See, take } from './see.js';\n${rows[name]!}\nexport const seen = take();` });
  mkdirSync(join(folder, 'node_modules/@types'), { recursive: true });
  symlinkSync(reflectMetadata, join(folder, 'node_modules/reflect-metadata'));
  for (const name of ['@types/node', 'undici-types']) symlinkSync(join(root, 'node_modules', name), join(folder, 'node_modules', name));
  return folder;
}

/** What TypeScript's own compiler makes of them. */
export async function byTypeScript(folder: string): Promise<Seen> {
  const ts = require('typescript-5') as typeof import('typescript-5');
  const { config } = ts.readConfigFile(join(folder, 'tsconfig.json'), ts.sys.readFile) as { config: unknown };
  const { fileNames, options } = ts.parseJsonConfigFileContent(config, ts.sys, folder);
  ts.createProgram(fileNames, options).emit();
  return run(join(folder, 'emitted/app.js'));
}

export async function byUs(folder: string): Promise<Seen> {
  const { code } = await bundleApp(folder, 'app.ts', stageOf({}), 'node24');
  writeFiles(folder, { 'bundled.mjs': code });
  return run(join(folder, 'bundled.mjs'));
}

async function run(file: string): Promise<Seen> {
  return ((await import(pathToFileURL(file).href)) as { app: Seen }).app;
}
