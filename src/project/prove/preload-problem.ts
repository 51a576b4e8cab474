import type { Value } from '../../compiler/cloudformation/template.js';
import { levelsOf } from '../../compiler/config/level.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import type { Place } from '../../compiler/problem/problem.js';
import { packageNameOf } from '../bundle/layer-module.js';
import { layerFolder } from '../lambda/folders.js';
import type { ProofFunction } from './functions.js';
import { refusedOptions } from './node-options.js';
import type { ProofNote } from './note.js';
import type { ProofOutcome } from './proof-process.js';
import type { StartProblem } from './start-problem.js';

interface PreloadContext {
  readonly appFile: string;
  readonly config: StageConfig;
  readonly merges: readonly MergeTemplate[];
}

/** What NODE_OPTIONS of some functions breaks, and what of it was not proved. */
interface PreloadResult {
  readonly problems: readonly StartProblem[];
  readonly notProved: readonly string[];
}

type PreloadNote = Extract<ProofNote, { kind: 'preload' }>;

/** @param functions those that the run stands for; they have the same NODE_OPTIONS */
export function preloadResult({ notes }: ProofOutcome, functions: readonly ProofFunction[], context: PreloadContext): PreloadResult {
  const [first] = functions;
  if (first === undefined || !('NODE_OPTIONS' in first.own)) return { problems: [], notProved: [] };
  if (first.unknown.includes('NODE_OPTIONS'))
    return { problems: [], notProved: ['what NODE_OPTIONS loads, because its value is known only when the stack is deployed'] };

  const where = placeOf(first, context);
  const problem = (of: readonly ProofFunction[], what: string, fix: string, differences: readonly string[]): StartProblem[] =>
    of.length === 0 ? [] : [{ code: 'proof-node-options', where, functions: of.map(({ name }) => name), what, fix, differences }];
  const told = notes.filter((note) => note.kind === 'preload');
  const inLayers = functions.filter(({ hasForeignLayers }) => hasForeignLayers);
  const alone = functions.filter(({ hasForeignLayers }) => !hasForeignLayers);
  return {
    problems: [
      ...refusedOptions(first.own['NODE_OPTIONS']).flatMap((option) =>
        problem(functions, `NODE_OPTIONS has '${option}'`, 'correct the option, or remove it', [`Node.js ${process.version} does not take it`]),
      ),
      ...told.flatMap((note) => {
        if (note.error === undefined) return [];
        const option = `NODE_OPTIONS has '${note.option} ${note.specifier}', `;
        if (!isAbsent(note)) return problem(functions, `${option}which fails: ${note.error.message}`, 'correct that file, or remove the option', []);
        if (isOfLayer(note))
          return problem(alone, `${option}which only a layer could hold`, "add the layer to the function's layers, or remove the option", ['it has no layer']);
        return problem(alone, `${option}which the deployment package does not contain`, missingFix(note), []);
      }),
    ],
    notProved: told.flatMap((note) => {
      if (note.error === undefined) return [`what '${note.option} ${note.specifier}' in NODE_OPTIONS does, because its hooks were not run`];
      const isFromLayer = isAbsent(note) && (isOfLayer(note) || inLayers.length > 0);
      return isFromLayer ? [`what '${note.option} ${note.specifier}' in NODE_OPTIONS does, because only a layer may hold it`] : [];
    }),
  };
}

/** Whether the module itself is missing, and not one that it imports. */
function isAbsent({ error, specifier }: PreloadNote): boolean {
  return error?.missing !== undefined && (error.missing === specifier || error.file === undefined);
}

function isOfLayer({ specifier }: PreloadNote): boolean {
  return specifier.replace(/^file:\/\//, '').startsWith(`${layerFolder}/`);
}

function missingFix({ specifier }: PreloadNote): string {
  if (/^(?:[./]|file:)/.test(specifier)) return 'add the file to "include" in the configuration, in JavaScript, because Node.js loads it as it is';
  return `add '${packageNameOf(specifier)}' to "external_packages" in the configuration, and install it if it is not installed`;
}

/** Where the user sets the variable. */
function placeOf({ name, logicalId }: ProofFunction, { appFile, config, merges }: PreloadContext): Place {
  const level = levelsOf(config.levels, config.stage, name).find(({ settings }) => settings.environment_variables?.['NODE_OPTIONS'] !== undefined);
  const tail = ['Environment', 'Variables', 'NODE_OPTIONS'];
  for (const merge of merges.toReversed()) {
    for (const path of [
      ['Resources', logicalId, 'Properties', ...tail],
      ['Globals', 'Function', ...tail],
    ]) {
      if (has(merge.value, path)) return merge.place(path);
    }
  }
  return level === undefined ? { file: appFile } : { file: config.file, path: [...level.path, 'environment_variables', 'NODE_OPTIONS'] };
}

function has(value: Value | undefined, [key, ...rest]: readonly string[]): boolean {
  if (key === undefined) return value !== undefined;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && has((value as { readonly [name: string]: Value | undefined })[key], rest);
}
