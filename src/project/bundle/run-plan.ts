import type { Message } from 'esbuild';
import type { Tracer } from '../trace/tracer.js';
import { bannerOf, type BundleFile } from './banner.js';
import { build, builtCode, type BuildInput, type Built } from './build.js';
import type { loadEsbuild } from './esbuild.js';
import { isSdkModule } from './imported-names.js';
import { type BundlePlan, planAfterFailure, planAfterSuccess } from './plan.js';
import { planAfterTrace, planBeforeTrace, type Traced } from './plan-traces.js';

/** What all files of a package are bundled with. */
export interface BundleContext extends Pick<BuildInput, 'directory' | 'appFile' | 'config' | 'target' | 'regular'> {
  readonly esbuild: ReturnType<typeof loadEsbuild>;
  /** What was found in each module is kept, because many files may have it. */
  readonly tracer: () => Promise<Tracer>;
}

/** A finished bundle. */
export interface FinishedRun extends Traced {
  readonly file: BundleFile;
  /** The module that was bundled; undefined for the app. */
  readonly source: string | undefined;
  readonly built: Built;
  readonly plan: BundlePlan;
  /** As the bundler wrote it, with the banner in its first line. */
  readonly code: string;
}

/** @param isInLambda says which modules are there anyway */
export function lazyTracer(directory: string, bundleAwsSdk: boolean): BundleContext['tracer'] {
  let tracer: Promise<Tracer> | undefined;
  const isInLambda = (specifier: string): boolean => !bundleAwsSdk && isSdkModule(specifier);
  const load = async (): Promise<Tracer> => {
    const [{ newTracer }, { parseSync }] = await Promise.all([import('../trace/tracer.js'), import('oxc-parser')]);
    return newTracer(directory, isInLambda, parseSync);
  };
  return () => (tracer ??= load());
}

/**
 * Bundles into one file. One run is enough for most apps; another one follows if a run shows that the plan must change.
 *
 * @returns the bundler's errors if the user has to fix them
 */
export async function runPlan(context: BundleContext, file: BundleFile, first: BundlePlan, source?: string): Promise<FinishedRun | readonly Message[]> {
  const { directory, esbuild, tracer } = context;
  let plan = first;
  for (;;) {
    const built = await build(esbuild, { ...context, plan, file, ...(source !== undefined && { source }) });
    if (!('outputFiles' in built)) {
      const next = planAfterFailure(plan, built.errors, directory) ?? (await planBeforeTrace(plan, file, source ?? context.appFile, directory, tracer));
      if (next === undefined) return built.errors;
      plan = next;
      continue;
    }
    const next = planAfterSuccess(plan, built.metafile, directory);
    if (next !== undefined) {
      plan = next;
      continue;
    }
    const code = builtCode(built);
    const isEdited = plan.edits.size > 0;
    const traced = await planAfterTrace(plan, file, built.metafile, code.slice(bannerOf(file, isEdited).length), directory, tracer);
    if (traced.next !== undefined) {
      plan = traced.next;
      continue;
    }
    return { file, source, built, plan, code, own: traced.own, bundledAnyway: traced.bundledAnyway };
  }
}
