import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { RealValues } from '../../compiler/expand/variable.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { Bundle } from '../bundle/bundle.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { ImportedNames } from '../bundle/imported-names.js';
import { layerFolder, taskFolder } from '../lambda/folders.js';
import type { Proof } from './proof.js';
import { addonsFor } from './addons.js';
import type { ProofInput } from './proof-child.js';
import { preloadResult } from './preload-problem.js';
import { metStandIns, type StartProblem, startProblems } from './start-problem.js';
import { type ProofFunction, proofFunctions } from './functions.js';
import { proofProblems } from './problem.js';
import { type ProofProcess, startProofProcess } from './proof-process.js';
import { wrapperResult } from './wrapper-problem.js';
import { copyModules, type ModuleCopies } from './module-copies.js';
import { packedEntries } from '../../compiler/zip/parse-zip.js';

/** Lambda's own limit for initialisation (Developer Guide, "Lambda execution environment lifecycle"). */
const initLimitMs = 10_000;

export interface ProofSubject {
  readonly directory: string;
  readonly appFile: string;
  readonly config: StageConfig;
  readonly functions: readonly AppFunction[];
  readonly bundle: Bundle;
  /** What the bundle imports of the AWS SDK. */
  readonly sdkNames: ImportedNames;
  readonly template: TemplateDocument;
  readonly merges: readonly MergeTemplate[];
  /** Values for variables that only a deployment knows. */
  readonly realValues: RealValues;
  readonly deploymentPackage: DeploymentPackage;
}

/** Proves one package, once. */
export interface Prover {
  /**
   * Starts every function of a template from the bytes of its zip, in processes like Lambda's, until it asks for its first event.
   *
   * One process serves all functions whose environments have the same values of the variables that were read, because a
   * second one would do the same again. So most projects need one process; a function gets its own if the app reads a
   * variable that has another value there. Variables that Lambda sets for each function, such as its name, do not count.
   */
  prove(subject: ProofSubject): Promise<{ readonly proof: Proof; readonly problems: readonly Problem[] }>;
  /** To be called if there is nothing to prove. */
  end(): void;
}

/** Starts a process beforehand, while there is nothing to prove yet. */
export function startProver(directory: string, config: StageConfig, timeLimitMs: number = initLimitMs): Prover {
  const first = startProofProcess(directory, config);
  return { prove: (subject) => prove(subject, first, timeLimitMs), end: () => first.end() };
}

async function prove(subject: ProofSubject, first: ProofProcess, timeLimitMs: number): ReturnType<Prover['prove']> {
  const copies = copyModules(subject.bundle.modules);
  try {
    return await proveWith(copies.files, subject, first, timeLimitMs);
  } finally {
    copies.remove();
  }
}

