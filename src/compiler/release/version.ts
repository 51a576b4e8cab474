import { isMap, valueAt } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { aliasId } from '../expand/function-version.js';
import { liveAlias, nextAlias } from './alias-name.js';
import type { FunctionTraffic } from './traffic.js';

/** The logical ID of a version. */
export function versionId(functionId: string, hash: string): string {
  return `${functionId}Version${hash}`;
}

/**
 * The versions of a function that the ledger names, and the aliases that say which of them is invoked.
 *
 * @param fn The function's resource.
 * @param given Its alias `live` as SAM makes it, which may have provisioned concurrency.
 */
export function versionsOf({ functionId, versions, live, next, shifted }: FunctionTraffic, fn: Value, given: Value | undefined): [string, Value][] {
  const condition = isMap(fn) && fn['Condition'] !== undefined ? { Condition: fn['Condition'] } : {};
  const resource = (Type: string, Properties: Value): Value => ({ Type, ...condition, Properties });
  const alias = (name: string, hash: string, others: { readonly [property: string]: Value }): [string, Value] => [
    aliasId(functionId, name),
    resource('AWS::Lambda::Alias', {
      FunctionName: ref(functionId),
      FunctionVersion: getAtt(versionId(functionId, hash), 'Version'),
      Name: name,
      ...others,
    }),
  ];
  const provisioned = valueAt(given ?? {}, ['Properties', 'ProvisionedConcurrencyConfig']);
  const weights = shifted && [{ FunctionVersion: getAtt(versionId(functionId, shifted.version), 'Version'), FunctionWeight: shifted.weight }];
  return [
    ...versions.map((hash): [string, Value] => [versionId(functionId, hash), resource('AWS::Lambda::Version', { FunctionName: ref(functionId) })]),
    ...(live === undefined
      ? []
      : [
          alias(liveAlias, live, {
            ...(provisioned !== undefined && { ProvisionedConcurrencyConfig: provisioned }),
            ...(weights !== undefined && { RoutingConfig: { AdditionalVersionWeights: weights } }),
          }),
        ]),
    ...(next === undefined ? [] : [alias(nextAlias, next, {})]),
  ];
}
