import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text } from '../arguments/option.js';
import { envFile, json, mergeTemplate, noProve, ofRegion, projectDir, templateFormat } from '../arguments/shared-options.js';
import { UsageError } from '../arguments/usage-error.js';
import { anything, stageName } from '../arguments/value-kind.js';

export const packageCommand: Command = defineCommand({
  name: 'package',
  about: 'Write the template, the Swagger document and the zip of a stage',
  positionals: { OUT: text('Folder to write to; default: out/<stage> in the project folder', anything) },
  options: {
    stage: text('Stage of .chalice/config.json; default: dev', stageName),
    region: ofRegion,
    'all-stages': flag('Package all stages of the configuration, each into a folder of its own'),
    'all-regions': flag('Package each stage for all regions that it is deployed to'),
    'template-format': templateFormat,
    'merge-template': mergeTemplate,
    'single-file': flag('Write one zip, OUT, with template and package'),
    'reuse-artifacts': text('Folder of an earlier output whose zips are taken, if they are what would be made', anything),
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
    ['$0 package --stage prod --reuse-artifacts out/beta', 'promote the very bytes that were tested'],
    ['$0 package --stage prod --all-regions out/prod', 'a template for each region, and one zip'],
  ],
  epilogue: 'Templates of regions stand in OUT/<region>/, those of all stages in OUT/<stage>/; regions share the zips above them.',
  check: (args) => {
    if (args['single-file'] && args.OUT === undefined) throw new UsageError('--single-file needs OUT, the zip to write');
    if (args['all-stages'] && args.stage !== undefined) throw new UsageError('give --stage or --all-stages, not both');
    if (args['all-regions'] && args.region !== undefined) throw new UsageError('give --region or --all-regions, not both');
    const tree = args['all-stages'] ? '--all-stages' : args['all-regions'] ? '--all-regions' : undefined;
    if (tree !== undefined && args['reuse-artifacts'] !== undefined)
      throw new UsageError(`--reuse-artifacts is for one stage and region, and ${tree} is for several`);
    if (tree !== undefined && args['single-file']) throw new UsageError(`--single-file is for one stage and region, and ${tree} is for several`);
    if (args['all-stages'] && args.region !== undefined) throw new UsageError('--region is for one stage: name it with --stage, or give --all-regions');
  },
  run: async (args) => {
    const { stage = 'dev' } = args;
    if (args['all-stages'] || args['all-regions']) return (await import('./run-tree.js')).runPackageTree({ ...args, stage });
    return (await import('./run.js')).runPackage({ ...args, stage });
  },
});
