import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { CallSite } from '../../app/definition.js';
import type { ErrorCode, WarningCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { maskSecrets } from '../../compiler/problem/secret.js';
import type { Bundle } from '../bundle/bundle.js';
import { chainBeside, chainToPackage, chainToSource, ownerOf } from './import-chain.js';
import { fromProject, isInside } from '../disk/inside.js';
import { exceptionFix, inWords, placeIn } from '../load/load-problem.js';
import { sourceAt } from '../bundle/minified-name.js';
import type { ProofFunction } from './functions.js';
import type { ProofNote } from './note.js';
import type { ProofError } from './proof-error.js';
import type { ProofOutcome } from './proof-process.js';
import { ownPlaces } from '../bundle/source-map.js';

/** Why some functions do not start. `proofProblems` turns it into a problem when all functions are known. */
export interface StartProblem extends Pick<Problem, 'where' | 'fix' | 'frame'> {
  readonly code: ErrorCode & WarningCode;
  readonly functions: readonly string[];
  /** What is wrong, as the end of a sentence about them. */
  readonly what: string;
  /** What differs from Lambda, as statements. */
  readonly differences: readonly string[];
}

interface StartContext {
  readonly directory: string;
  readonly appFile: string;
  readonly bundle: Bundle;
  readonly timeLimitMs: number;
}

/** @param functions those that the run stands for */
export function startProblems(outcome: ProofOutcome, functions: readonly ProofFunction[], context: StartContext): StartProblem[] {
  const { kind, notes } = outcome;
  if (kind === 'ready' || functions.length === 0) return [];
  const errors = notes.flatMap((note) => {
    if (note.kind === 'uncaught') return [{ error: note.error, concerned: functions }];
    if (note.kind !== 'handlers') return [];
    return [{ error: note.error, concerned: functions.filter(({ handlerPath }) => note.paths.includes(handlerPath)) }];
  });
  const differences = metStandIns(outcome, functions, context.directory).map((name) => `${name} is not the real one`);
  if (errors.length === 0) return [{ ...ofEnd(outcome, context), functions: functions.map(({ name }) => name), differences }];
  return errors
    .filter(({ concerned }) => concerned.length > 0)
    .map(({ error, concerned }) => {
      const isAbsent = error.missing !== undefined || error.name === 'Runtime.ImportModuleError';
      const isLayered = concerned.some(({ hasForeignLayers }) => hasForeignLayers);
      const ofError = !isAbsent ? differences : isLayered ? ['a layer that contains it may be missing'] : [];
      return { ...ofThrown(error, notes, context), functions: concerned.map(({ name }) => name), differences: ofError };
    });
}

/** What a run used that only Lambda has, in words. */
export function metStandIns({ notes }: ProofOutcome, functions: readonly ProofFunction[], directory: string): string[] {
  const read = new Set(notes.flatMap((note) => (note.kind === 'read' ? [note.name] : [])));
  const variables = functions.flatMap(({ unknown }) => unknown.filter((name) => read.has(name) || read.has('*')));
  const things = notes.flatMap((note) =>
    note.kind === 'stand-in' ? [note.name.endsWith('.node') ? `machine code of ${ownerIn(directory, note.name)}` : note.name] : [],
  );
  return [...new Set([...things, ...variables.map((name) => `the value of ${name}`)])];
}

type Told = Omit<StartProblem, 'functions' | 'differences'>;

/** Of a process that did not end, or ended too early. */
function ofEnd({ kind, notes, output, status }: ProofOutcome, context: StartContext): Told {
  const wrote = lastWords(output);
  if (kind === 'timeout') {
    return {
      code: 'proof-timeout',
      where: { file: context.appFile },
      what: `importing the app took longer than ${context.timeLimitMs / 1000} seconds, Lambda's limit${wrote}`,
      fix: 'move work and connections out of the module level, into the handlers',
    };
  }
  const exit = notes.find((note) => note.kind === 'exit');
  if (exit !== undefined) {
    return {
      code: 'proof-exit',
      ...placeIn(exit.at, context),
      what: `the app ended the process (exit status ${exit.code}) while it was imported${wrote}`,
      fix: 'throw an error that says what is wrong, instead of calling process.exit',
    };
  }
  // Node exits with 13 when a module still waits and nothing is left that could wake it.
  const isStuck = status === 13 || status === 0;
  return {
    code: 'proof-exit',
    where: { file: context.appFile },
    what: isStuck
      ? 'importing the app never finishes: it waits for something that never happens'
      : `the process ended while the app was imported (${typeof status === 'number' ? `exit status ${status}` : String(status)})${wrote}`,
    fix: isStuck ? 'remove endless waiting from the module level' : 'look at what the app loads and runs at its module level',
  };
}

function ofThrown(error: ProofError, notes: readonly ProofNote[], context: StartContext): Told {
  const { name, message, at, missing, file } = error;
  if (name.startsWith('Runtime.')) {
    const fix = "correct 'Handler' of the function in the merged template";
    return { code: 'proof-handler-missing', where: { file: context.appFile }, what: message, fix };
  }
  const chain = chainOf(error, notes, context);
  const way = chain.length > 1 ? ` (${chain.join(' → ')})` : '';
  const place = placed(at, chain, context);
  if (missing !== undefined) {
    return { code: 'proof-module-missing', ...place, what: `the deployment package does not contain '${missing}'${way}`, fix: missingFix(missing) };
  }
  const from = file === undefined ? '' : `in ${ownerIn(context.directory, file)}: `;
  const what = `${from}${inWords(error, context)}${way}`;
  const fix = offlineFix(error) ?? unreadFix(error, context) ?? `${exceptionFix(error)}${packageHint(error, context)}`;
  return { code: 'proof-exception', ...place, what, fix };
}

/** For a connection, which may well work in Lambda. The words are those of `offline.cts`. */
function offlineFix({ summary }: ProofError): string | undefined {
  if (!summary.includes('while a package is proved, there is no network')) return undefined;
  return 'connect in the handlers, or continue without an answer; --no-prove packages the app without this proof';
}

/** For a file of the project that is not in the package. */
function unreadFix({ message }: ProofError, { directory }: StartContext): string | undefined {
  const path = /^ENOENT: .* '\/var\/task\/(.+)'$/.exec(message)?.[1];
  return path !== undefined && existsSync(join(directory, path)) ? `add "${path}" to "include" in the configuration` : undefined;
}

/** For code of a package that looks for other packages by names that nobody sees beforehand. */
function packageHint({ at: [innermost], file }: ProofError, { bundle }: StartContext): string {
  const owner = file === undefined ? undefined : ownerOf(file);
  if (owner !== undefined && bundle.copied[owner] === 'modules') return '; add the packages that it loads by their names to "external_packages"';
  if (file !== undefined || innermost === undefined || ownPlaces(bundle.map, [innermost]).length > 0) return '';
  return '; a package that loads modules or files by name works only outside the bundle: add it, and the packages that it loads, to "external_packages"';
}

/** From the app's file to where it happened. */
function chainOf({ at, file, missing }: ProofError, notes: readonly ProofNote[], { bundle: { inputs, fullMap }, directory }: StartContext): string[] {
  if (file !== undefined) {
    const edges = notes.filter((note) => note.kind === 'edge');
    const beside = chainBeside(edges, file);
    return [...chainToPackage(inputs, beside[0]).slice(0, -1), ...beside.map((owner) => ownerIn(directory, owner))];
  }
  const source = at[0] === undefined ? undefined : sourceAt(fullMap(), at[0]);
  if (source !== undefined) return chainToSource(inputs, source);
  return missing === undefined ? [] : chainToPackage(inputs, ownerOf(missing)).slice(0, -1);
}

/** `package 'b'`; for a file of the user, its path relative to the project. */
function ownerIn(directory: string, file: string): string {
  const owner = ownerOf(file);
  if (owner !== file.replaceAll('\\', '/') || !isInside(directory, file)) return `package '${owner}'`;
  return fromProject(directory, file);
}

/** The user's line that led there, or the last of their files in the chain. */
function placed(at: CallSite, chain: readonly string[], context: StartContext): Pick<StartProblem, 'where' | 'frame'> {
  const place = placeIn(at, context);
  if (place.where.line !== undefined) return place;
  return { where: { file: chain.findLast((label) => context.bundle.map.sources.includes(label)) ?? context.appFile } };
}

function missingFix(missing: string): string {
  if (/^[./]|^file:/.test(missing)) return 'add the file to "include" in the configuration';
  return `add '${ownerOf(missing)}' to "external_packages" in the configuration, and install it if it is not installed`;
}

/** The last line of the process's output may say why. */
function lastWords(output: string): string {
  const last = output.split('\n').findLast((line) => line.trim() !== '');
  return last === undefined ? '' : `; its last output was: ${maskSecrets(last.trim()).slice(0, 300)}`;
}
