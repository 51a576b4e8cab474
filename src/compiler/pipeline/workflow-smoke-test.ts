import type { PipelineStage } from './pipeline-stage.js';
import type { PipelineSettings } from './settings.js';
import { splitBefore } from './split-before.js';

/** Where the deployment of the skeleton begins. */
export const deployStep = '      - run: >-\n          aws cloudformation deploy\n';

/**
 * A job that tests what it has deployed, and deploys what was there before if that fails. The test runs without the credentials of the deployment.
 *
 * @param job the skeleton of one stage's job, with placeholders
 */
export function withSmokeTest(job: string, { safeguards }: PipelineSettings): string {
  const { smokeTest, onFailure } = safeguards ?? {};
  if (smokeTest === undefined) return job;
  const [before, deployment] = splitBefore(job, deployStep);
  const isTakenBack = onFailure === 'rollback';
  const named = withId(deployment).replace(/\n+$/, '\n');
  return `${readable(before)}${isTakenBack ? keepStep : ''}${named}${urlStep}${checkoutStep}${testStep}${isTakenBack ? rollbackStep(deployment) : ''}`;
}

/** The beginning of a job that may read the repository, in which the test is. */
export function readable(job: string): string {
  return job.replace('      id-token: write\n', '      id-token: write\n      contents: read\n');
}

/** The deployment with an ID, by which later steps know whether it succeeded. */
export function withId(deployment: string): string {
  return deployment.replace('      - run: >-\n', '      - id: deploy\n        run: >-\n');
}

/** Whether what is deployed may be taken back: where something comes after it that can fail, a test or another region. */
export function goesBack({ targets }: Pick<PipelineStage, 'targets'>, safeguards: PipelineSettings['safeguards']): boolean {
  return safeguards?.onFailure === 'rollback' && (safeguards.smokeTest !== undefined || targets.length > 1);
}

/** The command as it stands in the workflow. */
export function smokeTestLines({ safeguards }: PipelineSettings): string {
  return (safeguards?.smokeTest ?? '').replaceAll(/\n(?=.)/g, `\n${' '.repeat(10)}`);
}

/** GitHub replaces expressions in a command before a shell sees it. */
export function hasExpression(command: string): boolean {
  return command.includes('${{');
}

export const keepStep = `      # What is there now, to go back to. There is nothing before the first deployment.
      - run: |
          if aws cloudformation get-template --stack-name STACK --template-stage Original --query TemplateBody --output BODY > previous.template; then
            echo "There is something to go back to."
          else
            rm -f previous.template
          fi
`;

export const urlStep = `      - id: url
        run: |
          url=$(aws cloudformation describe-stacks --stack-name STACK --query "Stacks[0].Outputs[?OutputKey=='EndpointURL'].OutputValue" --output text)
          echo "url=$url" >> "$GITHUB_OUTPUT"
`;

export const checkoutStep = `      - uses: actions/checkout@08c6903cd8c0fde910a37f88322edcfb5dd907a8 # v5.0.0
        with:
          persist-credentials: false
          path: source
`;

export const testStep = `      # Without the credentials of the deployment.
      - id: smoke-test
        working-directory: source
        env:
          AWS_ACCESS_KEY_ID: ''
          AWS_SECRET_ACCESS_KEY: ''
          AWS_SESSION_TOKEN: ''
          ENDPOINT_URL: \${{ steps.url.outputs.url }}
          STAGE_VARIABLE: 'STAGE'
        run: |
          SMOKE_TEST
`;

/** @param deployment the step that is to be taken back @param failed the step that fails, and how */
export function rollbackStep(deployment: string, failed = "steps.smoke-test.outcome == 'failure'"): string {
  const command = deployment.replace(/^ {6}- run: >-\n/, '').replace('--template-file transformed.yaml', '--template-file previous.template');
  return `      - if: failure() && ${failed} && hashFiles('previous.template') != ''
        run: >-
${command.replace(/\n+$/, '\n')}`;
}
