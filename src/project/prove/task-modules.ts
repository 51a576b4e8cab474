import Module, { isBuiltin } from 'node:module';
import { join, resolve, sep } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { entryFile } from '../disk/entry-file.js';
import { type Admit, admission, notFound } from './admission.js';
import { type TaskFiles, taskRoot } from './task-files.js';

type Resolve = (specifier: string, parent?: { readonly filename?: string | null }, isMain?: boolean, options?: { paths?: readonly string[] }) => string;

/** In-thread hooks, which our oldest Node.js lacks. */
interface SyncHooks {
  readonly registerHooks?: (hooks: {
    resolve(specifier: string, context: { parentURL?: string }, next: (specifier: string, context: object) => { url: string }): { url: string };
  }) => void;
}

/**
 * Lets the bundle and the packages outside it find modules as they do in Lambda: those in the deployment package.
 * Each is loaded from where it was packaged from.
 *
 * @returns the URL of what the bundle imports by a specifier; throws as Node does
 */
export function arrangeModules(files: TaskFiles, modules: ReadonlySet<string>, projectDir: string): (specifier: string) => string {
  const sources = new Set(files.values());
  const compiled = new Set([...modules].flatMap((path) => files.get(path) ?? []));
  hookRequire(files, compiled, projectDir, admission(sources, 'MODULE_NOT_FOUND'));
  const admit = admission(sources, 'ERR_MODULE_NOT_FOUND');
  if ([...files.keys()].some((path) => /node_modules|\.[cm]?js$/.test(path))) hookImport(sources, admit);
  return (specifier) => {
    if (isBuiltin(specifier)) return specifier;
    const file = isPath(specifier) ? files.get(pathOf(decodeURIComponent(specifier))) : fileURLToPath(resolveFrom(projectDir, specifier));
    if (file === undefined) throw notFound(specifier, undefined, 'ERR_MODULE_NOT_FOUND');
    admit(file, specifier, undefined);
    return pathToFileURL(file).href;
  };
}

function isPath(specifier: string): boolean {
  return /^(\.{0,2}\/|\.{1,2}$|file:)/.test(specifier) || resolve(specifier) === specifier;
}

function pathOf(specifier: string): string {
  return specifier.startsWith('file:') ? fileURLToPath(specifier) : resolve(taskRoot, specifier);
}

function resolveFrom(projectDir: string, specifier: string): string {
  try {
    return import.meta.resolve(specifier, pathToFileURL(join(projectDir, 'app.mjs')).href);
  } catch (error) {
    // Its message names a file that does not exist.
    if ((error as NodeJS.ErrnoException).code === 'ERR_MODULE_NOT_FOUND') throw notFound(specifier, undefined, 'ERR_MODULE_NOT_FOUND');
    throw error;
  }
}

/** @param compiled where the package's compiled modules are here; what they require is found as what the bundle requires */
function hookRequire(files: TaskFiles, compiled: ReadonlySet<string>, projectDir: string, admit: Admit): void {
  const original = Reflect.get(Module, '_resolveFilename') as Resolve;
  const find: Resolve = (specifier, parent, isMain, options) => {
    const from = parent?.filename ?? undefined;
    // Without a parent it is an import that has been resolved already.
    if (isBuiltin(specifier) || from === undefined) return original.call(Module, specifier, parent, isMain, options);
    const isOfTask = from.startsWith(taskRoot + sep) || compiled.has(from);
    const isBundle = isOfTask && options?.paths === undefined;
    if (!isBundle) {
      const file = original.call(Module, specifier, parent, isMain, options);
      admit(file, specifier, isOfTask ? undefined : from);
      return file;
    }
    const file = isPath(specifier) ? completed(files, pathOf(specifier)) : original.call(Module, specifier, undefined, false, { paths: [projectDir] });
    if (file === undefined) throw notFound(specifier, undefined, 'MODULE_NOT_FOUND');
    admit(file, specifier, undefined);
    return file;
  };
  Reflect.set(Module, '_resolveFilename', find);
}

/** The file that `require` takes for a path. */
function completed(files: TaskFiles, path: string): string | undefined {
  return ['', '.js', '.json', '.node', '.cjs'].flatMap((ending) => files.get(path + ending) ?? files.get(join(path, `index${ending}`)) ?? [])[0];
}

function hookImport(sources: ReadonlySet<string>, admit: Admit): void {
  const { registerHooks } = Module as SyncHooks;
  if (registerHooks === undefined) {
    Module.register(entryFile('prove/task-hooks.js'), { data: [...sources] });
    return;
  }
  registerHooks({
    resolve(specifier, context, next) {
      const resolved = next(specifier, context);
      const { parentURL } = context;
      if (resolved.url.startsWith('file:') && parentURL?.startsWith('file:')) admit(fileURLToPath(resolved.url), specifier, fileURLToPath(parentURL));
      return resolved;
    },
  });
}
