import { join } from 'node:path';
import { entriesOf } from '../../compiler/cloudformation/branch.js';
import type { Value } from '../../compiler/cloudformation/template.js';
import { textOf } from '../../compiler/cloudformation/text-of.js';
import { joinedList, levelsOf } from '../../compiler/config/level.js';
import type { GrantedStatement } from '../../compiler/iam/role/generated-policy.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import { policyFilesOf } from '../../compiler/model/role.js';
import type { Place } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { readText } from '../disk/read-text.js';
import { type PathReader, pathReader } from '../rights/call-path.js';
import type { FunctionRights } from '../rights/function-rights.js';
import type { CompiledProject } from './compiled-project.js';
import type { ExplainedCall, ExplainedPolicy, ExplainedRight, UnknownCall, WrittenStatement } from './explained-policy.js';
import { functionNamed } from './function-named.js';
import type { PackageOptions } from './package-options.js';
import { compileProject } from './package-stage.js';
import { statementsIn } from '../../compiler/cloudformation/policy-document.js';
import { type AttachedPolicies, attachedPolicies, policyIn, roleIn } from '../../compiler/iam/role/role-policy.js';

/** Whose policy to explain, on which stage. */
export interface ExplainPolicyOptions extends Omit<PackageOptions, 'outputPath' | 'prove' | 'forDeployment'> {
  /** As in `lambda_functions` of the configuration: `api_handler` for the routes. */
  readonly functionName: string;
}

/**
 * Says what a function may do, and why: which code calls AWS, what Lambda needs, and what somebody wrote by hand. It writes and prints nothing.
 *
 * @throws ProblemError if the stage cannot be compiled, or the app has no such function
 */
export async function explainPolicy({ functionName, ...options }: ExplainPolicyOptions): Promise<ExplainedPolicy> {
  const compiled = await compileProject(options);
  const { functions, template, appFile, rights: found, problems } = compiled;
  const fn = functionNamed(functions, functionName, appFile);
  const role = roleIn(template, fn.logicalId) ?? null;
  const sharedWith = functions.filter((other) => other !== fn && role !== null && roleIn(template, other.logicalId) === role).map(({ name }) => name);
  const statements = role === null ? [] : statementsIn(policyIn(template, role));
  const attached = role === null ? { managed: [], statements: [] } : attachedPolicies(template, role);
  const granted = grantedTo(role, compiled, new Set(statements.map((one) => JSON.stringify(one))));
  const own = found.functions.find((one) => one.functionName === functionName);
  const read = pathReader(options.project.directory);
  // A merge template may have replaced all that the code needs.
  const isCodeGranted = granted.some(({ need }) => need === 'code');
  const rights = [...(isCodeGranted && own !== undefined ? await codeRights(own, read) : []), ...granted.flatMap(fixedRights)];
  return {
    stage: options.stage,
    functionName,
    role,
    sharedWith,
    rights: rights.toSorted((a, b) => (a.action < b.action ? -1 : a.action > b.action ? 1 : 0)),
    statements: [...(await writtenStatements(fn, statements, granted, compiled)), ...attached.statements.map(fromResource)],
    managedPolicies: attached.managed,
    unknown: own === undefined ? [] : await unknownCalls(own, read),
    problems,
  };
}

/** The generated statements of a role that are still in it when templates are merged. */
function grantedTo(role: string | null, { resources }: CompiledProject, present: ReadonlySet<string>): readonly GrantedStatement[] {
  const resource = resources.find((one) => one.kind === 'role' && one.logicalId === role);
  const granted = resource?.kind === 'role' ? (resource.granted ?? []) : [];
  return granted.filter(({ statement }) => present.has(JSON.stringify(statement)));
}

async function codeRights({ rights }: FunctionRights, read: PathReader): Promise<ExplainedRight[]> {
  const found = new Map<string, Omit<ExplainedRight, 'calls'> & { readonly calls: Map<string, ExplainedCall> }>();
  for (const { action, resource, condition, call, places } of rights) {
    const key = JSON.stringify([action, resource, condition ?? null]);
    const right = found.get(key) ?? { action, resource, ...(condition !== undefined && { condition }), need: 'code', calls: new Map() };
    const { client, operation } = call;
    const explained = { client, operation, path: await read(places, call.path) };
    right.calls.set(JSON.stringify(explained), explained);
    found.set(key, right);
  }
  return [...found.values()].map(({ calls, ...right }) => ({ ...right, calls: [...calls.values()] }));
}

function fixedRights({ need, statement }: GrantedStatement): ExplainedRight[] {
  if (need === 'code' || need === 'configuration') return [];
  const entries = entriesOf(statement);
  const condition = entries.get('Condition');
  return [entries.get('Action') ?? []].flat().flatMap((action) =>
    listOf(entries.get('Resource') ?? '*').map((resource) => ({
      action: textOf(action),
      resource,
      ...(condition !== undefined && { condition }),
      need,
      calls: [],
    })),
  );
}

async function unknownCalls({ untold }: FunctionRights, read: PathReader): Promise<UnknownCall[]> {
  return Promise.all(untold.map(async ({ kind, client, path, places }) => ({ kind, client: client ?? null, path: await read(places, path) })));
}

function fromResource({ resource, statement }: AttachedPolicies['statements'][number]): WrittenStatement {
  return { from: 'merge-template', where: null, resource, statement };
}

/** What is in the role and was not generated. */
async function writtenStatements(
  fn: AppFunction,
  statements: readonly Value[],
  granted: readonly GrantedStatement[],
  compiled: CompiledProject,
): Promise<WrittenStatement[]> {
  const generated = new Set(granted.flatMap(({ need, statement }) => (need === 'configuration' ? [] : [JSON.stringify(statement)])));
  const others = statements.filter((statement) => !generated.has(JSON.stringify(statement)));
  const file = policyFilesOf(compiled).find(({ functionName }) => functionName === fn.name)?.file;
  if (file !== undefined) return others.map((statement) => ({ from: 'policy-file', where: { file: `.chalice/${file}` }, statement }));
  const places = others.length === 0 ? new Map<string, Place>() : await placesInConfig(compiled);
  return others.map((statement) => {
    const where = places.get(JSON.stringify(statement));
    return where === undefined ? { from: 'merge-template', where: null, statement } : { from: 'configuration', where, statement };
  });
}

/** The places of all statements in the configuration that any function of the stage gets. */
async function placesInConfig({ config, functions, project }: CompiledProject): Promise<Map<string, Place>> {
  const text = await readText(join(project.directory, config.file));
  const source = text === undefined ? undefined : await parseSource(text, config.file);
  const written = functions.flatMap(({ name }) => joinedList(levelsOf(config.levels, config.stage, name), 'iam_policy_statements'));
  return new Map(written.map(({ value, path }) => [JSON.stringify(value), source?.place(path, 'value') ?? { file: config.file, path }]));
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}
