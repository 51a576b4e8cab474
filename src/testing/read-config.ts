import { join, resolve } from 'node:path';
import type { Environment } from './environment.js';
import { parseEnvFile } from './parse-env-file.js';
import { parseStrictJson } from './parse-strict-json.js';
import { readTextFile } from './read-file.js';

/**
 * The parsed configuration of a project: at once where it is JSON, later where it is YAML, whose parser is not loaded before.
 *
 * @param projectDir the folder with `.chalice/`; if undefined, the configuration may be missing
 * @throws Error if the configuration is missing or cannot be read; what is wrong with YAML rejects
 */
export function readConfig(projectDir: string | undefined): unknown {
  const folder = join(projectDir ?? '.', '.chalice');
  const json = join(folder, 'config.json');
  const text = readTextFile(json);
  if (text !== undefined) {
    try {
      return parseStrictJson(text);
    } catch (cause) {
      throw new Error(`${json} cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
  for (const file of [join(folder, 'config.yaml'), join(folder, 'config.yml')]) {
    const yaml = readTextFile(file);
    if (yaml !== undefined) return parsedYaml(yaml, file);
  }
  if (projectDir !== undefined) throw new Error(`there is no ${json}: pass the project folder as projectDir, or pass the option config`);
  return {};
}

async function parsedYaml(text: string, file: string): Promise<unknown> {
  const { parseSource } = await import('../compiler/syntax/parse-source.js');
  const { value, problems } = await parseSource(text, file);
  const [first] = problems;
  if (first === undefined) return value;
  const { line, column } = first.where;
  throw new Error(`${file} cannot be read: ${first.message} (line ${line}, column ${column})`);
}

/** The variables in files as `node --env-file` reads them; a later file wins. @throws Error if one is missing or cannot be read */
export function readEnvFiles(directory: string, files: readonly string[]): Environment {
  const values = files.flatMap((file) => {
    const text = readTextFile(resolve(directory, file));
    if (text === undefined) throw new Error(`there is no ${file}, which the option envFile names`);
    return Object.entries(parseEnvFile(text));
  });
  return Object.fromEntries(values);
}
