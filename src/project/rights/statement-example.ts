import { prefixOf } from '../../compiler/iam/actions/client-prefix.js';

const ofTables = ['arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE', 'arn:aws:dynamodb:REGION:ACCOUNT:table/TABLE/index/*'];

/**
 * A statement to begin with, for what a client may be made to send.
 *
 * @param client undefined where it is not known
 */
export function statementExample(client: string | undefined): string {
  const prefix = client === undefined ? undefined : prefixOf(client);
  const isTable = prefix === 'dynamodb';
  const actions = isTable ? ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'] : [`${prefix ?? 'SERVICE'}:ACTION`];
  return JSON.stringify({ Effect: 'Allow', Action: actions, Resource: isTable ? ofTables : ['ARN'] });
}
