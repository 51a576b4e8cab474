import type { Statement } from '../../cloudformation/policy-document.js';

/** Statements for what Lambda itself does on behalf of a function. They do not depend on the user's code. */
export const fixedStatements: {
  readonly [Name in 'logs' | 'vpc' | 'xray' | 'sqs' | 'kinesis' | 'dynamodb' | 'websocket']: Statement & { readonly Action: readonly string[] };
} = {
  logs: { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: 'arn:*:logs:*:*:*' },
  vpc: {
    Effect: 'Allow',
    Action: ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DetachNetworkInterface', 'ec2:DeleteNetworkInterface'],
    Resource: '*',
  },
  xray: { Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' },
  sqs: { Effect: 'Allow', Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], Resource: '*' },
  kinesis: { Effect: 'Allow', Action: ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListStreams'], Resource: '*' },
  dynamodb: { Effect: 'Allow', Action: ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], Resource: '*' },
  websocket: { Effect: 'Allow', Action: ['execute-api:ManageConnections'], Resource: 'arn:*:execute-api:*:*:*/@connections/*' },
};
