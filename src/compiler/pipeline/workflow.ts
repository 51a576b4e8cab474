import { runnerOf } from './build-machine.js';
import type { PipelineSettings } from './settings.js';
import type { PipelineStage } from './pipeline-stage.js';
import { noSafeguards } from './safeguards.js';
import { smokeTestLines, withSmokeTest } from './workflow-smoke-test.js';

/**
 * A GitHub Actions workflow that packages once and deploys the same packages stage by stage.
 *
 * @param skeleton templates/pipeline/workflow.yml: one stage, with placeholders in capitals for settings
 */
export function workflow(skeleton: string, settings: PipelineSettings): string {
  const { stages, nodeMajor } = settings;
  const [build, job] = splitBefore(skeleton, '  deploy-STAGE:');
  const deployment = withSmokeTest(job, settings);
  const built = build
    .split('\n')
    .flatMap((line) => (line.includes('--stage STAGE') ? stages.map(({ name }) => line.replaceAll('STAGE', name)) : [line]))
    .join('\n');
  const jobs = stages.map((stage, index) => filled(deployment, stage, settings, index === 0 ? 'build' : `build, deploy-${stages[index - 1]!.name}`));
  return triggered(`${built.replaceAll('NODE_MAJOR', String(nodeMajor)).replaceAll('RUNNER', runnerOf(settings))}${jobs.join('\n')}`, settings);
}

/** With the branches and files whose changes start it. */
function triggered(text: string, { safeguards = noSafeguards }: PipelineSettings): string {
  const { branches, paths } = safeguards;
  const list = (patterns: readonly string[]): string => `[${patterns.map((pattern) => `'${pattern.replaceAll("'", "''")}'`).join(', ')}]`;
  const on = `${branches.length > 0 ? list(branches) : '[main]'}${paths.length > 0 ? `\n    paths: ${list(paths)}` : ''}`;
  return text.replace('    branches: [main]', () => `    branches: ${on}`);
}

function splitBefore(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at)];
}

/** In one step, so that inserted values are not searched for placeholders. */
function filled(skeleton: string, stage: PipelineStage, settings: PipelineSettings, previous: string): string {
  const { name, templateName, stack, capabilities, isPackagedAsJson } = stage;
  const text = isPackagedAsJson ? skeleton : skeleton.replace(/\n *--use-json(?=\n)/, '');
  const words: { readonly [word: string]: string } = {
    PREVIOUS: previous,
    STAGE: name,
    TEMPLATE: templateName,
    STACK: stack.name,
    CAPABILITIES: capabilities.join(' '),
    BODY: isPackagedAsJson ? 'json' : 'text',
    STAGE_VARIABLE: 'STAGE',
    SMOKE_TEST: smokeTestLines(settings),
  };
  return text.replaceAll(/\b(?:PREVIOUS|STAGE|TEMPLATE|STACK|CAPABILITIES|BODY|STAGE_VARIABLE|SMOKE_TEST)\b/g, (word) => words[word]!);
}
