import Module from 'node:module';
import { sep } from 'node:path';
import type vm from 'node:vm';
import { allIdentifiers, type ImportedNames, isSdkModule } from '../bundle/imported-names.js';
import { syntheticModule } from '../load/memory-module.js';
import { tellNote } from './note.js';
import { sdkStub } from '../load/sdk-stub.js';
import { taskRoot } from './task-files.js';

const stubs = new Map<string, unknown>();

function standIn(name: string): unknown {
  if (!stubs.has(name)) {
    stubs.set(name, sdkStub());
    tellNote({ kind: 'stand-in', name });
  }
  return stubs.get(name);
}

/** Makes `require` return a stand-in for a module of the SDK that Lambda has and this machine does not. */
export function standInForRequired(sources: ReadonlySet<string>): void {
  type Load = (specifier: string, parent?: { readonly filename?: string | null }, ...rest: unknown[]) => unknown;
  const original = Reflect.get(Module, '_load') as Load;
  const load: Load = (specifier, parent, ...rest) => {
    const file = parent?.filename ?? taskRoot;
    if (!isSdkModule(specifier) || !(file.startsWith(taskRoot + sep) || sources.has(file))) return original.call(Module, specifier, parent, ...rest);
    try {
      return original.call(Module, specifier, parent, ...rest);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      if (code !== 'MODULE_NOT_FOUND' || !message.includes(`'${specifier}'`)) throw error;
      return standIn(specifier);
    }
  };
  Reflect.set(Module, '_load', load);
}

/**
 * The same for `import`.
 *
 * @param names what the bundle imports by name
 */
export function standInForImported(specifier: string, names: ImportedNames, code: string): Promise<vm.Module> {
  const listed = names[specifier] ?? ['*'];
  const whole = standIn(specifier) as { readonly [name: string]: unknown };
  const wanted = listed.includes('*') ? allIdentifiers(code) : listed;
  return syntheticModule(Object.fromEntries(wanted.map((name) => [name, name === 'default' ? whole : whole[name]])));
}

/** What to do with a file of machine code: load it where this system is like Lambda's, use a stand-in elsewhere, or refuse it with the reason. */
export type AddonAct = 'load' | 'stand-in' | { readonly refuse: string };

/** Makes packages choose the build for Lambda. `acts`: by the files' paths on this machine. */
export function arrangeAddons(cpu: string, acts: { readonly [file: string]: AddonAct }): void {
  Object.defineProperty(process, 'platform', { value: 'linux' });
  Object.defineProperty(process, 'arch', { value: cpu });
  type Open = (module: { exports: unknown }, file: string, ...rest: unknown[]) => void;
  const original = process.dlopen.bind(process) as Open;
  const open: Open = (module, file, ...rest) => {
    const act = acts[file] ?? 'load';
    if (act === 'load') original(module, file, ...rest);
    else if (act === 'stand-in') module.exports = standIn(file);
    else throw Object.assign(new Error(act.refuse), { code: 'ERR_DLOPEN_FAILED' });
  };
  Reflect.set(process, 'dlopen', open);
}
