import { entriesOf, isMap } from '../cloudformation/branch.js';
import { subWith } from '../cloudformation/intrinsic.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { ReleaseSettings } from '../config/release.js';
import { publishedAliases } from './aliases.js';
import { withoutPublished } from './published.js';
import { type Ledger, strategyOf } from './ledger.js';
import { withIds, withoutDependencies } from './logical-ids.js';
import { permittedForAliases } from './permissions.js';
import { withCandidateAlarms } from './candidate-alarms.js';
import { type ApiParts, apiPartsIn, deploymentId, nextStageName, releasedApi } from './released-api.js';
import { renewedWebsockets } from './renewed-websockets.js';
import { propertiesOf, type Resources } from './resources.js';
import type { SourceRelease } from './source-release.js';
import { throughAliases } from './through-aliases.js';
import { type Traffic, trafficOf } from './traffic.js';
import { versionsOf } from './version.js';

/**
 * The template in which the ledger decides what is live: a version of each function for each release that the ledger names, aliases that say which of
 * them is invoked, a deployment of the REST API for each release, and the stage that points at the live one.
 *
 * `RestAPI` and the code of the functions are always those of the source. Nobody reaches them until a deployment or a version is made of them.
 *
 * @param template Expanded. What is not known there stays as it is.
 * @param source The release of `template`.
 */
export function applyRelease(template: TemplateDocument, ledger: Ledger, settings: ReleaseSettings, source: SourceRelease): TemplateDocument {
  const traffic = trafficOf(ledger, source);
  const given: Resources = entriesOf(template['Resources']);
  const unpublished = withoutPublished(given, traffic);
  const parts = apiPartsIn(given);
  const redirected = throughAliases(unpublished, traffic);
  const permitted = permittedForAliases(redirected, unpublished, given, traffic);
  const released = parts === undefined ? permitted : releasedApi(permitted, parts, ledger, settings, traffic);
  const versioned = withVersions(released, given, traffic);
  const Resources = Object.fromEntries(withCandidateAlarms(versioned, ledger.candidate, traffic));
  const ids = new Map([
    ...renewedWebsockets(unpublished, redirected),
    ...(parts === undefined ? [] : [[parts.deployment, deploymentId(ledger.live.id)] as const]),
  ]);
  const gone = [...given.keys()].filter((id) => !Object.hasOwn(Resources, id) && !ids.has(id));
  return withOutput(withIds(withoutDependencies({ ...template, Resources }, gone), ids), ledger, parts, given);
}

/** Each function is followed by its versions and aliases. */
function withVersions(resources: Resources, given: Resources, traffic: Traffic): Resources {
  const aliases = publishedAliases(given, traffic);
  return new Map(
    [...resources].flatMap(([id, resource]): [string, Value][] => {
      const own = traffic.get(id);
      return own === undefined ? [[id, resource]] : [[id, resource], ...versionsOf(own, resource, aliases.get(id))];
    }),
  );
}

/** Where to test a blue-green candidate. */
function withOutput(template: TemplateDocument, { candidate }: Ledger, parts: ApiParts | undefined, given: Resources): TemplateDocument {
  if (candidate === undefined || strategyOf(candidate) !== 'blue-green' || parts === undefined) return template;
  const name = propertiesOf(given.get(parts.stage))['StageName'] ?? '';
  const { Outputs: outputs } = template;
  const url = `https://\${${restApiId}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/`;
  const stage = nextStageName(name);
  const value = typeof stage === 'string' ? { 'Fn::Sub': `${url}${stage}/` } : subWith(`${url}\${Stage}/`, { Stage: stage });
  return { ...template, Outputs: { ...(isMap(outputs) ? outputs : {}), NextEndpointURL: { Value: value } } };
}
