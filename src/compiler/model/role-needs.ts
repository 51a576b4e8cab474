import { live } from '../cloudformation/intrinsic.js';
import { referencesIn } from '../cloudformation/reference.js';
import type { Statement } from '../cloudformation/policy-document.js';
import type { Value } from '../cloudformation/template.js';
import type { FunctionConfig } from '../config/function-config.js';
import { statementsOf } from '../iam/actions/statements-of.js';
import { fixedStatements } from '../iam/role/fixed-statements.js';
import type { RoleNeeds } from '../iam/role/generated-policy.js';
import { logging, polling, sending, sendingToClients } from '../iam/role/scoped-statements.js';
import { type AppFunction, isWebsocketHandler, websocketApiId } from './app-function.js';
import { polledArn, polledKind } from './event-source.js';
import type { RoleInputs } from './role-inputs.js';
import { serviceKeys } from './service-keys.js';

/**
 * How much of a logical ID is surely part of the name that CloudFormation gives a function, `<stack>-<logical ID>-<random>`: with the limit
 * of 64 characters, it cuts the longer of the two first.
 */
const surelyKept = 24;

/** What one function needs, as narrow as the role can say it without referring to what needs the role. */
export function ownNeeds(role: string, fn: AppFunction, inputs: RoleInputs): RoleNeeds {
  return {
    ...needsOf(role, [fn], inputs),
    logs: logging(inputs.mergedFunction(fn.logicalId).logGroup),
    inVpc: isInVpc(fn.settings),
    polling: ownPolling(role, fn, inputs),
    websocket: isWebsocketHandler(fn) ? sendingToClients(websocketApiId) : null,
  };
}

/** What several functions need, as widely as Chalice says it. @param apiHandler The settings of the function behind the routes, be it there or not. */
export function sharedNeeds(role: string, users: readonly AppFunction[], apiHandler: FunctionConfig, inputs: RoleInputs): RoleNeeds {
  return {
    ...needsOf(role, users, inputs),
    logs: fixedStatements.logs,
    inVpc: [apiHandler, ...users.map(({ settings }) => settings)].some(isInVpc),
    polling: users.flatMap(({ eventSource, logicalId }) => {
      const kinds = [polledKind(eventSource) ?? [], inputs.mergedFunction(logicalId).polled.map(({ kind }) => kind)].flat();
      return kinds.flatMap((kind) => polling(kind, undefined));
    }),
    websocket: users.some(isWebsocketHandler) ? fixedStatements.websocket : null,
  };
}

function needsOf(role: string, users: readonly AppFunction[], inputs: RoleInputs): Omit<RoleNeeds, 'logs' | 'inVpc' | 'polling' | 'websocket'> {
  const { rights, mergedFunction, ask } = inputs;
  return {
    code: statementsOf(users.flatMap(({ name }) => rights.get(name) ?? [])),
    traced: users.some(({ settings }) => settings.xray),
    failureDestinations: users.flatMap(({ eventSource }) =>
      eventSource !== null && 'onFailure' in eventSource && eventSource.onFailure !== null ? [eventSource.onFailure] : [],
    ),
    destinations: users.flatMap(({ logicalId }) =>
      mergedFunction(logicalId).destinations.flatMap(({ type, arn, isMade }) => sending(type, isMade || mayRefer(role, referencesIn(arn), ask) ? arn : '*')),
    ),
    durable: users.flatMap(({ logicalId }) => {
      const { isDurable, name } = mergedFunction(logicalId);
      return isDurable ? [name ?? (name === null ? '*' : generatedName(logicalId))] : [];
    }),
    keys: keyStatements(role, users, inputs),
    isHook: users.some((fn) => fn.isHook),
    written: users.flatMap(({ settings }): readonly Value[] => settings.policyStatements),
  };
}

function ownPolling(role: string, { eventSource, logicalId }: AppFunction, { ask, mergedFunction }: RoleInputs): RoleNeeds['polling'] {
  const kind = polledKind(eventSource);
  const declared = eventSource === null || kind === undefined ? [] : [{ kind, arn: live(polledArn(eventSource)) }];
  return [...declared, ...mergedFunction(logicalId).polled].flatMap(({ kind: polled, arn }) => {
    const text = JSON.stringify(arn);
    // Lambda reads from the stream of a consumer too, whose ARN is another one.
    const isConsumer = text.includes('/consumer/') || text.includes('ConsumerARN');
    return polling(polled, isConsumer || !mayRefer(role, referencesIn(arn), ask) ? undefined : arn);
  });
}

function mayRefer(role: string, names: readonly string[], ask: RoleInputs['ask']): boolean {
  return names.every((name) => ask(role, name) === undefined);
}

/** For the keys that Lambda uses for the functions. */
function keyStatements(role: string, users: readonly AppFunction[], inputs: RoleInputs): Statement[] {
  const used = users.flatMap((fn) => serviceKeys(role, fn, inputs));
  const configured = users.flatMap(({ settings: { kmsKeyArn } }) => (kmsKeyArn === null ? [] : [{ action: 'kms:Decrypt', resource: live(kmsKeyArn) }]));
  return statementsOf([...configured, ...used.flatMap(({ keys, actions }) => keys.flatMap((resource) => actions.map((action) => ({ action, resource }))))]);
}

/** The role cannot refer to the function, as the function refers to the role. */
function generatedName(logicalId: string): string {
  return logicalId.length <= surelyKept ? `*-${logicalId}-*` : `*-${logicalId.slice(0, surelyKept)}*`;
}

function isInVpc({ subnetIds, securityGroupIds }: FunctionConfig): boolean {
  return subnetIds.length > 0 && securityGroupIds.length > 0;
}
