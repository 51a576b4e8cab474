import { isMap, valueAt } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { Value } from '../cloudformation/template.js';
import { aliasId } from '../expand/function-version.js';
import { liveAlias, nextAlias } from './alias-name.js';
import { aliasTarget } from './invocation-target.js';
import { invokerOf, isFor, pathsOf } from './invoker.js';
import { functionOf, madeAfter, propertiesOf, refersTo, type Resources, typeOf, withProperties } from './resources.js';
import type { FunctionTraffic, Traffic } from './traffic.js';

/** The logical ID of what belongs to the live release, beside what SAM makes for the function itself. */
export function liveId(id: string): string {
  return `${id}Live`;
}

/** The logical ID of what belongs to the candidate. */
export function nextId(id: string): string {
  return `${id}Next`;
}

/**
 * The resources with permissions for the aliases: of what invokes functions through them, and of the REST API for each alias that there is. Those for
 * the functions themselves, or for an alias that SAM makes, stay, because with another function CloudFormation would replace them.
 *
 * @param unpublished As they were before they were sent to aliases.
 * @param given As SAM makes them.
 */
export function permittedForAliases(resources: Resources, unpublished: Resources, given: Resources, traffic: Traffic): Resources {
  const permitted = new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const of = typeOf(resource) === 'AWS::Lambda::Permission' ? traffic.get(functionOf(resource) ?? '') : undefined;
      if (of === undefined || !isThroughAlias(resource, of, unpublished)) return [[id, resource]];
      const { functionId, live, next } = of;
      const permits = (alias: typeof liveAlias | typeof nextAlias): Value =>
        withProperties(resource, { ...propertiesOf(resource), FunctionName: aliasTarget(functionId, alias).arn });
      const own = given.get(id)!;
      const isForLive = refersTo(propertiesOf(own), aliasId(functionId, liveAlias));
      return [
        [id, live === undefined ? resource : own],
        ...(live === undefined || isForLive ? [] : [[liveId(id), permits(liveAlias)] as [string, Value]]),
        ...(next !== undefined && isFor(restApiId, propertiesOf(resource)) ? [[nextId(id), permits(nextAlias)] as [string, Value]] : []),
      ];
    }),
  );
  const added = new Set([...permitted.keys()].filter((id) => !resources.has(id)));
  return new Map([...permitted].map(([id, resource]) => [id, madeAfterPermission(resource, added, permitted)]));
}

/** Whether it is for the REST API, or for something of the template that invokes the function through its alias. */
function isThroughAlias(permission: Value, { functionId }: FunctionTraffic, resources: Resources): boolean {
  const properties = propertiesOf(permission);
  const { Principal: principal, SourceArn: source } = properties;
  if (isFor(restApiId, properties)) return true;
  if (principal === 'apigateway.amazonaws.com') return referencesIn(source).some((id) => typeOf(resources.get(id)) === 'AWS::ApiGatewayV2::Api');
  return [...resources.values()].some((resource) => {
    const invoker = invokerOf(typeOf(resource));
    if (invoker === undefined || !isPrincipal(principal, invoker.principal)) return false;
    const own = propertiesOf(resource);
    return invoker.places.some((place) => pathsOf(own, place).some((path) => refersTo(valueAt(own, path), functionId)));
  });
}

/** `logs.amazonaws.com`, or with a Region: `logs.us-east-1.amazonaws.com`. */
function isPrincipal(given: Value | undefined, service: string | undefined): boolean {
  const text = typeof given === 'string' ? given : JSON.stringify(given ?? '');
  return service !== undefined && text.includes(`${service}.`) && text.includes('amazonaws.com');
}

/** What waits for a permission waits for that of the alias as well: S3 checks it. SAM writes so into tags of buckets where a permission has a condition. */
function madeAfterPermission(resource: Value, added: ReadonlySet<string>, resources: Resources): Value {
  const depends = [valueAt(resource, ['DependsOn']) ?? []].flat<Value>();
  const waiting = madeAfter(
    resource,
    depends.flatMap((id) => (typeof id === 'string' && added.has(liveId(id)) ? [liveId(id)] : [])),
    resources,
  );
  const { Tags: tags, ...properties } = propertiesOf(resource);
  if (typeOf(resource) !== 'AWS::S3::Bucket' || !Array.isArray(tags)) return waiting;
  return withProperties(waiting, { ...properties, Tags: (tags as readonly Value[]).map((tag) => waitingTag(tag, added)) });
}

function waitingTag(tag: Value, added: ReadonlySet<string>): Value {
  const [, id] = /^sam:ConditionalDependsOn:(.+)$/.exec(isMap(tag) && typeof tag['Key'] === 'string' ? tag['Key'] : '') ?? [];
  const condition = valueAt(tag, ['Value', 'Fn::If', 0]);
  if (id === undefined || condition === undefined || !added.has(liveId(id))) return tag;
  return { Key: `sam:ConditionalDependsOn:${id}`, Value: { 'Fn::If': [condition, ref(liveId(id)), 'no dependency'] } };
}
