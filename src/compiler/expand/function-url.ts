import { isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** What `FunctionUrlConfig` adds: the URL, and the permissions to call it if it is public. */
export function functionUrl(fn: SamResource): PlainResource[] {
  const { logicalId, properties } = fn;
  const config = properties['FunctionUrlConfig'];
  if (!isMap(config)) return [];
  const permission = (suffix: string, action: string): PlainResource =>
    addedResource(fn, `${logicalId}${suffix}`, 'AWS::Lambda::Permission', { Action: action, FunctionName: ref(logicalId), Principal: '*' });
  return [
    addedResource(fn, `${logicalId}Url`, 'AWS::Lambda::Url', { ...pick(config, ['AuthType', 'Cors', 'InvokeMode']), TargetFunctionArn: ref(logicalId) }),
    ...(config['AuthType'] === 'NONE'
      ? [permission('UrlPublicPermissions', 'lambda:InvokeFunctionUrl'), permission('URLInvokeAllowPublicAccess', 'lambda:InvokeFunction')]
      : []),
  ];
}
