import type { CommandModule } from 'yargs';
import type { DeployedArguments } from '../deployed/arguments.js';
import { commands, deployOptions } from '../arguments/options.js';
import type { ProjectArguments } from '../package/package-project.js';

export interface DeployArguments extends ProjectArguments, DeployedArguments {
  readonly stage: string;
  readonly 'project-dir'?: string;
  readonly 's3-bucket'?: string;
  readonly 'parameter-overrides'?: readonly string[];
  readonly tags?: readonly string[];
  readonly 'no-execute'?: boolean;
}

export function deployCommand(finish: (status: number) => void): CommandModule<object, DeployArguments> {
  return {
    command: 'deploy',
    describe: commands.deploy.about,
    builder: (yargs) =>
      yargs
        .options(deployOptions)
        .example('$0 deploy --s3-bucket my-artifacts', 'deploy stage dev for the first time')
        .example('$0 deploy --stage prod --no-execute', 'see what would change, by a change set')
        .example('$0 deploy --stage prod --profile production', 'with the settings of that profile')
        .epilogue('It runs the aws command, with its settings and permissions.') as never,
    handler: async (args) => {
      const { runDeploy } = await import('./run.js');
      finish(await runDeploy(args));
    },
  };
}
