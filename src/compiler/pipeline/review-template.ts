import type { TemplateResource, Value } from '../cloudformation/template.js';
import { environmentType, imageOf } from './build-machine.js';
import { installCommands } from './package-manager.js';
import { type PlainTemplate, withDefault } from './plain-template.js';
import type { ReviewSettings } from './review-settings.js';
import { diffWords, reviewTargets, targetWords } from './review-target.js';

/**
 * What CodeBuild runs for a pull request in CodeCommit. All of the review runs, whatever fails, and the comment is made in any case.
 *
 * @param script templates/review/codecommit-comment.cjs, which is not read from the repository, so that all pull requests have the same
 */
export function reviewBuildspec(settings: ReviewSettings, script: string): Value {
  const { folder, lockFolder, packageManager, nodeMajor, committed, gates } = settings;
  const npx = 'npx --no tschalice';
  const diff = [
    `${npx} diff --base "$DESTINATION_COMMIT"`,
    ...diffWords(settings),
    ...(gates.length === 0 ? [] : [`--fail-on ${gates.join(',')}`]),
    ...['txt', 'html', 'json', 'sarif'].map((ending) => `--output template-review/review.${ending}`),
  ].join(' ');
  const review = [
    `${npx} validate`,
    ...committed.map((output) => `${npx} package --stage ${targetWords(output)} --check ${output.out}`),
    ...reviewTargets(settings).map((target) => `${npx} quota --stage ${targetWords(target)}`),
    diff,
  ];
  const go = (to: string): string[] => (to === '.' ? [] : [`cd "$CODEBUILD_SRC_DIR/${to}"`]);
  const project = lockFolder === folder ? [] : go(folder);
  return {
    version: '0.2',
    env: { variables: { PROJECT: folder } },
    phases: {
      install: { 'runtime-versions': { nodejs: String(nodeMajor) }, commands: [...go(lockFolder), ...installCommands(packageManager, nodeMajor)] },
      build: { commands: [...project, ['failed=0', ...review.map((command) => `${command} || failed=1`), 'test "$failed" = 0'].join('\n')] },
      post_build: { commands: [`mkdir -p template-review\nnode <<'SCRIPT'\n${script.trimEnd()}\nSCRIPT\n`] },
    },
    artifacts: { files: ['**/*'], 'base-directory': folder === '.' ? 'template-review' : `${folder}/template-review` },
  };
}

/**
 * A template of all that reviews pull requests in CodeCommit.
 *
 * @param fixed templates/review/codecommit.json
 * @param build the text of the build spec
 */
export function reviewTemplate(settings: ReviewSettings, fixed: PlainTemplate, build: string): PlainTemplate {
  const { RepositoryName, CodeBuildImage } = fixed.Parameters;
  const machine = { architecture: settings.architecture, codebuildImage: undefined };
  return {
    ...fixed,
    Parameters: { RepositoryName: RepositoryName!, CodeBuildImage: withDefault(CodeBuildImage!, imageOf(machine)) },
    Resources: { ...fixed.Resources, ReviewBuild: withBuild(fixed.Resources['ReviewBuild']!, environmentType(machine), build) },
  };
}

function withBuild(project: TemplateResource, type: string, build: string): TemplateResource {
  const { Environment: environment, Source: source } = project.Properties as { readonly [name: string]: object };
  return { ...project, Properties: { ...project.Properties, Environment: { ...environment, Type: type }, Source: { ...source, BuildSpec: build } } };
}
