import { isMap, valueAt } from '../cloudformation/branch.js';
import { getAtt, ref, sub } from '../cloudformation/intrinsic.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { liveAlias, nextAlias } from './alias-name.js';
import { changedAt } from './at-path.js';
import { pathsOf } from './invoker.js';
import { type Candidate, strategyOf } from './ledger.js';
import { nextId } from './permissions.js';
import { nextStageName } from './released-api.js';
import { propertiesOf, type Resources, typeOf, withProperties } from './resources.js';
import type { FunctionTraffic, Traffic } from './traffic.js';
import { versionId } from './version.js';

/** What Lambda counts for each alias and version. */
const ofVersions: readonly string[] = ['Errors', 'Invocations', 'Duration', 'Throttles'];

/**
 * The resources with an alarm for the candidate alone beside each alarm of a function that it changes. Beside those of the REST API only where the
 * candidate has a stage of its own: the requests to a canary are counted by its functions.
 */
export function withCandidateAlarms(resources: Resources, candidate: Candidate | undefined, traffic: Traffic): Resources {
  if (candidate === undefined) return resources;
  const hasStage = strategyOf(candidate) === 'blue-green';
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const own = typeOf(resource) === 'AWS::CloudWatch::Alarm' ? ofCandidate(id, propertiesOf(resource), traffic, hasStage) : undefined;
      return own === undefined
        ? [[id, resource]]
        : [
            [id, resource],
            [nextId(id), withProperties(resource, own)],
          ];
    }),
  );
}

/** The alarm's properties for the candidate; undefined if it has no metrics of its own. */
function ofCandidate(id: string, given: Value, traffic: Traffic, hasStage: boolean): Value | undefined {
  const places = valueAt(given, ['Metrics']) === undefined ? [[]] : pathsOf(given, 'Metrics.*.MetricStat.Metric');
  let properties = given;
  for (const place of places) {
    const dimensions = dimensionsOf(id, valueAt(given, place)!, traffic, hasStage);
    if (dimensions === undefined) return undefined;
    properties = changedAt(properties, [...place, 'Dimensions'], () => dimensions);
  }
  const description = valueAt(given, ['AlarmDescription']);
  if (typeof description === 'string') properties = changedAt(properties, ['AlarmDescription'], () => `The candidate of the release: ${description}`);
  // Two alarms cannot have one name, so CloudFormation makes one for this.
  return changedAt(properties, ['AlarmName'], () => undefined);
}

/** @param id Of an alarm of the REST API, its metrics say the API's name and not its ID. */
function dimensionsOf(id: string, metric: Value, traffic: Traffic, hasStage: boolean): Value | undefined {
  const given = valueAt(metric, ['Dimensions']);
  const dimensions = (Array.isArray(given) ? (given as readonly Value[]) : []).map((one) => (isMap(one) ? one : {}));
  const [only] = dimensions;
  const functionId = dimensions.length === 1 && only?.['Name'] === 'FunctionName' ? valueAt(only, ['Value', 'Ref']) : undefined;
  if (typeof functionId === 'string') {
    const own = traffic.get(functionId);
    return own !== undefined && ofVersions.includes(textOf(valueAt(metric, ['MetricName']) ?? '')) ? functionDimensions(own) : undefined;
  }
  const isOfApi = id.startsWith(restApiId) && valueAt(metric, ['Namespace']) === 'AWS/ApiGateway' && dimensions.some(({ Name: name }) => name === 'Stage');
  if (!isOfApi || !hasStage) return undefined;
  return dimensions.map(({ Name = '', Value: value = '' }) => ({ Name, Value: Name === 'Stage' ? nextStageName(value) : value }));
}

/** Lambda counts the invocations by an alias, and of them those of each version. Undefined for a function that the candidate does not change. */
function functionDimensions({ functionId, live, next, shifted }: FunctionTraffic): Value | undefined {
  const dimension = (Name: string, value: Value): Value => ({ Name, Value: value });
  const byAlias = (alias: string): Value[] => [dimension('FunctionName', ref(functionId)), dimension('Resource', sub(`\${${functionId}}:${alias}`))];
  if (next !== undefined && next !== live) return byAlias(nextAlias);
  if (shifted === undefined) return undefined;
  return [...byAlias(liveAlias), dimension('ExecutedVersion', getAtt(versionId(functionId, shifted.version), 'Version'))];
}
