import { type Command, defineCommand } from '../arguments/define-command.js';
import { flag, text, texts, withShort } from '../arguments/option.js';
import { envFile, json, projectDir } from '../arguments/shared-options.js';
import { anything, logicalIds, oneOf, stageNames } from '../arguments/value-kind.js';
import { checkArguments } from './check-arguments.js';
import { minutes, patterns, stageAlarm } from './safeguard-kind.js';

// Defaults are only in the descriptions, because `check` must know which options were given.
export const generatePipelineCommand: Command = defineCommand({
  name: 'generate-pipeline',
  about: 'Write a pipeline that packages and deploys the app',
  positionals: { FILE: text('Template to write: YAML for .yml and .yaml, or else JSON', anything) },
  options: {
    stages: text('Stages to deploy in order, comma-separated; default beta', stageNames),
    approval: text('The stages among them that need a manual approval', stageNames),
    source: withShort('s', text('codecommit, github (with a token) or connection; default codecommit', oneOf(['codecommit', 'github', 'connection']))),
    'pipeline-version': text('v1 (build spec 0.1) or v2; default v2', oneOf(['v1', 'v2'])),
    'codebuild-image': withShort('i', text("Image to build in; default: CodeBuild's latest standard one", anything)),
    'buildspec-file': withShort('b', text('Write the build spec to this file, not into the template', anything)),
    'admin-deploy-role': flag('Let CloudFormation do everything, not only what the app needs'),
    'allow-wide': text('Resources for which the deploy role may be wider than needed, by logical ID', logicalIds),
    'smoke-test': text('Command that tests each stage once it is deployed, with STAGE and ENDPOINT_URL', anything),
    'on-failure': text('rollback or retry a stage that fails; default rollback with --smoke-test or --watch-alarm', oneOf(['rollback', 'retry'])),
    'watch-alarm': texts('STAGE=ALARM that makes the stage go back: error_rate, FUNCTION.error_rate, a name, an ARN; repeatable', stageAlarm),
    'watch-minutes': text('How long alarms are watched; default 10', minutes),
    branches: text("Patterns of branches that start it, comma-separated; default: the source's branch", patterns),
    paths: text('Patterns of files whose changes start it, comma-separated; ! excludes', patterns),
    'github-actions': text('Write a GitHub Actions workflow instead of a pipeline', anything),
    force: flag('Overwrite files that were changed or are not ours'),
    'env-file': envFile,
    'project-dir': projectDir,
    json,
  },
  examples: [
    ['$0 generate-pipeline pipeline.json', 'CodeCommit, then stage beta'],
    ['$0 generate-pipeline --source connection --stages beta,prod --approval prod pipeline.yml', 'GitHub, two stages'],
    ['$0 generate-pipeline --stages prod --watch-alarm prod=error_rate pipeline.json', "watch the API's alarm once prod is deployed"],
    ['$0 generate-pipeline --smoke-test \'curl -fsS "$ENDPOINT_URL/health"\' pipeline.json', 'a stage that fails it goes back'],
    ['$0 generate-pipeline --github-actions .github/workflows/deploy.yml roles.json', 'a workflow and its roles'],
  ],
  check: checkArguments,
  run: async (args) => (await import('./run.js')).runGeneratePipeline(args),
});
