import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { isInside } from '../disk/inside.js';
import { isCommonJs, layerSpecifier, packageNameOf } from './layer-module.js';
import { findPackage } from '../npm/manifest.js';

type Build = Pick<typeof import('esbuild'), 'build'>;

/** The prefix of these modules' names in a source map. */
export const apartNamespace = 'tschalice-apart';

/**
 * Makes imports of packages in the layer or beside the bundle mean the same as imports of a bundled package, on every version of Node.js.
 *
 * An ES module finds a package by name only in a `node_modules` folder above itself; Lambda's Node.js also looks at
 * NODE_PATH, but that is AWS's own change. And in Node.js, unlike in bundlers, a CommonJS package has only the named
 * exports that show in its text. So ES modules of the layer are imported by their path in Lambda, and CommonJS packages are required.
 */
export function importsApart(esbuild: Build, directory: string, names: readonly string[], isLayer: boolean): Plugin {
  const found = new Map<string, Promise<string | undefined>>();
  return {
    name: 'imports-apart',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, namespace, resolveDir }) => {
        const name = packageNameOf(path);
        if (!names.includes(name)) return undefined;
        const asWritten = { path, external: true };
        const folder = findPackage(name, directory);
        if (folder === undefined || namespace === apartNamespace) return asWritten;
        // A bundled package may use another version of a package than the app, and so than the one that is copied.
        if ((findPackage(name, resolveDir) ?? folder) !== folder) return undefined;
        if (kind !== 'import-statement' && kind !== 'dynamic-import') return asWritten;
        if (!found.has(path)) found.set(path, resolveAsNode(esbuild, directory, path));
        const file = await found.get(path);
        // What Node.js would not find stays as written; loading the app reports it.
        if (file === undefined || !isInside(folder, file)) return asWritten;
        if (isCommonJs(file)) return { path, namespace: apartNamespace };
        return isLayer ? { path: layerSpecifier(name, relative(folder, file)), external: true } : asWritten;
      });
      build.onLoad({ filter: /.*/, namespace: apartNamespace }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
        loader: 'js',
      }));
    },
  };
}

/** The file that Node.js's own `import` finds from the project: without `module` fields and conditions, which only bundlers know. */
async function resolveAsNode({ build }: Build, directory: string, specifier: string): Promise<string | undefined> {
  let file: string | undefined;
  const resolver: Plugin = {
    name: 'resolve-as-node',
    setup(inner) {
      inner.onStart(async () => {
        const { path, errors, namespace } = await inner.resolve(specifier, { kind: 'import-statement', resolveDir: directory });
        if (errors.length === 0 && namespace === 'file') file = path;
      });
    },
  };
  const stdin = { contents: '', resolveDir: directory };
  await build({ stdin, plugins: [resolver], platform: 'node', conditions: [], mainFields: ['main'], tsconfigRaw: {}, write: false, logLevel: 'silent' });
  return file;
}
