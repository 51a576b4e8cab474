import { join, resolve } from 'node:path';
import type { Environment } from './environment.js';
import { parseEnvFile } from './parse-env-file.js';
import { parseStrictJson } from './parse-strict-json.js';
import { readTextFile } from './read-file.js';

/**
 * The parsed configuration of a project. It must be JSON: the YAML parser is loaded later, and only for merged templates, but a client knows its settings at once.
 *
 * @param projectDir the folder with `.chalice/`; if undefined, the configuration may be missing
 * @throws Error if the configuration is missing or not JSON
 */
export function readConfig(projectDir: string | undefined): unknown {
  const folder = join(projectDir ?? '.', '.chalice');
  const file = join(folder, 'config.json');
  const text = readTextFile(file);
  if (text !== undefined) {
    try {
      return parseStrictJson(text);
    } catch (cause) {
      throw new Error(`${file} cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
  const hasYaml = ['config.yaml', 'config.yml'].some((name) => readTextFile(join(folder, name)) !== undefined);
  if (hasYaml) throw new Error(`the configuration in ${folder} is YAML, which the test client cannot read: parse it, and pass it as the option config`);
  if (projectDir !== undefined) throw new Error(`there is no ${file}: pass the project folder as projectDir, or pass the option config`);
  return {};
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
