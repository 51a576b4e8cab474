import type { Problem } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';
import { listStages, readStageConfig } from '../read/read-stage.js';
import { type DeployedStage, listDeployed } from './deployed-files.js';
import { urlIn } from './read-url.js';

/** One stage; what is not deployed has nulls. */
export interface StageState {
  /** The stage's name. */
  readonly stage: string;
  /** Whether the configuration lists it. */
  readonly isConfigured: boolean;
  /** Whether there are deployed values of it. */
  readonly isDeployed: boolean;
  /** Null also for what Chalice's own deploy made. */
  readonly stackName: string | null;
  /** Of the stack, such as `eu-west-1`. */
  readonly region: string | null;
  /** Of the REST API, else of the websocket API. */
  readonly url: string | null;
  /** Where the deployed values stand. */
  readonly file: string | null;
}

/**
 * The stages of a project and what is deployed of them, as `tschalice stages` prints them: those that the configuration lists, in its
 * order, then what else `.chalice/deployed/` holds. Does not ask AWS, prints nothing, and never ends the process.
 *
 * @returns `problems` tells which deployed values can't be read; the other stages are there all the same.
 * @throws ProblemError when the configuration can't be read.
 */
export async function listStageStates(project: Project): Promise<{ stages: readonly StageState[]; problems: readonly Problem[] }> {
  const { appName } = await readStageConfig(project, 'dev');
  const configured = await listStages(project);
  const { deployed, problems } = await listDeployed(project, appName);
  const names = new Set([...configured, ...deployed.map(({ stage }) => stage)]);
  const stages = [...names].map((name) =>
    stateOf(
      name,
      configured.includes(name),
      deployed.find(({ stage }) => stage === name),
    ),
  );
  return { stages, problems };
}

function stateOf(stage: string, isConfigured: boolean, deployed: DeployedStage | undefined): StageState {
  const { stack, resources = [] } = deployed?.values ?? {};
  return {
    stage,
    isConfigured,
    isDeployed: deployed !== undefined,
    stackName: stack?.name ?? null,
    region: stack?.region ?? null,
    url: urlIn(resources) ?? null,
    file: deployed?.file ?? null,
  };
}
