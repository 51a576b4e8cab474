import { valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Value } from '../cloudformation/template.js';
import { aliasId } from '../expand/function-version.js';
import { liveAlias } from './alias-name.js';
import { changedAt, withValue } from './at-path.js';
import { aliasTarget } from './invocation-target.js';
import { type Invoker, invokerOf, pathsOf } from './invoker.js';
import { liveId } from './permissions.js';
import { redirected, type Target } from './redirected.js';
import { functionOf, madeAfter, propertiesOf, refersTo, type Resources, typeOf, withProperties } from './resources.js';
import { scheduleRoles } from './schedule-role.js';
import type { Traffic } from './traffic.js';

/** The resources with all that invokes functions by itself sent to their aliases `live`, and switched off where a function is not live. */
export function throughAliases(resources: Resources, traffic: Traffic): Resources {
  const roles = scheduleRoles(resources);
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      if (roles.has(id)) return [[id, withProperties(resource, invokingRole(propertiesOf(resource), traffic))]];
      if (typeOf(resource) === 'AWS::Lambda::EventInvokeConfig') return invokeConfig(id, resource, traffic, resources);
      const invoker = invokerOf(typeOf(resource));
      const now = invoker === undefined ? resource : invoking(id, resource, invoker, traffic, resources);
      return now === undefined ? [] : [[id, now]];
    }),
  );
}

/** Undefined for what is left out. */
function invoking(id: string, resource: Value, { places, off }: Invoker, traffic: Traffic, resources: Resources): Value | undefined {
  let properties: Value = propertiesOf(resource);
  let isOff = false;
  // From the last one, so that the places of those that come before stay the same.
  for (const place of places) {
    for (const path of pathsOf(properties, place).toReversed()) {
      const value = valueAt(properties, path)!;
      if (hasDeadTarget(value, traffic)) {
        isOff = true;
        if (off === 'entry') properties = withoutEntry(properties, path, place);
      } else {
        const now = redirected(value, (functionId) => liveTarget(functionId, traffic));
        if (now !== value) properties = changedAt(properties, path, () => now);
      }
    }
  }
  if (isOff && off === 'resource' && !isReferredTo(id, resources)) return undefined;
  if (isOff && typeof off === 'object') properties = withValue(properties, off.property, off.value);
  return properties === propertiesOf(resource) ? resource : withProperties(resource, properties);
}

function liveTarget(functionId: string, traffic: Traffic): Target | undefined {
  return traffic.get(functionId)?.live === undefined ? undefined : aliasTarget(functionId, liveAlias);
}

/** Whether a function is invoked here that can be released, and is not live. */
function hasDeadTarget(value: Value, traffic: Traffic): boolean {
  return referencesIn(value).some((id) => traffic.has(id) && traffic.get(id)!.live === undefined);
}

/** The entry is what the star of the place stands for. A list without entries goes as well. */
function withoutEntry(properties: Value, path: readonly (string | number)[], place: string): Value {
  const entry = path.slice(0, place.split('.').indexOf('*') + 1);
  const rest = changedAt(properties, entry, () => undefined);
  const around = entry.slice(0, -1);
  return Object.keys(valueAt(rest, around) as object).length > 0 ? rest : changedAt(rest, around, () => undefined);
}

/** Whether another resource needs one. Those that only wait for it can do without it. */
function isReferredTo(id: string, resources: Resources): boolean {
  return [...resources].some(([other, resource]) => other !== id && refersTo(propertiesOf(resource), id));
}

/** How a function is invoked asynchronously, for its alias. That of the function itself stays, because CloudFormation would replace it. */
function invokeConfig(id: string, resource: Value, traffic: Traffic, resources: Resources): [string, Value][] {
  const properties = propertiesOf(resource);
  const functionId = functionOf(resource);
  if (functionId === undefined || traffic.get(functionId)?.live === undefined || properties['Qualifier'] === liveAlias) return [[id, resource]];
  const ofAlias = madeAfter(withProperties(resource, { ...properties, Qualifier: liveAlias }), [aliasId(functionId, liveAlias)], resources);
  return [
    [id, resource],
    [liveId(id), ofAlias],
  ];
}

function invokingRole(properties: Value, traffic: Traffic): Value {
  const paths = pathsOf(properties, 'Policies.*.PolicyDocument.Statement.*').filter((path) => {
    return [valueAt(properties, [...path, 'Action']) ?? []].flat<Value>().includes('lambda:InvokeFunction');
  });
  return paths.reduce<Value>((now, path) => {
    return changedAt(now, [...path, 'Resource'], (value) => value && redirected(value, (functionId) => liveTarget(functionId, traffic)));
  }, properties);
}
