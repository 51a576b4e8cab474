import { join } from 'node:path';
import { withoutDeployment } from '../../compiler/config/deployment-setting.js';
import { locate } from '../../compiler/config/parse-config.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { readText } from '../disk/read-text.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { readStage, type StageRead } from '../read/read-stage.js';
import { maskProblems, type SecretSources } from './mask-problems.js';
import type { PackageOptions } from './package-options.js';

/**
 * Reads a stage's configuration and does something with it. The problems, thrown or returned, get their lines and
 * columns here and only here, and lose the secrets of the stage's variables.
 *
 * If the configuration has errors, `check` looks for what else is wrong, so that users see as much as possible at once.
 *
 * @throws ProblemError also for files that cannot be read
 */
export async function onStage<T extends { readonly problems: readonly Problem[] }>(
  options: SecretSources & Pick<PackageOptions, 'stage' | 'forDeployment' | 'region'>,
  act: (config: StageConfig) => Promise<T>,
  check: (config: StageConfig) => Promise<{ readonly problems: readonly Problem[] }> = act,
): Promise<T> {
  const { project, stage, region } = options;
  const { directory } = project;
  try {
    const read = forUse(await readStage(project, stage, region), options);
    const told = async (problems: readonly Problem[]): Promise<readonly Problem[]> =>
      maskProblems([...read.problems, ...(await located(problems, read, directory))], read.config, options);
    if (read.wrong !== undefined) throw new ProblemError(await maskProblems([...read.problems, ...(await problemsDespite(read, check))], read.config, options));
    const result = await act(read.config).catch(async (error: unknown) => {
      throw error instanceof ProblemError ? new ProblemError(await told(error.problems)) : error;
    });
    return { ...result, problems: await told(result.problems) };
  } catch (error) {
    return rethrowUnreadable(error, directory);
  }
}

/** What runs on this machine needs no settings of a deployment, so it starts without those that are wrong. */
function forUse(read: StageRead, { forDeployment = true }: Pick<PackageOptions, 'forDeployment'>): StageRead {
  if (forDeployment || read.wrong === undefined) return read;
  const problems = withoutDeployment(read.problems);
  return { ...read, problems, wrong: hasErrors(problems) ? read.wrong : undefined };
}

/** Settings on which it depends whether the app can be bundled and loaded, and what is said where it cannot. */
const ofTheCode: readonly string[] = ['automatic_layer', 'bundle_aws_sdk', 'environment_variables', 'external_packages', 'include', 'lambda_runtime'];
const notLoaded = /^(app-(load|exception|not-exported)|import-|external-|native-|package-|include-|sdk-)/;

/** What only follows from settings, which may be those that are wrong; and an app that is still to be written. */
const ofSettings = /^(app-missing|stage-variable-missing|queue-visibility-timeout|reference-unknown|s3-bucket-ref)$/;

/** What else is wrong, but nothing that may follow from a setting that was left out. */
async function problemsDespite(
  { config, wrong = new Set() }: StageRead,
  check: (config: StageConfig) => Promise<{ readonly problems: readonly Problem[] }>,
): Promise<readonly Problem[]> {
  const isCodeSure = !['*', ...ofTheCode].some((key) => wrong.has(key));
  const isSure = ({ where, code }: Problem): boolean => where.file !== config.file && !ofSettings.test(code) && (isCodeSure || !notLoaded.test(code));
  try {
    return (await check(config)).problems.filter(isSure);
  } catch (error) {
    // A configuration in parts may lead anywhere; its own problems are told in any case.
    return error instanceof ProblemError ? error.problems.filter(isSure) : [];
  }
}

/** Adds lines and columns to the problems that have none yet: those of a setting, and those of a package in package.json. */
async function located(problems: readonly Problem[], { config, source }: StageRead, directory: string): Promise<readonly Problem[]> {
  const inConfig = locate(source, config.file, problems);
  if (!problems.some(({ where }) => where.file === 'package.json')) return inConfig;
  const manifest = await readText(join(directory, 'package.json'));
  return manifest === undefined ? inConfig : locate(await parseSource(manifest, 'package.json'), 'package.json', inConfig);
}
