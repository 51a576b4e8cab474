import Module from 'node:module';
import { sep } from 'node:path';
import type vm from 'node:vm';
import { allIdentifiers, type ImportedNames, isSdkModule } from '../bundle/imported-names.js';
import { syntheticModule } from '../load/memory-module.js';
import { tellNote } from './note.js';
import { sdkStub } from '../load/sdk-stub.js';
import { taskRoot } from './task-files.js';

const stubs = new Map<string, unknown>();

/** The same for the same name. Notes that it was needed. */
export function standIn(name: string): unknown {
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
