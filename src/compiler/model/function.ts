import { logicalId } from '../cloudformation/logical-id.js';
import { functionConfig, type StageConfig } from '../config/resolve-stage.js';
import type { AppFunction } from './app-function.js';
import { version } from './generated/version.js';
import { managedLayerId } from './layer.js';
import type { FunctionResource, LogGroupResource, Resource } from './resource.js';
import { type PolicyFiles, roleOf } from './role.js';

/** Key of the tag that names the maker, as Chalice's `aws-chalice` does. */
const makerTag = 'tschalice';

/** The REST handler's logical ID, which alone is not made from its name. */
export const apiHandlerId = 'APIHandler';

export function functionId({ name, handles }: Pick<AppFunction, 'name' | 'handles'>): string {
  return handles === 'routes' ? apiHandlerId : logicalId(name);
}

/** A function, and what belongs to it alone and stands before it: its role and its log group. */
export interface BuiltFunction {
  readonly fn: AppFunction;
  readonly before: readonly Resource[];
  readonly resource: FunctionResource;
}

export function buildFunction(fn: AppFunction, config: StageConfig, policies: PolicyFiles, hasLayer: boolean): BuiltFunction {
  const settings = functionConfig(config, fn.name);
  const { role, own } = roleOf(fn, config, policies);
  const id = functionId(fn);
  const logGroup: LogGroupResource[] =
    settings.logRetentionInDays === null
      ? []
      : [{ kind: 'log-group', logicalId: logicalId(`${fn.name}-log-group`), functionId: id, retentionInDays: settings.logRetentionInDays }];
  return {
    fn,
    before: [...(own === null ? [] : [own]), ...logGroup],
    resource: {
      kind: 'function',
      logicalId: id,
      name: fn.name,
      handlerPath: `app.${fn.name}`,
      settings,
      tags: { ...settings.tags, [makerTag]: `version=${version}:stage=${config.stage}:app=${config.appName}` },
      role,
      managedLayer: hasLayer ? managedLayerId : null,
      eventSource: fn.eventSource,
    },
  };
}
