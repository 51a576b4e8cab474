import type { Environment } from './environment.js';

/** What a stage's configuration says that code can notice. */
export interface StageSettings {
  readonly apiGatewayStage: string;
  readonly stageVariables: Environment;
  /** Of one function, by its name as declared; `api_handler` for the routes. */
  environmentOf(name: string): Environment;
}

/**
 * Takes the settings out of a parsed `.chalice/config.json`. A level adds to those before it: top, function at the
 * top, stage, function of the stage. Problems are left to `tschalice validate`: what has the wrong type counts as absent.
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

/** Names in the file may be those of members that every object inherits. */
function member(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as { [key: string]: unknown })[key] : undefined;
}
