import { join } from 'node:path';
import type vm from 'node:vm';
import { type ImportedNames, isSdkModule } from '../bundle/imported-names.js';
import { shippedLibrary } from '../bundle/library-file.js';
import { evaluateModule, syntheticModule } from '../load/memory-module.js';
import { standInForImported } from './stand-in.js';
import { bundleFile, type TaskFiles, taskRoot } from './task-files.js';

export interface TaskCode {
  /** The text of `app.mjs`. */
  readonly code: string;
  /** The text of `tschalice.mjs`. */
  readonly library: string;
  /** What the bundle imports of the SDK. */
  readonly sdkNames: ImportedNames;
  /** All other files of the package. */
  readonly files: TaskFiles;
  /** The URL of what the bundle imports by a specifier; throws as Node does. */
  readonly resolve: (specifier: string) => string;
}

/** Makes a function that imports a file of the package by its path: the bundle and the library from memory, others from where they were packaged from. */
export function taskImporter({ code, library, sdkNames, files, resolve }: TaskCode): (path: string) => Promise<object | undefined> {
  const load = (specifier: string): Promise<object> => import(resolve(specifier)) as Promise<object>;
  /** Whether the specifier is a module of the SDK that is not installed here, as it is in Lambda. */
  const isStub = (specifier: string): boolean => {
    if (!isSdkModule(specifier)) return false;
    try {
      resolve(specifier);
      return false;
    } catch {
      return true;
    }
  };
  let shipped: Promise<vm.Module> | undefined;
  const link = async (specifier: string): Promise<vm.Module> => {
    if (specifier === shippedLibrary) return (shipped ??= evaluateLibrary());
    return isStub(specifier) ? standInForImported(specifier, sdkNames, code) : syntheticModule((await load(specifier)) as { [name: string]: unknown });
  };
  const loadDynamically = async (specifier: string): Promise<vm.Module> => {
    if (!isStub(specifier)) return load(specifier) as Promise<vm.Module>;
    const module = await standInForImported(specifier, sdkNames, code);
    await module.evaluate();
    return module;
  };
  const imports = { link, load: loadDynamically, resolve };
  const evaluateLibrary = async (): Promise<vm.Module> =>
    syntheticModule((await evaluateModule(library, join(taskRoot, shippedLibrary), imports)) as { [name: string]: unknown });
  let bundle: Promise<object> | undefined;
  return async (path) => {
    if (path === 'app.mjs') return (bundle ??= evaluateModule(code, bundleFile, imports));
    return files.has(join(taskRoot, path)) ? load(`./${path}`) : undefined;
  };
}
