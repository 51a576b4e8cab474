import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The parsed configuration of a project. Only JSON is read here, as this floor has no parser for YAML.
 *
 * @param projectDir The folder that holds `.chalice/`; where none is named, a missing configuration is none.
 * @throws Error where there is no configuration to read, or it is no JSON
 */
export function readConfig(projectDir: string | undefined): unknown {
  const folder = join(projectDir ?? '.', '.chalice');
  const file = join(folder, 'config.json');
  if (existsSync(file)) {
    try {
      return JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    } catch (cause) {
      throw new Error(`${file} cannot be read: ${(cause as Error).message}`, { cause });
    }
  }
  const hasYaml = ['config.yaml', 'config.yml'].some((name) => existsSync(join(folder, name)));
  if (hasYaml) throw new Error(`the configuration in ${folder} is YAML, which the test client cannot read: parse it, and give it as the option config`);
  if (projectDir !== undefined) throw new Error(`there is no ${file}: name the project folder as projectDir, or give the option config`);
  return {};
}
