import { runnerOf } from './build-machine.js';
import { installCommands } from './package-manager.js';
import type { ReviewSettings } from './review-settings.js';
import { diffWords, reviewTargets, targetWords } from './review-target.js';

/** The two workflows, as far as their place in the repository goes. */
export interface ReviewNames {
  /** What GitHub shows, and what the second workflow waits for. */
  readonly name: string;
  /** The same for file names and groups. */
  readonly slug: string;
  /** The file of the first workflow, from the repository's root. */
  readonly workflow: string;
  /** The file of the second. */
  readonly commentWorkflow: string;
}

/** A project in a subfolder has workflows of its own. */
export function reviewNames(folder: string): ReviewNames {
  const isRoot = folder === '.';
  const slug = `template-review${isRoot ? '' : `-${folder.replaceAll(/[^A-Za-z0-9]+/g, '-')}`}`;
  const name = `Template review${isRoot ? '' : ` of ${folder}`}`;
  return { name, slug, workflow: `.github/workflows/${slug}.yml`, commentWorkflow: `.github/workflows/${slug}-comment.yml` };
}

/**
 * The workflow that reviews a pull request, without any rights.
 *
 * @param skeleton templates/review/workflow.yml: one stage, with placeholders in capitals for settings
 */
export function reviewWorkflow(skeleton: string, settings: ReviewSettings): string {
  const { folder, lockFolder, packageManager, nodeMajor, committed, gates } = settings;
  const names = reviewNames(folder);
  const install = installCommands(packageManager, nodeMajor);
  const isOwnFolder = lockFolder === folder;
  // In a workspace, the project may use any other folder.
  const hasPaths = folder !== '.' && isOwnFolder;
  let text = skeleton;
  if (!hasPaths) text = text.replace(/\n {4}paths:\n(?: {6}.*\n)+/, '\n');
  if (folder === '.') text = text.replace(/ {4}defaults:\n(?: {6}.*\n)+/, '').replace('FOLDER/template-review/', 'template-review/');
  if (isOwnFolder) text = text.replace(/ *working-directory: 'LOCK_FOLDER'\n/, '');
  text = eachOf(text, /( *- run: .* --check OUT\n.*\n)/, committed, (output) => ({ STAGE: targetWords(output), OUT: output.out }));
  text = eachOf(text, /( *- run: .* quota .*\n.*\n)/, reviewTargets(settings), (target) => ({ STAGE: targetWords(target) }));
  return filled(gates.length === 0 ? text.replace(/ *--fail-on GATES\n/, '') : text, {
    ...wordsOf(settings),
    WORKFLOW: names.workflow,
    LOCK_FOLDER: lockFolder,
    RUNNER: runnerOf(settings),
    NODE_MAJOR: String(nodeMajor),
    INSTALL: install.length === 1 ? install[0]! : `|\n${install.map((command) => `          ${command}`).join('\n')}`,
    '--STAGES': diffWords(settings).join(' '),
    GATES: gates.join(','),
  });
}

/**
 * The workflow that comments what the other one has found.
 *
 * @param skeleton templates/review/comment-workflow.yml
 * @param script templates/review/github-comment.cjs, which it holds, since it may run nothing of the repository
 */
export function commentWorkflow(skeleton: string, script: string, settings: ReviewSettings): string {
  const lines = script.trimEnd().split('\n');
  const block = lines.map((line, index) => (line === '' || index === 0 ? line : `          ${line}`)).join('\n');
  return filled(skeleton, { ...wordsOf(settings), COMMENT_SCRIPT: block });
}

function wordsOf({ folder }: ReviewSettings): Words {
  const { name, slug } = reviewNames(folder);
  return { NAME: name, SLUG: slug, FOLDER: folder };
}

interface Words {
  readonly [word: string]: string;
}

/** What is in the skeleton once, for each of some; nothing where there is none. */
function eachOf<One>(text: string, once: RegExp, all: readonly One[], words: (one: One) => Words): string {
  return text.replace(once, (part) => all.map((one) => filled(part, words(one))).join(''));
}

/** In one step, so that inserted values are not searched for placeholders. */
function filled(text: string, words: Words): string {
  return text.replaceAll(/(?<![\w$-])(?:--)?[A-Z_]+\b/g, (word) => (Object.hasOwn(words, word) ? words[word]! : word));
}
