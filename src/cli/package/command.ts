import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, noProve, projectDir, stage, templateFormat } from '../arguments/shared-options.js';
import { UsageError } from '../arguments/usage-error.js';
import { anything } from '../arguments/value-kind.js';

export const packageCommand: Command = defineCommand({
  name: 'package',
  about: 'Write the template, the Swagger document and the zip of a stage',
  positionals: { OUT: text('Folder to write to; default: out/<stage> in the project folder', anything) },
  options: {
    stage,
    'template-format': templateFormat,
    'merge-template': mergeTemplate,
    'single-file': flag('Write one zip, OUT, with template and package'),
    'env-file': envFile,
    'no-prove': noProve,
    check: flag('Write nothing; if OUT is stale, print the differences and exit with 1'),
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 package --stage beta out/beta', 'package stage beta'],
    ['$0 package --merge-template resources.yaml', 'add resources of your own'],
    ['$0 package --stage beta --check out/beta', 'fail in CI if out/beta is stale'],
    ['$0 package --single-file beta.zip', 'one zip, as a build artifact'],
  ],
  check: (args) => {
    if (args['single-file'] && args.OUT === undefined) throw new UsageError('--single-file needs OUT, the zip to write');
  },
  run: async (args) => (await import('./run.js')).runPackage(args),
});
