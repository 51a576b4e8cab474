import { entriesOf } from '../../compiler/cloudformation/branch.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { textOf } from '../../compiler/cloudformation/text-of.js';
import type { Origins } from '../../compiler/diff/origins.js';
import type { Cause } from '../../compiler/diff/stage-diff.js';
import type { GrantedStatement } from '../../compiler/iam/role/generated-policy.js';
import { type AppFunction, isWebsocketHandler } from '../../compiler/model/app-function.js';
import type { CompiledProject } from '../stage/compiled-project.js';
import { roleIn } from '../../compiler/iam/role/role-policy.js';
import { placeCause } from './place-cause.js';
import { type CauseAt, settingCause } from './setting-cause.js';

/** What makes Lambda, CodeDeploy or the configuration give a generated role its rights. Those of the code are told with the calls that need them. */
export function grantedOrigins(compiled: CompiledProject, cause: CauseAt): Origins['granted'] {
  const { resources, functions, template } = compiled;
  const found: { [roleId: string]: { [action: string]: readonly Cause[] } } = {};
  for (const resource of resources) {
    if (resource.kind !== 'role') continue;
    const users = functions.filter(({ logicalId }) => roleIn(template, logicalId) === resource.logicalId);
    const ofRole: { [action: string]: readonly Cause[] } = {};
    for (const { need, statement } of resource.granted ?? []) {
      const causes = causesOf(need, users, compiled, cause);
      for (const action of actionsIn(statement)) ofRole[action] = distinct([...(Object.hasOwn(ofRole, action) ? ofRole[action]! : []), ...causes]);
    }
    found[resource.logicalId] = ofRole;
  }
  return found;
}

function actionsIn(statement: GrantedStatement['statement']): string[] {
  return [entriesOf(statement).get('Action') ?? []].flat().map((action) => textOf(action).toLowerCase());
}

function causesOf(need: GrantedStatement['need'], users: readonly AppFunction[], { config, functions, loaded }: CompiledProject, cause: CauseAt): Cause[] {
  const setting = (those: readonly AppFunction[], ...path: readonly string[]): Cause[] =>
    those.flatMap(({ name }) => settingCause(config, name, path, cause) ?? []);
  const declared = (isMeant: (fn: AppFunction) => boolean): Cause[] => users.filter(isMeant).map(({ at }) => placeCause(loaded.placeOf(at)));
  switch (need) {
    case 'vpc':
      return [...setting(users, 'subnet_ids'), ...setting(users, 'security_group_ids')];
    case 'xray':
      return setting(
        users.filter(({ settings }) => settings.xray),
        'xray',
      );
    case 'key':
      return setting(users, 'kms_key_arn');
    case 'configuration':
      return setting(users, 'iam_policy_statements');
    case 'deployment-hook': {
      const names = new Set(users.map(({ name }) => name));
      const waits = functions.filter(({ settings: { deployment } }) => Object.values(deployment?.hooks ?? {}).some((name) => name !== null && names.has(name)));
      return setting(waits, 'deployment_preference', 'hooks');
    }
    case 'event-source':
    case 'failure-destination':
      return declared(({ eventSource }) => eventSource !== null && (need === 'event-source' || 'onFailure' in eventSource));
    case 'websocket':
      return declared(isWebsocketHandler);
    // The code has places of its own; logs are written by every function; a merge template makes a function durable.
    case 'code':
    case 'logs':
    case 'durable':
      return [];
  }
}
