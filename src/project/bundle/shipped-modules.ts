import type { Message } from 'esbuild';
import { withEdits } from '../../compiler/syntax/edit.js';
import { type BundleFile, withoutIdleBanner } from './banner.js';
import { builtMap } from './build.js';
import { editedMap } from './edited-map.js';
import { withoutNameHelper } from './function-names.js';
import type { BundlePlan } from './plan.js';
import { type BundleContext, type FinishedRun, runPlan } from './run-plan.js';
import { packageScope, type ShippedModule } from './shipped-module.js';

/** The modules that ship as files of their own, and what their bundles need. */
export interface ShippedModules {
  readonly modules: readonly ShippedModule[];
  /** Of the app's bundle and of all these. */
  readonly runs: readonly FinishedRun[];
}

/**
 * Bundles the modules that code finds by their paths, each into a file at its place, and those that they find in turn.
 *
 * @param app the app's own bundle
 * @throws what `fail` makes of the bundler's errors
 */
export async function bundleModules(context: BundleContext, app: FinishedRun, fail: (errors: readonly Message[]) => Promise<Error>): Promise<ShippedModules> {
  const modules = new Map<string, ShippedModule>();
  const runs = [app];
  for (const run of runs) {
    for (const [path, source] of run.own.flatMap(({ code }) => [...code]).sort(([a], [b]) => (a < b ? -1 : 1))) {
      if (modules.has(path)) continue;
      const plan: BundlePlan = { ...run.plan, edits: new Map() };
      const { run: finished, files } = await bundleModule(context, path, source, plan, fail);
      for (const one of files) modules.set(one.path, one);
      runs.push(finished);
    }
  }
  return { modules: [...modules.values()].sort((a, b) => (a.path < b.path ? -1 : 1)), runs };
}

type Fail = Parameters<typeof bundleModules>[2];

/** As Node.js would take the file, by its ending and the nearest package.json. */
async function bundleModule(
  context: BundleContext,
  path: string,
  source: string,
  plan: BundlePlan,
  fail: Fail,
): Promise<{ readonly run: FinishedRun; readonly files: readonly ShippedModule[] }> {
  const scope = packageScope(context.directory, path);
  const bundle = async (file: BundleFile): Promise<FinishedRun | readonly Message[]> => runPlan(context, file, plan, source);
  const shipped = (run: FinishedRun, file: BundleFile): ShippedModule => {
    const edits = withoutNameHelper(run.code);
    const { path, format } = file;
    const text = withoutIdleBanner(withEdits(run.code, edits), file, run.plan.edits.size > 0);
    return { path, format, text, map: () => editedMap(builtMap(run.built), run.code, edits) };
  };
  const isEsModule = path.endsWith('.mjs') || (!path.endsWith('.cjs') && scope.type === 'module');
  const own: BundleFile = { path, format: isEsModule ? 'esm' : 'cjs' };
  const first = await bundle(own);
  if ('built' in first) return { run: first, files: [shipped(first, own), ...(isEsModule && path.endsWith('.js') ? [typeFile(scope.folder)] : [])] };

  // CommonJS has no await outside of functions: then the file only imports the ES module beside it.
  if (isEsModule || !first.some(({ text }) => text.startsWith('Top-level await'))) throw await fail(first);
  const beside: BundleFile = { path: `${path.replace(/\.c?js$/, '')}.bundled.mjs`, format: 'esm' };
  const second = await bundle(beside);
  if (!('built' in second)) throw await fail(second);
  return {
    run: second,
    files: [shipped(second, beside), { path, text: `import(${JSON.stringify(`./${beside.path.replace(/^.*\//, '')}`)});\n`, format: 'cjs' }],
  };
}

function typeFile(folder: string): ShippedModule {
  return { path: folder === '.' ? 'package.json' : `${folder}/package.json`, text: '{"type":"module"}\n', format: 'json' };
}
