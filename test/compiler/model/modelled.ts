import { Chalice } from '../../../src/app/chalice.js';
import { type Inspection, inspectionKey } from '../../../src/app/inspection.js';
import type { AppDefinition } from '../../../src/app/definition.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage, type StageConfig } from '../../../src/compiler/config/resolve-stage.js';
import { type AppModel, buildAppModel } from '../../../src/compiler/model/app-model.js';
import { buildResources } from '../../../src/compiler/model/build-resources.js';
import type { CheckContext } from '../../../src/compiler/model/check-context.js';
import { mergedFunctions } from '../../../src/compiler/merge/merged-functions.js';
import type { MergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { stageBefore } from '../../../src/compiler/stage-before.js';
import type { Resource } from '../../../src/compiler/model/resource.js';
import type { RoleInputs } from '../../../src/compiler/model/role-inputs.js';

export type Declare = (app: Chalice) => void;

export const handler = (): never => {
  throw new Error('declarations call no handler');
};

/** Each declaration stands in a line of its own, counted from 1, in `app.ts`. */
export const context: CheckContext = { placeOf: (at) => (at[0] === undefined ? { file: 'app.ts' } : { file: 'app.ts', line: at[0][0] }) };

/** The definition of an app as the tool reads it. What the declaring methods themselves refuse makes it fail. */
export function definitionOf(declare: Declare): AppDefinition {
  let line = 0;
  const inspection: Inspection = {
    report: ({ message }) => {
      throw new Error(message);
    },
    callSite: () => [[(line += 1), 1]],
  };
  const world = globalThis as { [inspectionKey]?: Inspection };
  world[inspectionKey] = inspection;
  try {
    const app = new Chalice({ appName: 'demo' });
    declare(app);
    return JSON.parse(JSON.stringify(app)) as AppDefinition;
  } finally {
    delete world[inspectionKey];
  }
}

export function stageOf(settings: Partial<ConfigFile> = {}, stage = 'dev'): StageConfig {
  return resolveStage({ version: '2.0', app_name: 'demo', ...settings }, '.chalice/config.json', stage);
}

/** The model of an app that has packages outside of its bundle, so that it has a layer wherever `automatic_layer` asks for one. */
export function modelOf(declare: Declare, settings: Partial<ConfigFile> = {}): AppModel {
  return buildAppModel(definitionOf(declare), stageOf(settings), true);
}

/** What resources are made from in addition to the app and its configuration. */
export interface Given {
  readonly policies?: RoleInputs['policies'];
  readonly rights?: RoleInputs['rights'];
  readonly merges?: readonly MergeTemplate[];
}

export function resourcesOf(
  declare: Declare,
  settings: Partial<ConfigFile> = {},
  { policies = new Map(), rights = new Map(), merges = [] }: Given = {},
): Resource[] {
  const model = modelOf(declare, settings);
  const before = stageBefore(model, { ...context, policies, merges });
  return buildResources(model, { policies, rights, ...mergedFunctions(merges), ...before.ofRoles });
}
