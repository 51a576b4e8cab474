import type { StageConfig } from '../config/resolve-stage.js';
import { isScaled } from '../config/provisioned-concurrency.js';
import { eventId, eventPermissionId, scheduleRoleId, stageId } from '../expand/sam-logical-id.js';
import type { Problem } from '../problem/problem.js';
import { type AppFunction, isNamedByUser, isWebsocketHandler, reservedNames } from './app-function.js';
import type { AppModel } from './app-model.js';
import { alarmIdsOf, apiAlarmIds } from './alarm.js';
import { appError, type CheckContext } from './check-context.js';
import { deploymentRoleId, stepsId } from './deployment.js';
import { hasPossiblePin, isPinned, pinError } from './check-pins.js';
import { eventKey, isByScheduler } from './event-source.js';
import { logGroupIdOf } from './function.js';
import { managedLayerId } from './layer.js';
import { accessLogId } from './rest-api.js';
import { defaultRoleId, hasDefaultRole, hasOwnRole, roleIdOf } from './role.js';
import { scalingIdsOf } from './scaling.js';
import { usagePlanIds } from './usage-plan.js';

/** A logical ID that the app uses. */
interface Claim {
  readonly id: string;
  /** What uses it, for the message. */
  readonly by: string;
  /** The function that it belongs to; absent for the IDs that every API has. */
  readonly fn?: AppFunction;
}

/** No two resources may have the same logical ID, including those that SAM generates (of rules, stages, deployments). */
export function checkLogicalIds(app: AppModel, context: CheckContext): Problem[] {
  const first = new Map<string, Claim>();
  // If two functions share an ID, their roles and log groups do too: one problem is enough.
  const reported = new Set<string>();
  return claims(app).flatMap((claim) => {
    const other = first.get(claim.id);
    if (other === undefined) first.set(claim.id, claim);
    // Two functions with the same name share all IDs, and are already reported.
    if (other === undefined || claim.fn?.name === other.fn?.name) return [];
    const [mine, theirs] = blame(claim, other);
    const pair = JSON.stringify([mine.fn?.name, theirs.fn?.name ?? theirs.by]);
    if (mine.fn === undefined || reported.has(pair)) return [];
    reported.add(pair);
    const shared = `${mine.by} and ${theirs.by} both get the logical ID ${claim.id}`;
    if (isPinned(mine.fn)) return pinError(app.config, mine.fn.name, 'pinned-id-taken', `so that ${shared}`, 'give it another ID, or remove the entry');
    const fix = isNameable(theirs) ? 'rename one of them' : `rename '${mine.fn.name}'`;
    return [appError(context, mine.fn.at, 'logical-id-collision', shared, fix)];
  });
}

/** The claim that should give way, before the other one. */
function blame(claim: Claim, other: Claim): [mine: Claim, theirs: Claim] {
  if (other.fn !== undefined && isPinned(other.fn) && !(claim.fn !== undefined && isPinned(claim.fn))) return [other, claim];
  return isNameable(claim) ? [claim, other] : [other, claim];
}

function isNameable({ fn }: Claim): boolean {
  return fn !== undefined && isNamedByUser(fn);
}

function claims({ definition, config, functions, hasLayer }: AppModel): Claim[] {
  const reserved = reservedNames(definition);
  // What is wrong with the others has been told.
  const named = functions.filter((fn) => hasPossiblePin(fn) && (!isNamedByUser(fn) || !reserved.has(fn.name)));
  return [
    ...(hasLayer ? [{ id: managedLayerId, by: 'the layer of automatic_layer' }] : []),
    ...deploymentClaims(named),
    ...(named.some(hasDefaultRole) ? [{ id: defaultRoleId, by: 'the generated role' }] : []),
    ...(definition.routes.length > 0 ? restApiClaims(config) : []),
    ...(definition.websockets.length > 0 ? websocketApiClaims(config) : []),
    ...named.flatMap(functionClaims),
  ];
}

