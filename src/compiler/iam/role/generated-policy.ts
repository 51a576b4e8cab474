import type { PolicyDocument, Statement } from '../../cloudformation/policy-document.js';
import type { Value } from '../../cloudformation/template.js';
import { fixedStatements } from './fixed-statements.js';
import { answeringCodeDeploy, checkpointing, reporting } from './scoped-statements.js';

/** What the functions of a generated role need. */
export interface RoleNeeds {
  /** For the calls in their code. */
  readonly code: readonly Statement[];
  readonly logs: Statement;
  readonly inVpc: boolean;
  readonly traced: boolean;
  /** For polling event sources, in the order of their first handler. */
  readonly polling: readonly Statement[];
  /** For sending to the clients of a websocket API. */
  readonly websocket: Statement | null;
  /** ARNs of the queues and topics to which Lambda reports failed batches, for `Fn::Sub`. */
  readonly failureDestinations: readonly string[];
  /** For sending the results of asynchronous invocations. */
  readonly destinations: readonly Statement[];
  /** For the keys of queues, streams and the like, and of environment variables. */
  readonly keys: readonly Statement[];
  /** Whether CodeDeploy waits for what it says of a deployment. */
  readonly isHook: boolean;
  /** Names of the durable functions, for `Fn::Sub`. */
  readonly durable: readonly string[];
  /** What the configuration adds, as it is written there. */
  readonly written: readonly Value[];
}

/** A statement, and what needs it. */
export interface GrantedStatement {
  readonly need:
    | 'code'
    | 'logs'
    | 'vpc'
    | 'xray'
    | 'event-source'
    | 'websocket'
    | 'failure-destination'
    | 'key'
    | 'durable'
    | 'deployment-hook'
    | 'configuration';
  readonly statement: Value;
}

/** The statements of a generated role, in a fixed order, without duplicates: what is found in the code, what Lambda needs, what is written by hand. */
export function grantedStatements(needs: RoleNeeds): GrantedStatement[] {
  const { code, logs, inVpc, traced, polling, websocket, failureDestinations, destinations, keys, durable, isHook, written } = needs;
  const granted = (need: GrantedStatement['need'], statements: readonly (Statement | Value)[]): GrantedStatement[] =>
    statements.map((statement) => ({ need, statement: statement as Value }));
  return once([
    ...granted('code', code),
    ...granted('logs', [logs]),
    ...granted('vpc', inVpc ? [fixedStatements.vpc] : []),
    ...granted('xray', traced ? [fixedStatements.xray] : []),
    ...granted('event-source', polling),
    ...granted('websocket', websocket === null ? [] : [websocket]),
    ...granted('failure-destination', [...failureDestinations.map(reporting), ...destinations]),
    ...granted('key', keys),
    ...granted('durable', durable.length === 0 ? [] : [checkpointing([...new Set(durable)])]),
    ...granted('deployment-hook', isHook ? [answeringCodeDeploy] : []),
    ...granted('configuration', written),
  ]);
}

export function generatedPolicy(statements: readonly GrantedStatement[]): PolicyDocument {
  return { Version: '2012-10-17', Statement: statements.map(({ statement }) => statement as unknown as Statement) };
}

function once(statements: readonly GrantedStatement[]): GrantedStatement[] {
  const first = new Map<string, GrantedStatement>();
  for (const one of statements) {
    const key = JSON.stringify(one.statement);
    if (!first.has(key)) first.set(key, one);
  }
  return [...first.values()];
}
