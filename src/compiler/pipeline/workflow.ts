import { runnerOf } from './build-machine.js';
import type { PipelineSettings } from './settings.js';
import type { PipelineStage } from './pipeline-stage.js';

/**
 * A GitHub Actions workflow that packages once and deploys the same packages stage by stage.
 *
 * @param skeleton templates/pipeline/workflow.yml: one stage, with placeholders in capitals for settings
 */
export function workflow(skeleton: string, settings: PipelineSettings): string {
  const { stages, nodeMajor } = settings;
  const [build, deployment] = splitBefore(skeleton, '  deploy-STAGE:');
  const built = build
    .split('\n')
    .flatMap((line) => (line.includes('--stage STAGE') ? stages.map(({ name }) => line.replaceAll('STAGE', name)) : [line]))
    .join('\n');
  const jobs = stages.map((stage, index) => filled(deployment, stage, index === 0 ? 'build' : `build, deploy-${stages[index - 1]!.name}`));
  return `${built.replaceAll('NODE_MAJOR', String(nodeMajor)).replaceAll('RUNNER', runnerOf(settings))}${jobs.join('\n')}`;
}

function splitBefore(text: string, mark: string): [string, string] {
  const at = text.indexOf(mark);
  return [text.slice(0, at), text.slice(at)];
}

/** In one step, so that inserted values are not searched for placeholders. */
function filled(skeleton: string, { name, templateName, stack, capabilities, isPackagedAsJson }: PipelineStage, previous: string): string {
  const text = isPackagedAsJson ? skeleton : skeleton.replace(/\n *--use-json(?=\n)/, '');
  const words: { readonly [word: string]: string } = {
    PREVIOUS: previous,
    STAGE: name,
    TEMPLATE: templateName,
    STACK: stack.name,
    CAPABILITIES: capabilities.join(' '),
  };
  return text.replaceAll(/\b(?:PREVIOUS|STAGE|TEMPLATE|STACK|CAPABILITIES)\b/g, (word) => words[word]!);
}
