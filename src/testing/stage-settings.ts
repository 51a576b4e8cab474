import type { Environment } from './environment.js';

/** The settings of a stage that the app's code can see. */
export interface StageSettings {
  readonly apiGatewayStage: string;
  readonly stageVariables: Environment;
  /** The variables of one function, by its declared name; `api_handler` for the routes. */
  environmentOf(name: string): Environment;
}

/**
 * Takes the settings from a parsed `.chalice/config.json`. Each level adds to the ones before it: top, function at the
 * top, stage, function of the stage. Values of a wrong type count as absent; `tschalice validate` reports them.
 */
export function stageSettings(config: unknown, stage: string): StageSettings {
  const ofStage = member(member(config, 'stages'), stage);
  const levels = [config, ofStage];
  return {
    apiGatewayStage: levels.map((level) => member(level, 'api_gateway_stage')).findLast((value) => typeof value === 'string') ?? 'api',
    stageVariables: merged(levels, 'stage_variables'),
    environmentOf: (name) => {
      const places = levels.flatMap((level) => [level, member(member(level, 'lambda_functions'), name)]);
      return merged(places, 'environment_variables');
    },
  };
}

function merged(levels: readonly unknown[], key: string): Environment {
  const entries = levels.flatMap((level) => Object.entries(member(level, key) ?? {}));
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'));
}

/** Ignores inherited members, because any name can be a key in the file. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : undefined;
}
