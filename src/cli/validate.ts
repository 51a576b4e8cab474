import type { CommandModule } from 'yargs';
import { jsonOption, mergeTemplateOption, projectDirOption, stageOption } from './options.js';

export interface ValidateArguments {
  stage?: string | undefined;
  'merge-template': string[];
  'project-dir'?: string | undefined;
  json: boolean;
}

export function validateCommand(finish: (status: number) => void): CommandModule<object, ValidateArguments> {
  return {
    command: 'validate',
    describe: 'Check the project as package does, and write nothing',
    builder: (yargs) =>
      yargs
        .option('stage', { ...stageOption, describe: 'Stage to check; default all that the configuration lists, else dev' })
        .option('merge-template', mergeTemplateOption)
        .option('project-dir', projectDirOption)
        .option('json', jsonOption)
        .example('$0 validate', 'check every stage')
        .example('$0 validate --stage prod --json', 'problems of one stage, for other programs'),
    handler: async (args) => {
      const { runValidate } = await import('./run-validate.js');
      finish(await runValidate(args));
    },
  };
}
