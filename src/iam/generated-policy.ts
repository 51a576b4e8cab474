import type { PolicyDocument } from '../cloudformation/policy-document.js';
import { fixedStatements } from './fixed-statements.js';

/** What the functions that share the generated role have Lambda do for them. */
export interface RoleUse {
  readonly inVpc: boolean;
  readonly traced: boolean;
  /** Kinds of polled event sources, in the order of their first handler. */
  readonly polledSources: readonly ('sqs' | 'kinesis' | 'dynamodb')[];
  readonly sendsToWebsockets: boolean;
}

/** The policy of the generated role: one statement a need, in a fixed order, none twice. */
export function generatedPolicy({ inVpc, traced, polledSources, sendsToWebsockets }: RoleUse): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      fixedStatements.logs,
      ...(inVpc ? [fixedStatements.vpc] : []),
      ...(traced ? [fixedStatements.xray] : []),
      ...[...new Set(polledSources)].map((kind) => fixedStatements[kind]),
      ...(sendsToWebsockets ? [fixedStatements.websocket] : []),
    ],
  };
}
