import type { CommandModule } from 'yargs';
import { commands, packageOptions } from '../arguments/options.js';
import { UsageError } from '../arguments/usage-error.js';

export interface PackageArguments {
  readonly OUT?: string;
  readonly stage: string;
  readonly 'template-format': 'json' | 'yaml';
  readonly 'merge-template'?: readonly string[];
  readonly 'single-file'?: boolean;
  readonly 'no-prove'?: boolean;
  readonly check?: boolean;
  readonly 'project-dir'?: string;
  readonly json?: boolean;
}

export function packageCommand(finish: (status: number) => void): CommandModule<object, PackageArguments> {
  return {
    command: 'package [OUT]',
    describe: commands.package.about,
    builder: (yargs) =>
      yargs
        .positional('OUT', { type: 'string', describe: 'Folder to write to; default out/<stage> in the project folder' })
        .options(packageOptions)
        .check(({ OUT, 'single-file': singleFile }) => {
          if (singleFile === true && OUT === undefined) throw new UsageError('--single-file needs OUT, the zip to write');
          return true;
        })
        .example('$0 package --stage beta out/beta', 'package stage beta')
        .example('$0 package --merge-template resources.yaml', 'add resources of your own')
        .example('$0 package --stage beta --check out/beta', 'fail in CI when out/beta is stale')
        .example('$0 package --single-file beta.zip', 'one zip, as an artifact of a build') as never,
    handler: async (args) => {
      const { runPackage } = await import('./run.js');
      finish(await runPackage(args));
    },
  };
}
