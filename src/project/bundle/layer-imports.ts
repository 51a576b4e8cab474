import { relative } from 'node:path';
import type { Plugin } from 'esbuild';
import { isInside } from '../disk/inside.js';
import { isCommonJs, layerSpecifier, packageNameOf } from './layer-module.js';
import { findPackage } from '../npm/manifest.js';

type Build = Pick<typeof import('esbuild'), 'build'>;

/** Begins the names of the modules below in a source map. */
export const layerNamespace = 'tschalice-layer';

/**
 * Makes imports of packages in the layer mean what they mean when the package is bundled, on any Node.js.
 *
 * By its name, an ES module finds a package only in a `node_modules` above itself; that Lambda's Node.js looks at
 * NODE_PATH for it too is a change of AWS's own. And to Node, unlike to bundlers, a CommonJS package exports by name only
 * what shows in its text. So ES modules are imported by their path in Lambda, and CommonJS packages are required.
 */
export function layerImports(esbuild: Build, directory: string, names: readonly string[]): Plugin {
  const found = new Map<string, Promise<string | undefined>>();
  return {
    name: 'layer-imports',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, async ({ path, kind, namespace, resolveDir }) => {
        const name = packageNameOf(path);
        if (!names.includes(name)) return undefined;
        const asWritten = { path, external: true };
        const folder = findPackage(name, directory);
        if (folder === undefined || namespace === layerNamespace) return asWritten;
        // What is in the bundle may have another version of a package than the app, and so than the layer.
        if ((findPackage(name, resolveDir) ?? folder) !== folder) return undefined;
        if (kind !== 'import-statement' && kind !== 'dynamic-import') return asWritten;
        if (!found.has(path)) found.set(path, resolveAsNode(esbuild, directory, path));
        const file = await found.get(path);
        // What Node would not find is left to it, and to the inspection, which tells.
        if (file === undefined || !isInside(folder, file)) return asWritten;
        if (isCommonJs(file, folder)) return { path, namespace: layerNamespace };
        return { path: layerSpecifier(name, relative(folder, file)), external: true };
      });
      build.onLoad({ filter: /.*/, namespace: layerNamespace }, ({ path }) => ({
        contents: `module.exports = require(${JSON.stringify(path)});`,
        loader: 'js',
      }));
    },
  };
}

/** The file that Node's own `import` leads to, from the project: without `module` fields and conditions, which only bundlers know. */
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
