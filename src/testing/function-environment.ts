import { type Environment, shellValue } from './environment.js';
import type { MergedEnvironment } from './merged-environment.js';
import { placeholderNotice } from './placeholder-notice.js';
import { account, region as sampleRegion } from './sample.js';
import type { GivenSettings, StageSettings } from './stage-settings.js';
import { warnOnce } from './warn.js';

/** What the environment of functions is made of, in addition to the configuration. */
export interface EnvironmentSources {
  /** Where the configuration has no name. */
  readonly appName: string;
  readonly stage: string;
  /** The region that functions run in; undefined for any. */
  readonly region: string | undefined;
  /** Of the project, for the names of templates. */
  readonly directory: string;
  /** Templates that are merged after those of the configuration. */
  readonly mergeTemplates: readonly string[];
  /** What the files of environment variables hold. */
  readonly envValues: Environment;
  /** Wins over all others. */
  readonly environment: Environment;
}

/** The variables of a function by its name, for one call. */
export type FunctionEnvironment = (name: string) => Promise<Environment>;

/**
 * The variables that functions have in Lambda. For values that only a deployment knows, the shell, a file or else a placeholder stands; what has
 * nothing but a placeholder is told once.
 */
export function functionEnvironment(given: GivenSettings, sources: EnvironmentSources): FunctionEnvironment {
  const { stage, region, directory, envValues, environment } = sources;
  const ofRegion: Environment = region === undefined ? {} : { AWS_REGION: region, AWS_DEFAULT_REGION: region };
  const values = new Map(Object.entries({ ...envValues, ...environment }));
  const read = async ({ appName = sources.appName, logicalIds }: StageSettings, mergeTemplates: readonly string[]): Promise<MergedEnvironment> => {
    const { readMerged } = await import('./merged-environment.js');
    return readMerged(directory, mergeTemplates, { appName, stage, region: region ?? sampleRegion, account, logicalIds });
  };
  let reading: Promise<MergedEnvironment> | undefined;
  return async (name) => {
    const settings = await given;
    const mergeTemplates = [...settings.mergeTemplates, ...sources.mergeTemplates];
    const configured = settings.environmentOf(name);
    // Without templates, there is no need to load what reads them.
    const isPlain = mergeTemplates.length === 0 && !Object.values(configured).some((value) => value.includes('{{resolve:'));
    const real = (variable: string): string | undefined => shellValue(variable) ?? values.get(variable);
    const merged = isPlain ? { values: configured, placeholders: [] } : (await (reading ??= read(settings, mergeTemplates)))(name, configured, real);
    for (const variable of merged.placeholders) warnOnce(placeholderNotice([variable], "the client's options envFile or environment"));
    // As with Node.js's own --env-file, the shell wins.
    const added = Object.fromEntries(Object.entries(envValues).map(([own, value]) => [own, shellValue(own) ?? value]));
    return { ...added, ...ofRegion, ...merged.values, ...environment };
  };
}
