import { resolve } from 'node:path';
import type { Problem } from '../../compiler/problem/problem.js';
import { parseEnvFile } from '../../testing/parse-env-file.js';
import { readText } from '../disk/read-text.js';
import { shownPlace } from '../disk/shown-path.js';

/**
 * The variables in files as `node --env-file` reads them. A later file wins. The values never get into what is written: an app sees them on this
 * machine only.
 */
export async function readEnvFiles(directory: string, files: readonly string[]): Promise<{ values: { readonly [name: string]: string }; problems: Problem[] }> {
  const texts = await Promise.all(files.map(async (file) => ({ path: resolve(directory, file), text: await readText(resolve(directory, file)) })));
  const values = texts.flatMap(({ text }) => Object.entries(parseEnvFile(text ?? '')));
  return {
    values: Object.fromEntries(values),
    problems: texts.filter(({ text }) => text === undefined).map(({ path }) => missing(shownPlace(directory, path))),
  };
}

function missing(file: string): Problem {
  return {
    code: 'env-file-missing',
    severity: 'error',
    where: { file },
    message: 'there is no such file of environment variables',
    fix: 'correct the path after --env-file',
  };
}
