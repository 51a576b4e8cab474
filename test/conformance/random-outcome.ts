import * as fc from 'fast-check';
import type { DeclarationProblem } from '../../src/app/inspection.js';
import { inspectionKey } from '../../src/app/inspection.js';
import type { AppDefinition, CallSite } from '../../src/app/definition.js';
import type { TemplateDocument, Value } from '../../src/compiler/cloudformation/template.js';
import { compileStage } from '../../src/compiler/compile-stage.js';
import { locate, parseConfig } from '../../src/compiler/config/parse-config.js';
import { resolveStage } from '../../src/compiler/config/resolve-stage.js';
import * as tschalice from '../../src/index.js';
import { buildFunctions } from '../../src/compiler/model/app-function.js';
import { mergeTemplates } from '../../src/compiler/merge/merge.js';
import { type AppModel, buildAppModel } from '../../src/compiler/model/app-model.js';
import { formatPlace } from '../../src/compiler/problem/format.js';
import { hasErrors, type Place, type Problem } from '../../src/compiler/problem/problem.js';
import { attributesOf } from '../../src/compiler/merged/generated/attributes.js';
import { type MergeTemplate, parseMergeTemplate } from '../../src/compiler/merge/parse-merge.js';
import { toJson } from '../../src/compiler/syntax/serialise.js';
import { type AppRecipe, appRecipe, sourceOf } from './random-app.js';
import { type ConfigRecipe, configOf, configRecipe, mergesOf } from './random-config.js';

export interface Recipe {
  readonly app: AppRecipe;
  readonly config: ConfigRecipe;
}

export interface Outcome {
  /** What is wrong with the way in which the tool took it; empty when all is well so far. */
  readonly faults: readonly string[];
  /** The template's text, for the outside judges; absent where problems were reported. */
  readonly template?: string;
  /** Of the errors that were reported. */
  readonly codes: readonly string[];
}

