import { logicalId } from '../cloudformation/logical-id.js';
import { functionConfig } from '../config/function-config.js';
import type { StageConfig } from '../config/resolve-stage.js';
import type { AppFunction } from './app-function.js';
import { version } from './generated/version.js';
import type { FunctionResource, LogGroupResource, Resource, RoleResource } from './resource.js';

/** Key of the tag that names the maker, as Chalice's `aws-chalice` does. */
const makerTag = 'tschalice';

/** The REST handler's logical ID, which alone is not made from its name. */
export const apiHandlerId = 'APIHandler';

export function functionId({ name, handles }: Pick<AppFunction, 'name' | 'handles'>): string {
  return handles === 'routes' ? apiHandlerId : logicalId(name);
}

/** Models one function, with the role and the log group that belong to it alone; those stand before it. */
export function buildFunction(
  fn: AppFunction,
  stage: StageConfig,
  roleOf: (fn: AppFunction) => { role: FunctionResource['role']; own: RoleResource | null },
): { before: Resource[]; resource: FunctionResource } {
  const config = functionConfig(stage, fn.name);
  const { role, own } = roleOf(fn);
  const id = functionId(fn);
  const logGroup: LogGroupResource[] =
    config.logRetentionInDays === null
      ? []
      : [{ kind: 'log-group', logicalId: logicalId(`${fn.name}-log-group`), functionId: id, retentionInDays: config.logRetentionInDays }];
  if (fn.eventSource?.kind === 's3') throw new Error(`S3 handler ${fn.name} has passed the checks`);
  return {
    before: [...(own === null ? [] : [own]), ...logGroup],
    resource: {
      kind: 'function',
      logicalId: id,
      name: fn.name,
      handlerPath: `app.${fn.name}`,
      config,
      tags: { ...config.tags, [makerTag]: `version=${version}:stage=${stage.stage}:app=${stage.appName}` },
      role,
      eventSource: fn.eventSource,
    },
  };
}
