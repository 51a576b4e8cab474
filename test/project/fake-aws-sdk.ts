import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Installs a stand-in for each package of the AWS SDK that a project depends on. */
export function installFakeSdk(project: string): void {
  const { dependencies = {} } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8')) as { dependencies?: { [name: string]: string } };
  for (const name of Object.keys(dependencies).filter((name) => name.startsWith('@aws-sdk/')))
    cpSync(join(process.cwd(), 'test/project/fake-aws-sdk', name.replace('@aws-sdk/', '')), join(project, 'node_modules', name), { recursive: true });
}
