import { partitionOf } from '../cloudformation/region.js';
import type { PipelineSettings } from './settings.js';
import { splitBefore } from './split-before.js';
import { inRegionVariable, type Target } from './target.js';
import { checkoutStep, deployStep, goesBack, keepStep, readable, rollbackStep, testStep, urlStep, withId } from './workflow-smoke-test.js';

/** The variables of an environment that each region has one of. */
const variables = ['ARTIFACT_BUCKET', 'CFN_DEPLOY_ROLE'] as const;

const signIn = '      - uses: aws-actions/configure-aws-credentials@';

/**
 * The job that deploys a stage to its regions, one after the other. It is one job, because an environment asks for its approval for each job, and
 * because a step that fails stops those that follow.
 *
 * @param job the skeleton of one stage's job
 * @param fill puts what a target has in place of the placeholders
 */
export function inRegions(job: string, targets: readonly Target[], settings: PipelineSettings, fill: (text: string, target: Target) => string): string {
  const stage = targets[0]!.stage;
  const hasTest = settings.safeguards?.smokeTest !== undefined;
  const isTakenBack = goesBack(stage, settings.safeguards);
  const [head, steps] = splitBefore(job.replace(/\n+$/, '\n'), signIn);
  const [before, deployment] = splitBefore(steps, deployStep);
  const kept = isTakenBack ? keepStep : '';
  const named = hasTest || isTakenBack ? withId(deployment) : deployment;
  const deploying = targets.map((target, index) => {
    const test = hasTest ? `${urlStep}${index === 0 ? checkoutStep : ''}${testStep}` : '';
    return fill(`      # ${target.region}\n${ofRegion(`${before}${kept}${named}${test}`, target)}`, target);
  });
  // The last region first. What was deployed goes back whatever failed after it, here or in a later region.
  const takingBack = isTakenBack
    ? targets.toReversed().map((target) => {
        const command = deployment.replace(/\n$/, `\n          --region ${target.region}\n`);
        return fill(ofRegion(rollbackStep(command, "steps.deploy.outcome == 'success'"), target), target);
      })
    : [];
  return `${fill(withVariables(hasTest ? readable(head) : head, targets), targets[0]!)}${deploying.join('')}${takingBack.join('')}`;
}

function withVariables(head: string, targets: readonly Target[]): string {
  const names = targets.flatMap(({ elsewhere }) => variables.map((name) => inRegionVariable(name, elsewhere)));
  const lines = names.map((name) => `      ${name}: \${{ vars.${name} }}\n`).join('');
  return head.replace(/(?<= {4}env:\n)(?: {6}[A-Z_]+: .*\n)+/, () => lines);
}

/** Steps as they are for one region: its variables, its template, and IDs and files of its own. */
function ofRegion(steps: string, { region, elsewhere }: Target): string {
  const audience = partitionOf(region!) === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com';
  let text = steps
    .replace(/aws-region: .*/, `aws-region: ${region}`)
    .replace(/audience: .*/, `audience: ${audience}`)
    .replaceAll('out/STAGE/TEMPLATE', `out/STAGE/${region}/TEMPLATE`)
    .replaceAll('previous.template', `previous-${region}.template`)
    .replaceAll(/(?<=- id: |steps\.)(deploy|url|smoke-test)\b/g, `$1-${region}`)
    .replace("STAGE_VARIABLE: 'STAGE'\n", `STAGE_VARIABLE: 'STAGE'\n          REGION: '${region}'\n`);
  for (const name of variables) text = text.replaceAll(`$${name}"`, `$${inRegionVariable(name, elsewhere)}"`);
  return text;
}
