import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { EventTarget } from './event-target.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick, type Properties } from './properties.js';

/** What `FunctionUrlConfig` adds: the URL, and the permissions to call it if it is public. */
export function functionUrl(fn: EventTarget): PlainResource[] {
  const { logicalId, properties, target } = fn;
  const config = properties['FunctionUrlConfig'];
  if (!isMap(config)) return [];
  const permission = (suffix: string, Action: string, more: Properties): PlainResource =>
    addedResource(fn, `${logicalId}${suffix}`, 'AWS::Lambda::Permission', { Action, FunctionName: target.name, Principal: '*', ...more });
  return [
    addedResource(fn, `${logicalId}Url`, 'AWS::Lambda::Url', {
      ...pick(config, ['AuthType', 'InvokeMode']),
      ...cors(config['Cors']),
      TargetFunctionArn: target.name,
    }),
    ...(config['AuthType'] === 'NONE'
      ? [
          permission('UrlPublicPermissions', 'lambda:InvokeFunctionUrl', { FunctionUrlAuthType: 'NONE' }),
          permission('URLInvokeAllowPublicAccess', 'lambda:InvokeFunction', { InvokedViaFunctionUrl: true }),
        ]
      : []),
  ];
}

/** SAM leaves out an empty map. */
function cors(given: Value | undefined): Properties {
  return given === undefined || (isMap(given) && Object.keys(given).length === 0) ? {} : { Cors: given };
}
