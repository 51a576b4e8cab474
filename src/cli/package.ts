import type { CommandModule } from 'yargs';
import { jsonOption, mergeTemplateOption, OptionError, once, projectDirOption, stageOption, templateFormatOption } from './options.js';

export interface PackageArguments {
  out?: string | undefined;
  stage: string;
  'template-format': 'json' | 'yaml';
  'merge-template': string[];
  'single-file': boolean;
  check: boolean;
  'project-dir'?: string | undefined;
  json: boolean;
}

export function packageCommand(finish: (status: number) => void): CommandModule<object, PackageArguments> {
  return {
    command: 'package [out]',
    describe: 'Write the template, the Swagger document and the zip of a stage',
    builder: (yargs) =>
      yargs
        .positional('out', { type: 'string', describe: 'Folder to write to; default out/<stage>', coerce: once('out') })
        .option('stage', { ...stageOption, default: 'dev' })
        .option('template-format', templateFormatOption)
        .option('merge-template', mergeTemplateOption)
        .option('single-file', { type: 'boolean', describe: 'Write one zip, named OUT, with template and package in it', default: false })
        .option('check', { type: 'boolean', describe: 'Write nothing; exit 1 with the differences if OUT is not what would be written', default: false })
        .option('project-dir', projectDirOption)
        .option('json', jsonOption)
        .check(({ out, 'single-file': singleFile }) => {
          if (singleFile && out === undefined) throw new OptionError('--single-file needs OUT, the zip to write');
          return true;
        })
        .example('$0 package --stage beta out/beta', 'package stage beta')
        .example('$0 package --merge-template resources.yaml', 'add your own resources')
        .example('$0 package --check out/beta --stage beta', 'fail in CI when out/beta is stale'),
    handler: async (args) => {
      const { runPackage } = await import('./run-package.js');
      finish(await runPackage(args));
    },
  };
}
