import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The parsed configuration of a project. It must be JSON, because there is no YAML parser here.
 *
 * @param projectDir the folder with `.chalice/`; if undefined, the configuration may be missing
 * @throws Error if the configuration is missing or not JSON
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
  if (hasYaml) throw new Error(`the configuration in ${folder} is YAML, which the test client cannot read: parse it, and pass it as the option config`);
  if (projectDir !== undefined) throw new Error(`there is no ${file}: pass the project folder as projectDir, or pass the option config`);
  return {};
}
