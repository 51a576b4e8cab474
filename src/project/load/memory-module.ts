import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import vm from 'node:vm';

interface Imports {
  /** For `import` statements: a module that is linked. */
  readonly link: (specifier: string) => Promise<vm.Module>;
  /** For `import(…)`: a module that is evaluated, or a namespace. */
  readonly load: (specifier: string) => Promise<vm.Module>;
  readonly resolve: (specifier: string) => string;
}

/**
 * Evaluates an ES module from memory, as if it were in a file.
 *
 * @returns its namespace
 */
export async function evaluateModule(code: string, filename: string, { link, load, resolve }: Imports): Promise<object> {
  const { href: url } = pathToFileURL(filename);
  const module = new vm.SourceTextModule(code, {
    identifier: url,
    initializeImportMeta: (meta) => Object.assign(meta, { url, dirname: dirname(filename), filename, resolve }),
    importModuleDynamically: load,
  });
  await module.link(link);
  await module.evaluate();
  return module.namespace;
}

// Node.js does not hold the modules that a linked module imports, and crashes when one of them is collected before it is evaluated.
const held = new Set<vm.Module>();

/** A module of values, linked. It lives as long as the thread. */
export async function syntheticModule(namespace: { readonly [name: string]: unknown }): Promise<vm.Module> {
  const names = Object.keys(namespace);
  const module = new vm.SyntheticModule(names, () => {
    for (const name of names) module.setExport(name, namespace[name]);
  });
  held.add(module);
  await module.link(() => {
    throw new Error('a synthetic module imports nothing');
  });
  return module;
}
