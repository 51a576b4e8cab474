import { live } from '../../cloudformation/intrinsic.js';
import type { PolicyDocument, Statement } from '../../cloudformation/policy-document.js';
import { fixedStatements } from './fixed-statements.js';

/** What the functions that share the generated role need. */
export interface RoleUse {
  readonly inVpc: boolean;
  readonly traced: boolean;
  /** Kinds of polled event sources, in the order of their first handler. */
  readonly polledSources: readonly ('sqs' | 'kinesis' | 'dynamodb')[];
  readonly sendsToWebsockets: boolean;
  /** ARNs of the queues and topics to which Lambda reports failed batches, for `Fn::Sub`. */
  readonly failureDestinations: readonly string[];
}

/** The policy of the generated role: one statement for each need, in a fixed order, without duplicates. */
export function generatedPolicy({ inVpc, traced, polledSources, sendsToWebsockets, failureDestinations }: RoleUse): PolicyDocument {
  return {
    Version: '2012-10-17',
    Statement: [
      fixedStatements.logs,
      ...(inVpc ? [fixedStatements.vpc] : []),
      ...(traced ? [fixedStatements.xray] : []),
      ...[...new Set(polledSources)].map((kind) => fixedStatements[kind]),
      ...(sendsToWebsockets ? [fixedStatements.websocket] : []),
      ...[...new Set(failureDestinations)].map(sending),
    ],
  };
}

function sending(arn: string): Statement {
  const service = arn.replace('${AWS::Partition}', 'aws').split(':')[2];
  return { Effect: 'Allow', Action: [service === 'sns' ? 'sns:Publish' : 'sqs:SendMessage'], Resource: live(arn) };
}
