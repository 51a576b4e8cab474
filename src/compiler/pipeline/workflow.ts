import { runnerOf } from './build-machine.js';
import { packageCommand } from './buildspec.js';
import { noSafeguards } from './safeguards.js';
import type { PipelineSettings } from './settings.js';
import { splitBefore } from './split-before.js';
import { hasRegions, type Target, targetsOfStage } from './target.js';
import { inRegions } from './workflow-regions.js';
import { smokeTestLines, withSmokeTest } from './workflow-smoke-test.js';

/**
 * A GitHub Actions workflow that packages once and deploys the same packages stage by stage.
 *
 * @param skeleton templates/pipeline/workflow.yml: one stage, with placeholders in capitals for settings
 */
export function workflow(skeleton: string, settings: PipelineSettings): string {
  const { stages, nodeMajor } = settings;
  const [build, job] = splitBefore(skeleton, '  deploy-STAGE:');
  const built = build
    .split('\n')
    .flatMap((line) => (line.includes('--stage STAGE') ? stages.map((stage) => line.replace(/npx .*/, packageCommand(stage))) : [line]))
    .join('\n');
  const jobs = stages.map((stage, index) => {
    const targets = targetsOfStage(settings, stage);
    const previous = index === 0 ? 'build' : `build, deploy-${stages[index - 1]!.name}`;
    const fill = (text: string, target: Target): string => filled(text, target, settings, previous);
    return hasRegions(stage) ? inRegions(job, targets, settings, fill) : fill(withSmokeTest(job, settings), targets[0]!);
  });
  return triggered(`${built.replaceAll('NODE_MAJOR', String(nodeMajor)).replaceAll('RUNNER', runnerOf(settings))}${jobs.join('\n')}`, settings);
}

/** With the branches and files whose changes start it. */
function triggered(text: string, { safeguards = noSafeguards }: PipelineSettings): string {
  const { branches, paths } = safeguards;
  const list = (patterns: readonly string[]): string => `[${patterns.map((pattern) => `'${pattern.replaceAll("'", "''")}'`).join(', ')}]`;
  const on = `${branches.length > 0 ? list(branches) : '[main]'}${paths.length > 0 ? `\n    paths: ${list(paths)}` : ''}`;
  return text.replace('    branches: [main]', () => `    branches: ${on}`);
}

/** In one step, so that inserted values are not searched for placeholders. */
function filled(skeleton: string, target: Target, settings: PipelineSettings, previous: string): string {
  const { stage, templateName, capabilities, isPackagedAsJson } = target;
  const text = isPackagedAsJson ? skeleton : skeleton.replace(/\n *--use-json(?=\n)/, '');
  const words: { readonly [word: string]: string } = {
    PREVIOUS: previous,
    STAGE: stage.name,
    TEMPLATE: templateName,
    STACK: stage.stack.name,
    CAPABILITIES: capabilities.join(' '),
    BODY: isPackagedAsJson ? 'json' : 'text',
    STAGE_VARIABLE: 'STAGE',
    SMOKE_TEST: smokeTestLines(settings),
  };
  return text.replaceAll(/\b(?:PREVIOUS|STAGE|TEMPLATE|STACK|CAPABILITIES|BODY|STAGE_VARIABLE|SMOKE_TEST)\b/g, (word) => words[word]!);
}
