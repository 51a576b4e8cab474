import type { AppFunction } from './app-function.js';
import type { AppModel } from './app-model.js';
import { buildDeployment } from './deployment.js';
import { eventKey } from './event-source.js';
import { version } from './generated/version.js';
import { managedLayerId } from './layer.js';
import type { FunctionResource, LogGroupResource, Resource } from './resource.js';
import { roleOf } from './role.js';
import type { RoleInputs } from './role-inputs.js';

/** Key of the tag that names this tool, as `aws-chalice` names Chalice. */
const toolTag = 'tschalice';

/** A function, and the resources before it that belong to it alone: its role and its log group. */
export interface BuiltFunction {
  readonly fn: AppFunction;
  readonly before: readonly Resource[];
  readonly resource: FunctionResource;
}

export function buildFunction(fn: AppFunction, app: AppModel, inputs: RoleInputs): BuiltFunction {
  const { config, hasLayer } = app;
  const { name, settings, eventSource } = fn;
  const { role, own } = roleOf(fn, config, inputs);
  const logGroup: LogGroupResource[] =
    settings.logRetentionInDays === null
      ? []
      : [
          {
            kind: 'log-group',
            logicalId: logGroupIdOf(fn),
            functionId: fn.logicalId,
            retentionInDays: settings.logRetentionInDays,
            kmsKeyArn: settings.kmsKeyArn,
          },
        ];
  return {
    fn,
    before: [...(own === null ? [] : [own]), ...logGroup],
    resource: {
      kind: 'function',
      logicalId: fn.logicalId,
      name,
      handlerPath: `app.${name}`,
      settings,
      tags: { ...settings.tags, [toolTag]: `version=${version}:stage=${config.stage}:app=${config.appName}` },
      role,
      managedLayer: hasLayer ? managedLayerId : null,
      eventSource,
      eventKey: eventSource === null ? null : eventKey(fn.stem, eventSource),
      deployment: buildDeployment(fn, app),
    },
  };
}

/** The logical ID of a function's log group. */
export function logGroupIdOf({ stem }: Pick<AppFunction, 'stem'>): string {
  return `${stem}LogGroup`;
}

/** All resources of the functions, in the template's order. */
export function inOrder(functions: readonly BuiltFunction[]): Resource[] {
  return functions.flatMap(({ before, resource }) => [...before, resource]);
}