async function proveWith(modules: ModuleCopies['files'], subject: ProofSubject, first: ProofProcess, timeLimitMs: number): ReturnType<Prover['prove']> {
  const { config, template, directory, realValues } = subject;
  const all = proofFunctions(template, config, realValues, new Map(subject.functions.map(({ logicalId, name }) => [logicalId, name])));
  const skipped = new Set(subject.functions.filter(({ settings }) => !settings.prove).map(({ logicalId }) => logicalId));
  const functions = all.filter(({ logicalId }) => !skipped.has(logicalId));
  const inputOf = inputs(subject, functions, modules);
  const problems: StartProblem[] = [];
  const standIns = new Set<string>();
  const notStarted = all.filter((fn) => !functions.includes(fn)).map(({ name }) => `the function '${name}', because its settings have "prove": false`);
  const notProved = new Set<string>();
  // Node.js itself reads it.
  const read = new Set<string>(['NODE_OPTIONS']);
  let idle: ProofProcess | undefined = first;
  let pending = functions;
  while (pending.length > 0) {
    // Which functions differ is known once one of them has run.
    const batch = idle === undefined ? distinct(pending, read).slice(0, availableParallelism()) : pending.slice(0, 1);
    const runs = batch.map(async (fn) => {
      const process = idle ?? startProofProcess(directory, config);
      idle = undefined;
      return { fn, outcome: await process.run(inputOf(fn), timeLimitMs) };
    });
    for (const { fn, outcome } of await Promise.all(runs)) {
      const seen = new Set(['NODE_OPTIONS', ...outcome.notes.flatMap((note) => (note.kind === 'read' ? [note.name] : []))]);
      for (const name of seen) read.add(name);
      // Nobody knows what a stopped process would have read, and another one would take as long.
      const alike = pending.filter((other) => other === fn || outcome.kind === 'timeout' || kindOf(other, seen) === kindOf(fn, seen));
      pending = pending.filter((other) => !alike.includes(other));
      for (const name of metStandIns(outcome, alike, directory)) standIns.add(name);
      problems.push(...startProblems(outcome, alike, { ...subject, timeLimitMs }));
      const preloads = preloadResult(outcome, alike, subject);
      problems.push(...preloads.problems);
      for (const what of preloads.notProved) notProved.add(what);
    }
  }
  idle?.end();
  for (const fn of functions) {
    const { problem, notProved: what } = wrapperResult(fn, subject.deploymentPackage.paths, subject.appFile);
    if (problem !== undefined) problems.push(problem);
    if (what !== undefined) notProved.add(what);
  }
  const broken = new Set(problems.flatMap((problem) => problem.functions));
  return {
    proof: {
      functions: functions.map(({ name }) => name).filter((name) => !broken.has(name)),
      node: process.version,
      standIns: [...standIns].sort(),
      notProved: [...notStarted, ...[...notProved].sort()],
    },
    problems: proofProblems(problems),
  };
}

/** Makes the input of a function's process. */
function inputs(
  { directory, sdkNames, deploymentPackage }: ProofSubject,
  functions: readonly ProofFunction[],
  modules: ReadonlyMap<string, string>,
): (fn: ProofFunction) => Omit<ProofInput, 'address'> {
  const { zipped, layer, sources } = deploymentPackage;
  const entries = packedEntries(Buffer.from(zipped))!;
  const held = new Set([
    ...[...entries.keys()].map((path) => `${taskFolder}/${path}`),
    ...(layer === undefined ? [] : [...packedEntries(Buffer.from(layer))!.keys()].map((path) => `${layerFolder}/${path}`)),
  ]);
  const files = [...sources].filter(([path]) => held.has(path));
  const compiled = [...modules].filter(([path]) => held.has(path)).map(([path, copy]): [string, string] => [resolve(path), copy]);
  const [code, library] = ['app.mjs', 'tschalice.mjs'].map((path) => entries.get(path)!().toString());
  const handlers = Object.fromEntries(functions.map(({ handlerPath, takesCallbacks }) => [handlerPath, takesCallbacks]));
  return ({ environment, architecture }) => ({
    directory,
    environment,
    handlers,
    code: code!,
    library: library!,
    files: [...files.map(([path, { source }]): [string, string] => [resolve(path), source]), ...compiled],
    modules: compiled.map(([path]) => path),
    sdkNames,
    addons: addonsFor(
      files.map(([, entry]) => entry),
      architecture,
    ),
  });
}

/** One of each kind, as far as is known. */
function distinct(functions: readonly ProofFunction[], read: ReadonlySet<string>): ProofFunction[] {
  return [...new Map(functions.map((fn) => [kindOf(fn, read), fn])).values()];
}

/** Functions of one kind behave the same for code that reads only these variables. */
function kindOf({ own, architecture }: ProofFunction, read: ReadonlySet<string>): string {
  const names = read.has('*') ? Object.keys(own) : Object.keys(own).filter((name) => read.has(name));
  return JSON.stringify([architecture, names.sort().map((name) => [name, own[name]])]);
}
