import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { maskProblem } from '../../compiler/problem/mask-problem.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { isSecretName, isSecretValue } from '../../compiler/problem/secret.js';
import { loadEnvironment } from '../load/load-environment.js';
import { readEnvFiles } from '../read/read-env-files.js';
import { readMerges } from '../read/read-merges.js';
import type { PackageOptions } from './package-options.js';

/** What is read of the options to find secrets. */
export type SecretSources = Pick<PackageOptions, 'project'> & Partial<Pick<PackageOptions, 'envFiles' | 'mergeTemplates'>>;

/** Shorter values are in many words. */
const shortest = 5;

/** The problems without the secrets that the app gets in its environment variables, which it may print or throw. */
export async function maskProblems(problems: readonly Problem[], config: StageConfig, sources: SecretSources): Promise<readonly Problem[]> {
  if (problems.length === 0) return problems;
  const known = await secretsOf(config, sources);
  return problems.map((problem) => maskProblem(problem, known));
}

/** Longer ones first, because one may be in another. Files that cannot be read have no secrets; that they cannot is a problem of its own. */
async function secretsOf(config: StageConfig, { project: { directory }, envFiles = [], mergeTemplates = [] }: SecretSources): Promise<readonly string[]> {
  const { values } = await readEnvFiles(directory, envFiles).catch(() => ({ values: {} }));
  const { merges } = await readMerges(directory, config, mergeTemplates, 'json').catch(() => ({ merges: [] }));
  const own = [config.otherFunctions, ...Object.values(config.functions)].map(({ environment }) => environment);
  const environments: readonly NodeJS.ProcessEnv[] = [process.env, values, loadEnvironment(config, merges, {}).environment, ...own];
  const variables = environments.flatMap((one) => Object.entries(one));
  const secrets = variables.flatMap(([name, value = '']) => (value.length >= shortest && (isSecretName(name) || isSecretValue(value)) ? [value] : []));
  return [...new Set(secrets)].sort((a, b) => b.length - a.length);
}
