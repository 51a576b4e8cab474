// Bundles a program into few files. By itself, esbuild makes a file of what each set of entry points has in common, which for our
// command line are a hundred, and Node.js takes longer to find and link a small file than to run it.
import { dirname, extname, join, relative } from 'node:path';
import { build } from 'esbuild';

/**
 * Makes these files: the program's first, one for each group, and one for each module that is imported dynamically and is in no group, with
 * files for what those have in common.
 *
 * @param options of esbuild
 * @param start the program's first module, `{ in, out }`; what it imports but dynamically should be little, as it may be in a group too
 * @param folder for the other files, in `outdir`
 * @param groups name → modules that make one file with all that they import, but for what is in groups before
 * @returns the modules, as in esbuild's metafile
 */
export async function writeChunks(options, start, folder, groups) {
  const { inputs } = (await build({ ...options, splitting: true, write: false, metafile: true, entryPoints: [start] })).metafile;
  /** Module → the name of its file. */
  const grouped = new Map();
  for (const [name, doors] of Object.entries(groups)) for (const path of reached(inputs, doors)) if (!grouped.has(path)) grouped.set(path, name);
  const edges = edgesOf(inputs);
  const lazy = [...new Set(edges.flatMap(({ to, isDynamic }) => (isDynamic && !grouped.has(to) ? [to] : [])))].sort();
  const files = new Map([...grouped, ...lazy.map((path) => [path, nameOf(path)])]);

  /** Leaves imports of other files as they are. @param isOwn whether a module belongs to the file that is made, or to those made with it */
  const make = (more, out, isOwn) => {
    const elsewhere = {
      name: 'elsewhere',
      setup({ onResolve, resolve }) {
        onResolve({ filter: /^[^/]/ }, async ({ path, pluginData, ...given }) => {
          if (given.kind === 'entry-point' || pluginData === elsewhere) return undefined;
          const found = await resolve(path, { ...given, pluginData: elsewhere });
          const module = relative(options.absWorkingDir, found.path);
          const file = files.get(module);
          if (file === undefined || isOwn(module, given.kind === 'dynamic-import')) return found;
          return { path: relative(dirname(out), join(folder, `./${file}.js`)).replace(/^(?!\.)/, './'), external: true };
        });
      },
    };
    return build({ ...options, ...more, plugins: [elsewhere, ...options.plugins] });
  };
  const makeGroup = async (name) => {
    const asked = edges.filter(({ from, to, isDynamic }) => grouped.get(to) === name && (isDynamic || grouped.get(from) !== name));
    const paths = [...new Set(asked.map(({ to }) => to))].sort();
    await checkNames(options, name, paths);
    const door = { contents: paths.map((path) => `export * from './${path}';`).join('\n'), resolveDir: options.absWorkingDir, sourcefile: `${name}.js` };
    const out = `${folder}/${name}`;
    const isOwn = (path, isDynamic) => !isDynamic && grouped.get(path) === name;
    await make({ stdin: door, outfile: join(options.outdir, `${out}.js`), outdir: undefined }, out, isOwn);
  };
  const entryPoints = lazy.map((path) => ({ in: path, out: `${folder}/${nameOf(path)}` }));
  await Promise.all([
    make({ entryPoints: [start] }, `${start.out}.js`, (_, isDynamic) => !isDynamic),
    ...Object.keys(groups).map(makeGroup),
    make({ splitting: true, entryPoints, chunkNames: `${folder}/[name]-[hash]` }, `${folder}/any`, (path) => !grouped.has(path)),
  ]);
  return inputs;
}

function edgesOf(inputs) {
  return Object.entries(inputs).flatMap(([from, { imports }]) =>
    imports.flatMap(({ kind, external, path: to }) => (external ? [] : [{ from, to, isDynamic: kind === 'dynamic-import' }])),
  );
}

/** The modules, and all that they import, but for what they import dynamically. */
function reached(inputs, paths) {
  const found = new Set(paths);
  for (const path of found) for (const { kind, external, path: next } of inputs[path].imports) if (kind !== 'dynamic-import' && !external) found.add(next);
  return found;
}

/** A group's file has the names of all its modules, so no two may be equal: `export *` would leave out both without a word, as it does `default`. */
async function checkNames(options, group, paths) {
  const { outputs } = (
    await build({ ...options, entryPoints: paths, bundle: false, write: false, metafile: true, plugins: [], external: undefined, alias: undefined })
  ).metafile;
  const owners = new Map();
  for (const { entryPoint, exports } of Object.values(outputs))
    for (const name of exports) {
      if (name === 'default') throw new Error(`${entryPoint} has a default export, which ${group}.js cannot pass on`);
      if (owners.has(name)) throw new Error(`${entryPoint} and ${owners.get(name)} both export ${name}, and ${group}.js can have only one: rename it`);
      owners.set(name, entryPoint);
    }
}

/** `src/cli/url/run.ts` → `cli-url-run` */
function nameOf(path) {
  return path
    .slice(0, -extname(path).length)
    .replace(/^(src|node_modules)\//, '')
    .replaceAll('/', '-');
}
