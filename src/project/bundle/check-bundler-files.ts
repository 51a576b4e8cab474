import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import { plainJson } from '../../compiler/syntax/plain-json.js';
import { sourceProblems } from '../../compiler/syntax/source.js';
import { checkKind, mostTextBytes } from '../disk/read-bytes.js';
import { readText } from '../disk/read-text.js';
import { shownPlace } from '../disk/shown-path.js';
import { tsconfigChain, type Tsconfig } from '../metadata/tsconfig.js';

/**
 * Checks the files that the bundler reads on its own account. It would wait for a named pipe, guess at what is not UTF-8, call a file that it may not
 * read a mistake in the code, and take the last of two equal keys.
 *
 * @throws ProblemError, or the file system's error for a file that cannot be read
 */
export async function checkBundlerFiles(directory: string, appFile: string): Promise<void> {
  const outcomes = await Promise.allSettled([appFile, 'package.json', 'tsconfig.json'].map((file) => readText(join(directory, file))));
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  const manifest = (outcomes[1] as PromiseFulfilledResult<string | undefined>).value;
  const chain = tsconfigChain(join(directory, appFile));
  checkFolders(directory);
  const texts = [
    ...(manifest === undefined ? [] : [{ file: 'package.json', text: manifest }]),
    ...chain.map(({ file, text }: Tsconfig) => ({ file: shownPlace(directory, file), text: plainJson(text) })),
  ];
  const problems = (await Promise.all(texts.map(({ file, text }) => keyProblems(text, file)))).flat();
  if (problems.length > 0) throw new ProblemError(problems);
}

/** What else is wrong with a text is for npm and TypeScript to say. Of the names with a meaning in JavaScript, packages may have all but one. */
async function keyProblems(text: string, file: string): Promise<Problem[]> {
  const source = await parseSource(text, file, { format: 'json' });
  const keys = source.problems.filter(({ kind, where }) => kind === 'duplicateKey' || (kind === 'unsafeKey' && where.path?.at(-1) === '__proto__'));
  return sourceProblems({ ...source, problems: keys }, { syntax: 'file-key', key: 'file-key', duplicateKey: 'file-key', unsafeKey: 'file-key' });
}

const mostFolders = 2000;

/** The bundler reads these of every folder that leads to a module. */
function checkFolders(directory: string): void {
  const folders = [directory];
  for (const folder of folders) {
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (entry.name === 'package.json') checkKind(statSync(path, { throwIfNoEntry: false }), path, mostTextBytes);
      else if (entry.name === 'tsconfig.json' && folder !== directory) tsconfigChain(path);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules' && folders.length < mostFolders) folders.push(path);
    }
  }
}
