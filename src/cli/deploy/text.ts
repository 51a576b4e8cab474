import { stageOptions } from '../../compiler/config/stage-options.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { PreparedDeployment } from '../../project/deploy/deploy-stage.js';
import { notesText } from '../package/text.js';
import { audienceText } from '../release/audience-text.js';
import { inLines } from '../terminal/shell.js';
import { changeSetCommands, type DeployOutcome } from './outcome.js';
import type { DeployResult } from './result.js';

/** What the releases of the stage give to whom, where the code goes, and who says so, before it goes there. */
export function uploadText({ bucket, options, stageStack, packaged: { release } }: PreparedDeployment): string {
  const from = options.bucket === undefined ? ` (from ${stageStack.deployed?.file})` : '';
  const upload = `Uploading the code to the bucket ${bucket}${from}, for stack ${stageStack.stackName}`;
  return release === undefined ? upload : `As ${release.file} says\n\n${audienceText(undefined, release.ledger)}\n${upload}`;
}

/** What is deployed now, with the URLs last. */
export function deployText(outcome: DeployOutcome, style: Style): string {
  const { app, packaged, stageStack, deployment, file, notes } = outcome;
  const { stage, stackName } = stageStack;
  const lines = ((): string[] => {
    if (deployment.kind === 'no-changes') return [`Stack ${stackName} of stage ${stage} would not change.`];
    if (deployment.kind === 'change-set') {
      return [
        `${style.strong(`Created a change set for stack ${stackName}`)} of stage ${stage}. The stack itself did not change.`,
        '',
        `  ${deployment.changeSetId}`,
        '',
        'To see what would change and to execute it:',
        '',
        ...changeSetCommands(outcome, deployment.changeSetId).map((command) => `  ${inLines(command)}`),
        '',
        `Then run tschalice deploy ${stageOptions(packaged.config)} to update the deployed values.`,
      ];
    }
    const { values, isChanged } = deployment;
    const title = isChanged ? `Deployed ${app} for stage ${stage} as stack ${stackName}` : `Stack ${stackName} of stage ${stage} is up to date`;
    const resources = resourceLines(values.resources);
    return [
      `${style.strong(printable(title))} in ${values.stack!.region}`,
      `Deployed values: ${file}`,
      ...notesText(notes),
      ...(resources.length === 0 ? [] : ['', 'Resources deployed:', ...resources]),
    ];
  })();
  return `${lines.join('\n')}\n`;
}

/** In Chalice's format. */
function resourceLines(resources: NonNullable<DeployResult['deployed']>['resources']): string[] {
  const named: readonly (readonly [label: string, value: string | undefined])[] = [
    ...resources.map(({ layer_version_arn: arn }) => ['Lambda Layer ARN', arn] as const),
    ...resources.map(({ resource_type: type, lambda_arn: arn }) => ['Lambda ARN', type === 'lambda_function' ? arn : undefined] as const),
    ...resources.map(({ domain_name: name }) => ['Custom domain name', name] as const),
    ...resources.map(({ websocket_api_url: url }) => ['Websocket API URL', url] as const),
    ...resources.map(({ rest_api_url: url }) => ['Rest API URL', url] as const),
  ];
  return named.flatMap(([label, value]) => (value === undefined ? [] : [`  - ${label}: ${printable(value)}`]));
}