/** What the deployments of all functions share. */
function deploymentClaims(functions: readonly AppFunction[]): Claim[] {
  const deployments = functions.flatMap(({ settings: { deployment } }) => deployment ?? []);
  if (deployments.length === 0) return [];
  const ids = [
    'ServerlessDeploymentApplication',
    ...(deployments.some(({ role }) => role === null) ? [deploymentRoleId] : []),
    ...deployments.flatMap(({ type }) => (typeof type === 'object' && type !== null ? [stepsId(type)] : [])),
  ];
  return [...new Set(ids)].map((id) => ({ id, by: 'the deployments' }));
}

/** What SAM makes for an alias, and what changes its provisioned concurrency. */
function aliasIdsOf(fn: AppFunction): string[] {
  const { alias, logicalId, settings } = fn;
  const { deployment, provisioned } = settings;
  return [
    ...(alias === null || alias.id.includes('.') ? [] : [alias.id]),
    ...(deployment === null ? [] : [`${logicalId}DeploymentGroup`]),
    ...(provisioned !== null && isScaled(provisioned) ? scalingIdsOf(fn) : []),
  ];
}

function restApiClaims({ apiGatewayStage, customDomain, api, alarms }: StageConfig): Claim[] {
  const ids = ['RestAPI', 'ApiHandler', 'APIHandlerInvokePermission', stageId('RestAPI', apiGatewayStage)];
  const domain = customDomain === null ? [] : ['ApiGatewayCustomDomain', 'ApiGatewayCustomDomainMapping'];
  const log = api.accessLog === null ? [] : [accessLogId];
  const plan = api.usagePlan === null ? [] : usagePlanIds(api.usagePlan);
  return [...ids, ...log, ...plan, ...apiAlarmIds(alarms), ...domain].map((id) => ({ id, by: 'the REST API' }));
}

function websocketApiClaims({ websocketCustomDomain }: StageConfig): Claim[] {
  const domain = websocketCustomDomain === null ? [] : ['WebsocketApiCustomDomain', 'WebsocketApiCustomDomainMapping'];
  return ['WebsocketAPI', 'WebsocketAPIStage', ...domain].map((id) => ({ id, by: 'the websocket API' }));
}

function functionClaims(fn: AppFunction): Claim[] {
  const { name, logicalId: id, stem, handles, eventSource, settings } = fn;
  const what = handles === 'routes' ? 'the function behind the routes' : `'${name}'`;
  const key = eventSource === null ? '' : eventKey(stem, eventSource);
  return [
    { id, by: what, fn },
    ...(hasOwnRole(fn) ? [{ id: roleIdOf(fn), by: `the role of ${what}`, fn }] : []),
    ...(settings.logRetentionInDays === null ? [] : [{ id: logGroupIdOf(fn), by: `the log group of ${what}`, fn }]),
    ...aliasIdsOf(fn).map((made) => ({ id: made, by: `the alias of ${what}`, fn })),
    ...alarmIdsOf(fn).map((alarmId) => ({ id: alarmId, by: `the alarm of ${what}`, fn })),
    ...(handles === 'authorization' ? [{ id: `${id}InvokePermission`, by: `the permission of the authorizer ${what}`, fn }] : []),
    // The key itself is not a logical ID, but SAM derives IDs from it, and Chalice refuses a collision.
    ...(eventSource === null
      ? []
      : [key, eventId(id, key), isByScheduler(eventSource) ? scheduleRoleId(id, key) : eventPermissionId(id, key)].map((taken) => ({
          id: taken,
          by: `the event source of ${what}`,
          fn,
        }))),
    ...(isWebsocketHandler(fn)
      ? ['APIIntegration', 'InvokePermission', 'Route'].map((suffix) => ({ id: `${id}${suffix}`, by: `the websocket handler ${what}`, fn }))
      : []),
  ];
}
