import { basename, dirname, join, relative } from 'node:path';
import type { Node } from 'oxc-parser';
import type { OnLoadResult, PartialMessage, Plugin, PluginBuild } from 'esbuild';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import { mostCodeBytes, readBytes } from '../disk/read-bytes.js';
import { hasDecorators, makerName, metadataDecorators } from './class-metadata.js';
import { type DecoratorSettings, decoratorSettings } from './decorator-settings.js';
import { fileOf, findDeclarations } from './find-declarations.js';
import type { Edit } from '../../compiler/syntax/edit.js';
import { editedText } from './edited-text.js';
import { moduleOf, type SourceModule } from './scope.js';
import type { FindModule } from './symbol.js';
import { kindOf } from './type-kind.js';

/** The name of the module that makes the decorators. */
const makerModule = 'tschalice-decorator-metadata';

/** What `detail` of this plugin's errors says: how to report them. */
export interface MetadataErrorDetail {
  readonly code: ErrorCode;
  readonly fix: string;
}

/**
 * Adds the types to decorators that TypeScript adds where its configuration has `emitDecoratorMetadata`; esbuild, which
 * sees one file at a time, does not. Only files with decorators are parsed.
 *
 * @param edits others of the same files, by their paths relative to the project
 */
export function decoratorMetadata(directory: string, edits: ReadonlyMap<string, readonly Edit[]> = new Map()): Plugin {
  return {
    name: 'decorator-metadata',
    setup(build) {
      build.initialOptions.inject = [...(build.initialOptions.inject ?? []), makerModule];
      build.onResolve({ filter: new RegExp(`^${makerModule}$`) }, ({ path }) => ({ path, namespace: path, sideEffects: false }));
      // A decorator must be a function, also where no reflect-metadata is loaded.
      build.onLoad({ filter: /.*/, namespace: makerModule }, () => ({
        contents: `export const ${makerName} = (key, value) => Reflect.metadata?.(key, value) ?? (() => {});`,
        loader: 'js',
      }));
      const find = finder(build);
      const others = new Map([...edits].map(([path, list]) => [join(directory, path), list]));
      build.onLoad({ filter: /\.[cm]?tsx?$/, namespace: 'file' }, async ({ path }) => {
        return isInPackage(path) ? undefined : withMetadata(path, directory, find, others.get(path) ?? []);
      });
    },
  };
}

async function withMetadata(path: string, directory: string, find: FindModule, others: readonly Edit[]): Promise<OnLoadResult | undefined> {
  const text = (await readBytes(path, mostCodeBytes)).toString().replace(/^\uFEFF/, '');
  const module = text.includes('@') ? await parse(path, text) : undefined;
  // What does not parse is left to esbuild, which says where.
  if (module === undefined || !hasDecorators(module)) return undefined;
  const settings = decoratorSettings(path);
  if (!settings.emitDecoratorMetadata) return undefined;
  if (!settings.experimentalDecorators) return { errors: [withoutDecorators(settings, directory)] };
  const unknown: Node[] = [];
  const report = (type: Node): void => void unknown.push(type);
  const insertions = await metadataDecorators(module, { find, kindOf, report, strictNullChecks: settings.strictNullChecks });
  if (unknown.length > 0) return { errors: unknown.map((type) => unknownType(type, text, relative(directory, path))) };
  return {
    contents: editedText(text, [...insertions, ...others], basename(path)),
    loader: path.endsWith('x') ? 'tsx' : 'ts',
  };
}

function finder(build: PluginBuild): FindModule {
  const modules = new Map<string, Promise<SourceModule | undefined>>();
  return async (specifier, importer) => {
    const path = await typesOf(build, specifier, importer.path);
    if (path === undefined) return undefined;
    if (!modules.has(path))
      modules.set(
        path,
        readBytes(path, mostCodeBytes).then((content) => parse(path, content.toString())),
      );
    return modules.get(path);
  };
}

/** The file with a module's types. For the user's own files esbuild knows best, as it reads `paths` of tsconfig.json. */
async function typesOf(build: PluginBuild, specifier: string, importer: string): Promise<string | undefined> {
  if (!isInPackage(importer)) {
    const { errors, external, namespace, path } = await build.resolve(specifier, { importer, resolveDir: dirname(importer), kind: 'import-statement' });
    if (errors.length === 0 && !external && namespace === 'file' && !isInPackage(path)) return fileOf(path) ?? (/\.[cm]?jsx?$/.test(path) ? path : undefined);
  }
  return findDeclarations(specifier, importer);
}

function isInPackage(path: string): boolean {
  return /[/\\]node_modules[/\\]/.test(path);
}

async function parse(path: string, text: string): Promise<SourceModule | undefined> {
  const { parseSync } = await import('oxc-parser');
  const { errors, program } = parseSync(basename(path), text, { preserveParens: false });
  return errors.some(({ severity }) => severity === 'Error') ? undefined : moduleOf(path, program);
}

function withoutDecorators({ place }: DecoratorSettings, directory: string): PartialMessage {
  const detail: MetadataErrorDetail = { code: 'decorator-metadata-mode', fix: 'set "experimentalDecorators": true beside it, or remove it' };
  return {
    text: '"emitDecoratorMetadata" has no effect on the decorators of JavaScript, and "experimentalDecorators" is not set',
    detail,
    location: { file: relative(directory, place!.file).replaceAll('\\', '/'), line: place!.line, column: 0, lineText: place!.lineText },
  };
}

function unknownType(node: Node, text: string, file: string): PartialMessage {
  const before = text.slice(0, node.start).split('\n');
  const column = before.at(-1)!;
  const name = text.slice(node.start, node.end).replace(/\s+/g, ' ');
  const detail: MetadataErrorDetail = {
    code: 'decorator-metadata-type',
    fix: "write there what it is, such as 'string', 'number' or 'object', or a class",
  };
  return {
    text: `What the decorators get for the type '${name}' cannot be told from its declaration`,
    detail,
    location: {
      file: file.replaceAll('\\', '/'),
      line: before.length,
      column: Buffer.byteLength(column),
      length: Buffer.byteLength(text.slice(node.start, node.end).split('\n')[0]!),
      lineText: text.split('\n')[before.length - 1]!,
    },
  };
}
