import { isMap } from '../cloudformation/branch.js';
import type { Problem } from '../problem/problem.js';
import type { DeployedFile } from './generated/deployed-file.js';
import { type SchemaError, validateDeployed } from './generated/validate-deployed.js';
import { validateOldStage } from './generated/validate-old-stage.js';
import { parseSource } from '../syntax/parse-source.js';
import { type Path, type Source, type SourceCodes, sourceProblems } from '../syntax/source.js';
import { follow } from '../config/schema-problem.js';
import { shown, typesInWords } from '../config/setting-words.js';
import { checkAgreement } from './check-agreement.js';
import { upgradeOldStage } from './upgrade-deployed.js';

/**
 * Parses and checks the deployed values of one stage, schema version 2.0: our own YAML, or Chalice's JSON.
 *
 * @param file As problems name it: `.chalice/deployed/dev.yml`.
 * @returns The values unless there are problems, all of which are errors.
 */
export async function parseDeployed(text: string, file: string): Promise<{ values: DeployedFile | undefined; problems: Problem[] }> {
  const source = await parseSource(text, file);
  const broken = sourceProblems(source, codes);
  if (broken.length > 0) return { values: undefined, problems: broken };
  const { value } = source;
  const found = isMap(value) ? dataProblems(validateDeployed(value), validateDeployed.errors, value, file, []) : [notMap(file, [])];
  if (found.length > 0) return { values: undefined, problems: placed(found, source) };
  const values = value as unknown as DeployedFile;
  const disagreeing = checkAgreement(values, file);
  return disagreeing.length > 0 ? { values: undefined, problems: placed(disagreeing, source) } : { values, problems: [] };
}

/**
 * Parses `.chalice/deployed.json`, schema version 1.0, which holds all stages.
 *
 * @returns The converted values of every stage without a problem. The path of a problem starts with the stage's name.
 */
export async function parseOldDeployed(text: string, file: string, appName: string): Promise<{ stages: Map<string, DeployedFile>; problems: Problem[] }> {
  const source = await parseSource(text, file);
  const broken = sourceProblems(source, codes);
  const stages = new Map<string, DeployedFile>();
  if (broken.length > 0) return { stages, problems: broken };
  if (!isMap(source.value)) return { stages, problems: placed([notMap(file, [])], source) };
  const found = Object.entries(source.value).flatMap(([stage, value]) => {
    if (!isMap(value)) return [notMap(file, [stage])];
    const problems = dataProblems(validateOldStage(value), validateOldStage.errors, value, file, [stage]);
    if (problems.length === 0) stages.set(stage, upgradeOldStage(value, stage, appName));
    return problems;
  });
  return { stages, problems: placed(found, source) };
}

const codes: SourceCodes = { syntax: 'deployed-syntax', key: 'deployed-syntax', duplicateKey: 'deployed-duplicate-key', unsafeKey: 'deployed-unsafe-key' };

function placed(problems: readonly Problem[], { place }: Source): Problem[] {
  return problems.map((problem) => ({ ...problem, where: place(problem.where.path ?? [], 'value') }));
}

const fix = 'correct it, or move the file away and deploy the stage again';

function dataProblems(isValid: boolean, errors: readonly SchemaError[] | null | undefined, data: unknown, file: string, before: Path): Problem[] {
  if (isValid) return [];
  return (errors ?? []).map(({ instancePath, keyword, params }): Problem => {
    const { path, value } = follow(data, instancePath);
    const message = problemWords(keyword, params, value, path.at(-1) === 'schema_version');
    return { code: 'deployed-value', severity: 'error', where: { file, path: [...before, ...path] }, message, fix };
  });
}

function problemWords(keyword: string, params: SchemaError['params'], value: unknown, isVersion: boolean): string {
  if (isVersion) return `the schema version ${shown(value, '')} is unknown; only 2.0 is supported`;
  if (keyword === 'required') return `there is no ${String(params['missingProperty'])}`;
  if (keyword === 'type') return `must be ${typesInWords([params['type']].flat() as string[])}, not ${shown(value, '')}`;
  return `${shown(value, '')} cannot be here`;
}

function notMap(file: string, path: Path): Problem {
  return { code: 'deployed-value', severity: 'error', where: { file, path }, message: 'must be an object', fix };
}