const policy: Value = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: ['s3:GetObject'], Resource: ['arn:aws:s3:::b/*'] }] };
const apiPolicy: Value = { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' }] };
const policies: ReadonlyMap<string, Value> = new Map([
  ['policy-dev.json', policy],
  ['other.json', policy],
  ['api.json', apiPolicy],
]);

const file = '.chalice/config.json';

export function drawRecipes(seed: number, runs: number): Recipe[] {
  return fc.sample(fc.record({ app: appRecipe, config: configRecipe }), { seed, numRuns: runs });
}

/** Packages what the recipe says, but for bundling and zipping. */
export async function packageRecipe(recipe: Recipe): Promise<Outcome> {
  try {
    const { template, problems } = await compile(recipe);
    const again = await compile(recipe);
    const faults = [
      ...problems.flatMap(faultsOf),
      ...(template === undefined && !hasErrors(problems) && !problems.some(({ code }) => code === 'app-declares-nothing')
        ? ['there is neither a template nor an error']
        : []),
      ...(template !== again.template || JSON.stringify(problems) !== JSON.stringify(again.problems) ? ['a second run gives something else'] : []),
    ];
    const codes = problems.filter(({ severity }) => severity === 'error').map(({ code }) => code);
    return { faults, codes, ...(template === undefined || hasErrors(problems) ? {} : { template }) };
  } catch (error) {
    return { faults: [`exception: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`], codes: [] };
  }
}

function faultsOf(problem: Problem): string[] {
  const { code, where, message, fix } = problem;
  const isWhole = [code, where.file, message, fix].every((text) => typeof text === 'string' && text.trim() !== '');
  // What a careless template literal makes of a value that is not there.
  const isCareless = /\bundefined\b|\[object Object\]|\bNaN\b/.test(`${message} ${fix} ${formatPlace(where)}`);
  return isWhole && /^[a-z0-9-]+$/.test(code) && !isCareless ? [] : [`a problem that says too little: ${JSON.stringify(problem)}`];
}

async function compile(recipe: Recipe): Promise<{ template: string | undefined; problems: readonly Problem[] }> {
  const { template, problems } = await compileRecipe(recipe);
  return { template: template === undefined ? undefined : toJson(template), problems };
}

/** A recipe as a compiled stage. */
export interface CompiledRecipe {
  /** Undefined where nothing of the configuration can be used. */
  readonly app?: AppModel;
  readonly merges?: readonly MergeTemplate[];
  readonly template: TemplateDocument | undefined;
  readonly problems: readonly Problem[];
}

/** What is compiled, other than the recipe itself. */
export interface CompileOptions {
  /** The region that the stage is packaged for; default: any. */
  readonly region?: string;
  /** What becomes of the configuration before it is read. @param names of the functions */
  readonly change?: (config: Config, names: readonly string[]) => object;
}

/** The configuration file, as far as recipes have it. */
export interface Config {
  readonly stages: { readonly dev: { readonly [key: string]: unknown } };
  readonly regions?: { readonly [name: string]: { readonly [key: string]: unknown } };
}

/** `project/package-stage.ts` without the disk. */
export async function compileRecipe(recipe: Recipe, { region, change = (config) => config }: CompileOptions = {}): Promise<CompiledRecipe> {
  const source = sourceOf(recipe.app);
  const { definition, mistakes } = declare(source);
  const names = namesOf(definition);
  const text = JSON.stringify(change(configOf(recipe.config, names, routesOf(definition)) as Config, names), null, 2);
  const { config: written, source: places, problems } = await parseConfig(text, file);
  if (written === undefined) return { template: undefined, problems };
  const parsed = await Promise.all(
    mergesOf(recipe.config, source).map((value, index) => parseMergeTemplate(JSON.stringify(value), `extras-${index}.json`, 'json')),
  );
  const unread = parsed.flatMap((one) => one.problems);
  const merges = parsed.flatMap(({ template }) => template ?? []);
  const app = buildAppModel(definition, resolveStage(written, file, 'dev', region ?? null), false, (template) => mergeTemplates(template, merges));
  const compiled = compileStage(app, {
    policies,
    policySources: [],
    rights: new Map(),
    merges,
    placeOf,
    lacksDeclarations: mistakes.length > 0,
    lacksMerges: unread.length > 0,
    today: '2026-11-20',
    forDeployment: true,
    attributesOf,
  });
  const found = [...mistakes, ...unread, ...compiled.problems];
  // Of an app that declares nothing, which it was warned of, CloudFormation takes no template.
  const isEmpty = Object.keys(compiled.template?.['Resources'] ?? {}).length === 0;
  return { app, merges, template: isEmpty ? undefined : compiled.template!, problems: locate(places, file, found) };
}

/** What the configuration calls its functions. */
function namesOf(definition: AppDefinition): string[] {
  return buildFunctions(definition, resolveStage({ app_name: 'any' }, file, 'dev')).map(({ name }) => name);
}

/** What the configuration calls its routes. */
function routesOf({ routes }: AppDefinition): string[] {
  return routes.flatMap(({ methods, path }) => methods.map((method) => `${method} ${path}`));
}

/** Runs the source as the tool does, with its mistakes collected. */
function declare(source: string): { definition: AppDefinition; mistakes: Problem[] } {
  const mistakes: Problem[] = [];
  const report = ({ code, message, fix, at }: DeclarationProblem): void => {
    mistakes.push({ code, severity: 'error', where: placeOf(at), message, fix });
  };
  let calls = 0;
  const inspected = globalThis as { [inspectionKey]?: object };
  inspected[inspectionKey] = { report, callSite: (): CallSite => [[(calls += 1), 1]] };
  try {
    // oxlint-disable-next-line typescript/no-implied-eval -- the source is our own, and what is printed is to be what was run
    const run = new Function(...Object.keys(tschalice), `${source}\nreturn JSON.stringify(app);`) as (...parts: unknown[]) => string;
    return { definition: JSON.parse(run(...Object.values(tschalice))) as AppDefinition, mistakes };
  } finally {
    delete inspected[inspectionKey];
  }
}

function placeOf(at: CallSite): Place {
  return at[0] === undefined ? { file: 'app.ts' } : { file: 'app.ts', line: at[0][0], column: at[0][1] };
}

/** As files that a developer can paste into an empty project. */
export function pasteable(recipe: Recipe): string {
  const source = sourceOf(recipe.app);
  const used = Object.keys(tschalice).filter((name) => new RegExp(`\\b${name}\\(|\\b${name}\\.`).test(source));
  const { definition } = declare(source);
  const merges = mergesOf(recipe.config, source).map((value, index) => `// extras-${index}.json, for --merge-template\n${JSON.stringify(value)}`);
  return [
    `// app.ts\nimport { ${used.join(', ')} } from 'tschalice';\n\n${source}\nexport { app };`,
    `// .chalice/config.json\n${JSON.stringify(configOf(recipe.config, namesOf(definition), routesOf(definition)), null, 2)}`,
    ...merges,
  ].join('\n\n');
}

/**
 * Everything that is the recipe without one of its parts, the greatest part first. The recipe is JSON, so parts are
 * elements of lists and optional members.
 */
export function smallerRecipes(recipe: Recipe): Recipe[] {
  const found: { size: number; smaller: unknown }[] = [];
  const visit = (node: unknown, rebuild: (replacement: unknown) => unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const isNeeded = (key: string): boolean =>
      ['app', 'config', 'items', 'functions', 'merges', 'routes', 'top', 'stage', 'kind', 'path', 'name', 'options', 'settings'].includes(key);
    for (const [key, value] of Object.entries(node)) {
      if (Array.isArray(node)) found.push({ size: size(value), smaller: rebuild(node.filter((_, index) => String(index) !== key)) });
      else if (!isNeeded(key) && value !== undefined)
        found.push({ size: size(value), smaller: rebuild(Object.fromEntries(Object.entries(node).filter(([other]) => other !== key))) });
      visit(value, (replacement) =>
        rebuild(Array.isArray(node) ? node.map((item, index) => (String(index) === key ? replacement : item)) : { ...node, [key]: replacement }),
      );
    }
  };
  visit(recipe, (replacement) => replacement);
  return found.sort((a, b) => b.size - a.size).map(({ smaller }) => smaller as Recipe);
}

function size(value: unknown): number {
  return JSON.stringify(value)?.length ?? 0;
}
