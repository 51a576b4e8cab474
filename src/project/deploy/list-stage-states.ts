import { stageRegions } from '../../compiler/config/stage-regions.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { Project } from '../read/find-project.js';
import { readAnyStage } from '../read/read-stage.js';
import { type DeployedStage, listDeployed } from './deployed-files.js';
import { urlIn } from './read-url.js';

/** The state of one stage. Values that do not exist are null. */
export interface StageState {
  /** The stage's name. */
  readonly stage: string;
  /** Whether the configuration lists it. */
  readonly isConfigured: boolean;
  /** Whether it has deployed values. Null if they cannot be read. */
  readonly isDeployed: boolean | null;
  /** Null if Chalice's own deploy made it, which makes no stack. */
  readonly stackName: string | null;
  /** The stack's region, such as `eu-west-1`, or the one that the configuration names. */
  readonly region: string | null;
  /** The URL of the REST API, or of the websocket API if there is no REST API. */
  readonly url: string | null;
  /** The file with the deployed values, or the one that cannot be read. */
  readonly file: string | null;
}

/**
 * The stages of a project and what is deployed of each, as `tschalice stages` prints them: first those that the configuration lists, in
 * its order, then others in `.chalice/deployed/`. It does not call AWS, prints nothing and never ends the process.
 *
 * @returns all other stages even if some deployed values cannot be read; `problems` says which
 * @throws ProblemError if the configuration cannot be read
 */
export async function listStageStates(project: Project): Promise<{ stages: readonly StageState[]; problems: readonly Problem[] }> {
  const { appName, configuredStages, regions } = (await readAnyStage(project, 'dev')).config;
  const configured = configuredStages.length === 0 ? ['dev'] : configuredStages;
  const { deployed, unreadable, problems } = await listDeployed(project, appName, configured);
  const own = deployed.filter(({ ofRegion }) => ofRegion === undefined);
  const others = [...deployed.filter(({ ofRegion }) => ofRegion !== undefined).map(keyOf), ...[...unreadable.keys()].filter((key) => key.includes('.'))];
  const names = new Set([...configured, ...own.map(({ stage }) => stage), ...[...unreadable.keys()].map((key) => key.split('.')[0]!)]);
  const stages = [...names].flatMap((stage): StageState[] => {
    const isConfigured = configured.includes(stage);
    const regionNames = isConfigured ? stageRegions(regions, stage) : [];
    const whole = stateOf(
      stage,
      isConfigured,
      own.find((one) => one.stage === stage),
      unreadable.get(stage),
    );
    // Deployed before the configuration had regions.
    const isLoose = regionNames.length === 0 || (whole.isDeployed !== false && !regionNames.includes(whole.region ?? ''));
    const gone = others.filter((key) => key.startsWith(`${stage}.`) && !regionNames.includes(key.slice(stage.length + 1)));
    const inRegions = [...regionNames, ...gone.map((key) => key.slice(stage.length + 1))].map((region) => {
      const key = `${stage}.${region}`;
      const values = deployed.find((one) => one.ofRegion !== undefined && keyOf(one) === key);
      if (values === undefined && unreadable.get(key) === undefined && whole.region === region) return whole;
      return { ...stateOf(stage, regionNames.includes(region), values, unreadable.get(key)), region };
    });
    return [...(isLoose ? [whole] : []), ...inRegions];
  });
  return { stages, problems };
}

function keyOf({ stage, ofRegion = '' }: DeployedStage): string {
  return `${stage}.${ofRegion}`;
}

function stateOf(stage: string, isConfigured: boolean, deployed: DeployedStage | undefined, unreadable: string | undefined): StageState {
  const { stack, resources = [] } = deployed?.values ?? {};
  return {
    stage,
    isConfigured,
    isDeployed: unreadable === undefined ? deployed !== undefined : null,
    stackName: stack?.name ?? null,
    region: stack?.region ?? null,
    url: urlIn(resources) ?? null,
    file: deployed?.file ?? unreadable ?? null,
  };
}
