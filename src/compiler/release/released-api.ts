import { isMap } from '../cloudformation/branch.js';
import { ref, subWith } from '../cloudformation/intrinsic.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { Value } from '../cloudformation/template.js';
import { aliasId } from '../expand/function-version.js';
import type { ReleaseSettings } from '../config/release.js';
import { aliasVariable, liveAlias, nextAlias } from './alias-name.js';
import { stageTarget } from './invocation-target.js';
import { isFor } from './invoker.js';
import { type Candidate, type Ledger, strategyOf } from './ledger.js';
import { nextId } from './permissions.js';
import { redirected } from './redirected.js';
import { madeAfter, propertiesOf, refersTo, type Resources, typeOf, withProperties } from './resources.js';
import type { Traffic } from './traffic.js';

/** The logical ID of the deployment of a release. */
export function deploymentId(id: string): string {
  return `${restApiId}Deployment${id}`;
}

/** The name of the stage of a blue-green candidate. */
export function nextStageName(name: Value): Value {
  return typeof name === 'string' ? `${name}-next` : subWith('${Stage}-next', { Stage: name });
}

/** The resources of the REST API, as SAM makes them. */
export interface ApiParts {
  /** The logical ID of the deployment. */
  readonly deployment: string;
  /** The logical ID of the stage. */
  readonly stage: string;
}

/** Undefined for a template without a REST API of the app. */
export function apiPartsIn(resources: Resources): ApiParts | undefined {
  const own = [...resources].filter(([, resource]) => refersTo(propertiesOf(resource)['RestApiId'], restApiId));
  const deployment = own.find(([id, resource]) => typeOf(resource) === 'AWS::ApiGateway::Deployment' && /^RestAPIDeployment[0-9a-f]{10}$/.test(id))?.[0];
  if (deployment === undefined) return undefined;
  const stage = own.find(([id, resource]) => {
    return typeOf(resource) === 'AWS::ApiGateway::Stage' && id.startsWith(restApiId) && refersTo(propertiesOf(resource)['DeploymentId'], deployment);
  })?.[0];
  return stage === undefined ? undefined : { deployment, stage };
}

/**
 * The resources with a deployment of the REST API for each release that the ledger names, and its stage with the traffic of the candidate.
 *
 * @param resources With the permissions for aliases.
 */
export function releasedApi(
  resources: Resources,
  parts: ApiParts,
  { live, candidate, previous }: Ledger,
  settings: ReleaseSettings,
  traffic: Traffic,
): Resources {
  const ids = new Set([live, candidate, previous].flatMap((release) => (release === undefined ? [] : [release.id])));
  const permissions = [...resources].filter(([, resource]) => {
    const properties = propertiesOf(resource);
    // One that names the stage itself is made after it.
    return typeOf(resource) === 'AWS::Lambda::Permission' && isFor(restApiId, properties) && !refersTo(properties, parts.stage);
  });
  const ofAlias = (alias: string): string[] => {
    const aliases = [...traffic.keys()].map((id) => aliasId(id, alias));
    return permissions.flatMap(([id, resource]) => (aliases.some((one) => refersTo(propertiesOf(resource)['FunctionName'], one)) ? [id] : []));
  };
  const [ofLive, ofNext] = [ofAlias(liveAlias), ofAlias(nextAlias)];
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const properties = propertiesOf(resource);
      if (id === restApiId) return [[id, withProperties(resource, { ...properties, ...bodyOf(properties, traffic) })]];
      if (id === parts.deployment) return [...ids].map((release) => [deploymentId(release), deployment(resource, release)]);
      if (typeOf(resource) === 'AWS::ApiGateway::Stage' && refersTo(properties['RestApiId'], restApiId)) {
        const stage = madeAfter(withProperties(resource, { ...properties, Variables: variablesOf(properties, {}, liveAlias) }), ofLive, resources);
        return id === parts.stage ? stages(id, stage, ofNext, candidate, settings, resources) : [[id, stage]];
      }
      if (typeOf(resource) === 'AWS::ApiGateway::UsagePlan' && candidate !== undefined && strategyOf(candidate) === 'blue-green') {
        return [[id, withProperties(resource, withNextStage(properties, parts.stage))]];
      }
      return [[id, resource]];
    }),
  );
}

function bodyOf({ Body: body }: { readonly [name: string]: Value }, traffic: Traffic): { readonly Body?: Value } {
  return body === undefined ? {} : { Body: redirected(body, (id) => (traffic.has(id) ? stageTarget(id) : undefined)) };
}

/** It never changes: API Gateway takes a snapshot of the API when CloudFormation makes it. */
function deployment(resource: Value, release: string): Value {
  return withProperties(resource, { Description: `Release ${release}`, RestApiId: ref(restApiId) });
}

type Variables = { readonly [name: string]: Value };

function variablesOf({ Variables: given }: { readonly [name: string]: Value }, others: Variables, alias: string): Variables {
  return { ...(isMap(given) ? given : {}), ...others, [aliasVariable]: alias };
}

/** The stage, and beside it that of a blue-green candidate. */
function stages(
  id: string,
  stage: Value,
  permissions: readonly string[],
  candidate: Candidate | undefined,
  settings: ReleaseSettings,
  all: Resources,
): [string, Value][] {
  const { CanarySetting: _, ...properties } = propertiesOf(stage);
  if (candidate === undefined) return [[id, withProperties(stage, properties)]];
  const { stageVariables = {} } = candidate;
  const DeploymentId = ref(deploymentId(candidate.id));
  switch (strategyOf(candidate)) {
    case 'canary': {
      const CanarySetting = {
        DeploymentId,
        PercentTraffic: candidate.percent!,
        StageVariableOverrides: { ...stageVariables, [aliasVariable]: nextAlias },
        UseStageCache: settings.useStageCache,
      };
      return [[id, madeAfter(withProperties(stage, { ...properties, CanarySetting }), permissions, all)]];
    }
    case 'blue-green': {
      const { StageName: name = '' } = properties;
      const next = { ...properties, DeploymentId, StageName: nextStageName(name), Variables: variablesOf(properties, stageVariables, nextAlias) };
      return [
        [id, withProperties(stage, properties)],
        [nextId(id), madeAfter(withProperties(stage, next), permissions, all)],
      ];
    }
    case 'rolling':
      return [[id, withProperties(stage, properties)]];
  }
}

/** Keys of the stage count on the candidate's stage as well: otherwise nobody could call its routes that ask for one. */
function withNextStage(properties: { readonly [name: string]: Value }, stage: string): Value {
  const { ApiStages: given } = properties;
  if (!Array.isArray(given)) return properties;
  const ApiStages = (given as readonly Value[]).flatMap((one) => {
    return isMap(one) && refersTo(one['Stage'], stage) ? [one, { ...one, Stage: ref(nextId(stage)) }] : [one];
  });
  return { ...properties, ApiStages };
}
