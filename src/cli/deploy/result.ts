import { urlIn } from '../../project/deploy/read-url.js';
import type { DeployedStage } from '../../project/deploy/deployed-files.js';
import { type Audience, whoGetsWhat } from '../../compiler/release/who-gets-what.js';
import type { Note } from '../package/notes.js';
import type { JsonResult } from '../terminal/json-result.js';
import { changeSetCommands, type DeployOutcome } from './outcome.js';

/** `deploy --json`. */
export interface DeployResult extends JsonResult {
  readonly ok: true;
  readonly app: string;
  readonly stage: string;
  readonly stackName: string;
  /** What was done. Only with `--no-execute`: `change-set`, or `none` if nothing would change. */
  readonly result: 'deployed' | 'unchanged' | 'change-set' | 'none';
  /** Null with `--no-execute`. */
  readonly deployed: {
    readonly region: string;
    /** The URL of the REST API, or of the websocket API if there is no REST API. */
    readonly url: string | null;
    readonly outputs: { readonly [name: string]: string };
    /** As in the deployed values. */
    readonly resources: DeployedStage['values']['resources'];
    /** The deployed values, relative to the project folder. */
    readonly file: string;
  } | null;
  /** With `--no-execute`: its ARN, and the commands that show and execute it. */
  readonly changeSet: { readonly id: string; readonly next: readonly string[] } | null;
  readonly notes: readonly Note[];
  /** Who gets what, as the ledger of the stage says; null for a stage without releases. */
  readonly traffic: readonly Audience[] | null;
}

export function deployResult(outcome: DeployOutcome): Omit<DeployResult, 'ok' | 'problems'> {
  const { app, packaged, stageStack, deployment, file, notes } = outcome;
  const { release } = packaged;
  const traffic = release === undefined ? null : whoGetsWhat(release.ledger);
  const common = { app, stage: stageStack.stage, stackName: stageStack.stackName, notes, traffic };
  if (deployment.kind === 'change-set') {
    const changeSet = { id: deployment.changeSetId, next: changeSetCommands(outcome, deployment.changeSetId) };
    return { ...common, result: 'change-set', deployed: null, changeSet };
  }
  if (deployment.kind === 'no-changes') return { ...common, result: 'none', deployed: null, changeSet: null };
  const { values, stack, isChanged } = deployment;
  const deployed = { region: values.stack!.region, url: urlIn(values.resources) ?? null, outputs: stack.outputs, resources: values.resources, file: file! };
  return { ...common, result: isChanged ? 'deployed' : 'unchanged', deployed, changeSet: null };
}
