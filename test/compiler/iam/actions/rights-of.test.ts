import { expect } from 'chai';
import { referencesOfRoles } from '../../../../src/compiler/iam/actions/circle.js';
import type { RightsContext } from '../../../../src/compiler/iam/actions/rights-context.js';
import { rightsOf } from '../../../../src/compiler/iam/actions/rights-of.js';
import { serviceDataOf } from '../../../../src/compiler/iam/actions/service-data-of.js';
import { statementsOf } from '../../../../src/compiler/iam/actions/statements-of.js';
import type { MadePart, TextPart } from '../../../../src/compiler/iam/calls/code-value.js';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import { expandTemplate } from '../../../../src/compiler/expand/expand-template.js';
import { resourcesByName } from '../../../../src/compiler/expand/resources-by-name.js';
import { call, either, env, open, text, unknown, type Written } from './code-values.js';

const table = 'AWS::DynamoDB::Table';
const bucket = 'AWS::S3::Bucket';

/** Resources of the merge templates that the rows below refer to. */
const resources: { readonly [id: string]: Value } = {
  Alarms: { Type: 'AWS::SNS::Topic' },
  Api: { Type: 'AWS::Serverless::Function', Properties: { Handler: 'app.api', Environment: { Variables: { TABLE: { Ref: 'Orders' } } } } },
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
  Conditional: { Type: table, Condition: 'IsProd' },
  Files: { Type: bucket },
  Group: { Type: 'AWS::Logs::LogGroup' },
  Incoming: {
    Type: bucket,
    Properties: { NotificationConfiguration: { LambdaConfigurations: [{ Event: 's3:ObjectCreated:*', Function: { 'Fn::GetAtt': ['Api', 'Arn'] } }] } },
  },
  Key: { Type: 'AWS::KMS::Key' },
  KeyAlias: { Type: 'AWS::KMS::Alias', Properties: { AliasName: 'alias/orders', TargetKeyId: { Ref: 'Key' } } },
  Machine: { Type: 'AWS::StepFunctions::StateMachine' },
  Model: { Type: 'AWS::Bedrock::ApplicationInferenceProfile' },
  Named: { Type: bucket, Properties: { BucketName: { 'Fn::Sub': 'named-${AWS::AccountId}' }, NotificationConfiguration: { Role: { Ref: 'ApiRole' } } } },
  Orders: { Type: table },
  Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: '/orders/key', Type: 'String', Value: 'x' } },
  Pool: { Type: 'AWS::Cognito::UserPool' },
  Published: { Type: 'AWS::Serverless::Function', Properties: { Handler: 'app.published', CodeUri: './a.zip', AutoPublishAlias: 'live' } },
  Queue: { Type: 'AWS::SQS::Queue' },
  Resizer: { Type: 'AWS::Lambda::Function' },
  Secret: { Type: 'AWS::SecretsManager::Secret' },
  Stream: { Type: 'AWS::Kinesis::Stream' },
  Unnamed: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: 'x' } },
};

function contextWith(variables: RightsContext['variables'] = {}, more: { readonly [id: string]: Value } = {}): RightsContext {
  const template = { Resources: { ...resources, ...more } } as Parameters<typeof expandTemplate>[0];
  const all = expandTemplate(template).resources;
  const ask = referencesOfRoles(all);
  return {
    variables,
    resources: resourcesByName(all),
    parameters: { TableName: { Type: 'String' }, TopicArn: { Type: 'String' }, Topic: { Type: 'String', Default: 'arn:aws:sns:eu-west-1:123456789012:a' } },
    ask: (id) => ask('ApiRole', id),
    dataOf: serviceDataOf,
  };
}

/** `action resource` for each right, with the pseudo parameters of an ARN shortened. */
function granted(name: string, input?: Written, variables: RightsContext['variables'] = {}, region: readonly Written[] = []): string[] {
  const { rights } = rightsOf({ calls: [call(name, input, region)], untold: [] }, contextWith(variables));
  return rights.map(
    ({ action, resource, condition }) => `${action} ${shortened(resource)}${condition === undefined ? '' : ` if ${JSON.stringify(condition)}`}`,
  );
}

function shortened(resource: Value): string {
  const plain =
    typeof resource === 'object' && resource !== null && 'Fn::Sub' in resource && typeof resource['Fn::Sub'] === 'string' ? resource['Fn::Sub'] : resource;
  const written = typeof plain === 'string' ? plain : JSON.stringify(plain);
  return written.replaceAll('${AWS::Partition}', 'P').replaceAll('${AWS::Region}', 'R').replaceAll('${AWS::AccountId}', 'A');
}

interface Row {
  readonly given: string;
  readonly input?: Written;
  readonly variables?: RightsContext['variables'];
  readonly region?: readonly Written[];
  readonly want: readonly string[];
}

function rows(all: readonly Row[]): void {
  for (const { given, input, variables, region, want } of all) {
    it(`${given} ${JSON.stringify(input ?? null)}${variables === undefined ? '' : ` with ${JSON.stringify(variables)}`}`, () => {
      expect(granted(given, input, variables, region)).to.deep.equal(want);
    });
  }
}

describe('rights', () => {
  it('are none where nothing is called', () => {
    expect(rightsOf({ calls: [], untold: [] }, contextWith())).to.deep.equal({ rights: [], problems: [] });
  });

  it('know the call that needs them, and are told once for the same call', () => {
    const one = call('sqs.ListQueues', {});
    const { rights } = rightsOf({ calls: [one, one], untold: [] }, contextWith());
    expect(rights).to.deep.equal([{ action: 'sqs:ListQueues', resource: '*', call: one }]);
  });

  describe('for what the input asks for', () => {
    rows([
      { given: 's3.PutObject', input: { Bucket: 'b' }, want: ['s3:PutObject arn:P:s3:::b/*'] },
      {
        given: 's3.PutObject',
        input: { Bucket: 'b', ACL: 'public-read', Tagging: 'a=b', ObjectLockMode: 'GOVERNANCE', ObjectLockLegalHoldStatus: 'ON' },
        want: ['PutObject', 'PutObjectAcl', 'PutObjectTagging', 'PutObjectRetention', 'PutObjectLegalHold'].map((action) => `s3:${action} arn:P:s3:::b/*`),
      },
      { given: 's3.GetObject', input: { Bucket: 'b', VersionId: '1' }, want: ['s3:GetObjectVersion arn:P:s3:::b/*'] },
      { given: 's3.GetObject', input: { Bucket: 'b', VersionId: unknown() }, want: ['s3:GetObject arn:P:s3:::b/*', 's3:GetObjectVersion arn:P:s3:::b/*'] },
      { given: 's3.HeadObject', input: { Bucket: 'b' }, want: ['s3:GetObject arn:P:s3:::b/*'] },
      { given: 's3.DeleteObject', input: { Bucket: 'b', VersionId: '1' }, want: ['s3:DeleteObjectVersion arn:P:s3:::b/*'] },
      {
        given: 's3.DeleteObjects',
        input: { Bucket: 'b', Delete: { Objects: [{ Key: 'k' }, { Key: 'k', VersionId: '1' }] } },
        want: ['s3:DeleteObject arn:P:s3:::b/*', 's3:DeleteObjectVersion arn:P:s3:::b/*'],
      },
      {
        given: 's3.CopyObject',
        input: { Bucket: 'target', CopySource: 'source/a/b' },
        want: ['s3:GetObject arn:P:s3:::source/*', 's3:PutObject arn:P:s3:::target/*'],
      },
      {
        given: 's3.CopyObject',
        input: { Bucket: 'target', CopySource: text('/source/', { unknown: 5 }) },
        want: ['s3:GetObject arn:P:s3:::source/*', 's3:PutObject arn:P:s3:::target/*'],
      },
      {
        given: 's3.UploadPartCopy',
        input: { Bucket: 'target', CopySource: text({ variable: 'FROM' }, '/', { unknown: 5 }) },
        variables: { FROM: { Ref: 'Files' } },
        want: ['s3:GetObject ${Files.Arn}/*', 's3:PutObject arn:P:s3:::target/*'],
      },
      { given: 's3.ListObjectsV2', input: { Bucket: 'b' }, want: ['s3:ListBucket arn:P:s3:::b'] },
      { given: 's3.ListBuckets', want: ['s3:ListAllMyBuckets *'] },
      { given: 'dynamodb.Query', input: { TableName: 't' }, want: ['dynamodb:Query arn:P:dynamodb:R:A:table/t'] },
      { given: 'dynamodb.Query', input: { TableName: 't', IndexName: 'i' }, want: ['dynamodb:Query arn:P:dynamodb:R:A:table/t/index/i'] },
      {
        given: 'dynamodb.Query',
        input: { TableName: 't', IndexName: unknown(3) },
        want: ['dynamodb:Query arn:P:dynamodb:R:A:table/t', 'dynamodb:Query arn:P:dynamodb:R:A:table/t/index/*'],
      },
      { given: 'dynamodb.Query', input: { TableName: unknown(3), IndexName: 'i' }, want: ['dynamodb:Query *'] },
      {
        given: 'dynamodb.Scan',
        input: open({ TableName: 't', IndexName: either('i', null) }),
        want: ['dynamodb:Scan arn:P:dynamodb:R:A:table/t', 'dynamodb:Scan arn:P:dynamodb:R:A:table/t/index/i'],
      },
      {
        given: 'dynamodb.TransactWriteItems',
        input: { TransactItems: [{ Put: { TableName: 'a' } }, { Put: { TableName: 'b' } }, { ConditionCheck: { TableName: 'c' } }] },
        want: ['PutItem a', 'PutItem b', 'ConditionCheckItem c'].map((one) => `dynamodb:${one.replace(' ', ' arn:P:dynamodb:R:A:table/')}`),
      },
      { given: 'dynamodb.PutItem', input: open({ TableName: 't' }), want: ['dynamodb:PutItem arn:P:dynamodb:R:A:table/t'] },
      { given: 'dynamodb.TransactGetItems', input: { TransactItems: [{ Get: { TableName: 'a' } }] }, want: ['dynamodb:GetItem arn:P:dynamodb:R:A:table/a'] },
      {
        given: 'dynamodb.BatchWriteItem',
        input: { RequestItems: { a: [], b: [] } },
        want: ['dynamodb:BatchWriteItem arn:P:dynamodb:R:A:table/a', 'dynamodb:BatchWriteItem arn:P:dynamodb:R:A:table/b'],
      },
      {
        given: 'dynamodb.ExecuteStatement',
        input: { Statement: 'SELECT * FROM "a" WHERE id = ?' },
        want: ['dynamodb:PartiQLSelect arn:P:dynamodb:R:A:table/a'],
      },
      {
        given: 'dynamodb.ExecuteStatement',
        input: { Statement: text('select id\nfrom "', { variable: 'TABLE' }, '"."by-date" where id = ?') },
        variables: { TABLE: { Ref: 'Orders' } },
        want: ['dynamodb:PartiQLSelect {"Fn::GetAtt":["Orders","Arn"]}', 'dynamodb:PartiQLSelect ${Orders.Arn}/index/by-date'],
      },
      {
        given: 'dynamodb.BatchExecuteStatement',
        input: {
          Statements: [
            { Statement: "INSERT INTO a VALUE {'id': 1}" },
            { Statement: 'update "b" set x = 1' },
            { Statement: text('DELETE FROM ', { variable: 'TABLE' }, ' WHERE id = ?') },
          ],
        },
        variables: { TABLE: 'c' },
        want: ['PartiQLInsert a', 'PartiQLUpdate b', 'PartiQLDelete c'].map((one) => `dynamodb:${one.replace(' ', ' arn:P:dynamodb:R:A:table/')}`),
      },
      {
        given: 'dynamodb.ExecuteStatement',
        input: { Statement: unknown() },
        want: ['PartiQLSelect', 'PartiQLInsert', 'PartiQLUpdate', 'PartiQLDelete'].map((action) => `dynamodb:${action} *`),
      },
      { given: 'sns.Publish', input: { PhoneNumber: '+4912345' }, want: ['sns:Publish *'] },
      { given: 'sns.Publish', input: { TargetArn: 'arn:aws:sns:eu-west-1:123456789012:a' }, want: ['sns:Publish arn:aws:sns:eu-west-1:123456789012:a'] },
      { given: 'cloudwatch.PutMetricData', input: { Namespace: 'n' }, want: ['cloudwatch:PutMetricData *'] },
      { given: 'iam.GetUser', input: {}, want: ['iam:GetUser *'] },
      { given: 'sts.GetCallerIdentity', want: [] },
      { given: 'cognito-identity-provider.SignUp', input: { ClientId: 'c' }, want: [] },
      { given: 'sts.DecodeAuthorizationMessage', input: { EncodedMessage: 'm' }, want: ['sts:DecodeAuthorizationMessage *'] },
      {
        given: 'apigatewaymanagementapi.PostToConnection',
        input: { ConnectionId: 'c' },
        want: ['execute-api:ManageConnections arn:P:execute-api:R:A:*/*/@connections/*'],
      },
      { given: 'eventbridge.PutEvents', input: { Entries: [{ Source: 'a' }] }, want: ['events:PutEvents arn:P:events:R:A:event-bus/default'] },
      {
        given: 'eventbridge.PutEvents',
        input: { Entries: [{ EventBusName: env('BUS') }, { Source: 'a' }] },
        variables: { BUS: { Ref: 'Bus' } },
        want: ['events:PutEvents {"Fn::GetAtt":["Bus","Arn"]}', 'events:PutEvents arn:P:events:R:A:event-bus/default'],
      },
      {
        given: 'rds-data.ExecuteStatement',
        input: { resourceArn: 'arn:aws:rds:eu-west-1:123456789012:cluster:c', secretArn: env('SECRET') },
        variables: { SECRET: { Ref: 'Secret' } },
        want: ['rds-data:ExecuteStatement arn:aws:rds:eu-west-1:123456789012:cluster:c', 'secretsmanager:GetSecretValue {"Ref":"Secret"}'],
      },
      {
        given: 'rekognition.DetectLabels',
        input: { Image: { S3Object: { Bucket: 'b', Name: 'n' } } },
        want: ['rekognition:DetectLabels *', 's3:GetObject arn:P:s3:::b/*'],
      },
      { given: 'rekognition.DetectLabels', input: { Image: { Bytes: null } }, want: ['rekognition:DetectLabels *'] },
      { given: 'timestream-query.Query', input: { QueryString: 'SELECT 1' }, want: ['timestream:Select *', 'timestream:DescribeEndpoints *'] },
      {
        given: 'sesv2.SendEmail',
        input: { FromEmailAddress: 'Shop <shop@example.com>', ConfigurationSetName: 'set', Content: { Raw: {} } },
        want: ['SendEmail', 'SendRawEmail'].flatMap((action) =>
          ['identity/shop@example.com', 'identity/example.com', 'configuration-set/set'].map((one) => `ses:${action} arn:P:ses:R:A:${one}`),
        ),
      },
      // A service in the table of none, by the names in IAM's formats.
      { given: 'amp.DescribeWorkspace', input: { workspaceId: 'ws-1' }, want: ['aps:DescribeWorkspace arn:P:aps:R:A:workspace/ws-1'] },
      { given: 'polly.SynthesizeSpeech', input: { Text: 'hello' }, want: ['polly:SynthesizeSpeech *'] },
    ]);
  });

  describe('to pass a role', () => {
    rows([
      {
        given: 'lambda.CreateFunction',
        input: { FunctionName: 'f', Role: 'arn:aws:iam::123456789012:role/r' },
        want: [
          'lambda:CreateFunction arn:P:lambda:R:A:function:f',
          'iam:PassRole arn:aws:iam::123456789012:role/r if {"StringEquals":{"iam:PassedToService":"lambda.amazonaws.com"}}',
        ],
      },
      {
        given: 'scheduler.CreateSchedule',
        input: { Name: 's', Target: { Arn: 'x', RoleArn: unknown() } },
        want: [
          'scheduler:CreateSchedule arn:P:scheduler:R:A:schedule/default/s',
          'iam:PassRole * if {"StringEquals":{"iam:PassedToService":"scheduler.amazonaws.com"}}',
        ],
      },
      {
        given: 'bedrock-runtime.Converse',
        input: { modelId: 'amazon.nova-lite-v1:0', messages: [{ role: 'user' }] },
        want: ['bedrock:InvokeModel arn:P:bedrock:R::foundation-model/amazon.nova-lite-v1:0'],
      },
      { given: 'dynamodb.PutItem', input: { TableName: 't', Item: { roleArn: 'arn' } }, want: ['dynamodb:PutItem arn:P:dynamodb:R:A:table/t'] },
      { given: 'sts.AssumeRole', input: { RoleArn: 'arn:aws:iam::210987654321:role/r' }, want: ['sts:AssumeRole arn:aws:iam::210987654321:role/r'] },
    ]);
  });

  describe('on the form in which the input names the resource', () => {
    const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:f';
    rows([
      {
        given: 'dynamodb.GetItem',
        input: { TableName: 'arn:aws:dynamodb:eu-west-1:210987654321:table/t' },
        want: ['dynamodb:GetItem arn:aws:dynamodb:eu-west-1:210987654321:table/t'],
      },
      {
        given: 's3.GetObject',
        input: { Bucket: 'arn:aws:s3:eu-west-1:123456789012:accesspoint/a' },
        want: ['s3:GetObject arn:aws:s3:eu-west-1:123456789012:accesspoint/a/object/*'],
      },
      {
        given: 'sqs.SendMessage',
        input: { QueueUrl: 'https://sqs.eu-west-1.amazonaws.com/210987654321/q.fifo' },
        want: ['sqs:SendMessage arn:P:sqs:eu-west-1:210987654321:q.fifo'],
      },
      {
        given: 'sqs.SendMessage',
        input: { QueueUrl: 'https://eu-west-1.queue.amazonaws.com/210987654321/q' },
        want: ['sqs:SendMessage arn:P:sqs:eu-west-1:210987654321:q'],
      },
      { given: 'sqs.GetQueueUrl', input: { QueueName: 'q' }, want: ['sqs:GetQueueUrl arn:P:sqs:R:A:q'] },
      {
        given: 'sqs.GetQueueUrl',
        input: { QueueName: 'q', QueueOwnerAWSAccountId: '210987654321' },
        want: ['sqs:GetQueueUrl arn:P:sqs:R:210987654321:q'],
      },
      {
        given: 'sqs.GetQueueUrl',
        input: { QueueName: 'q', QueueOwnerAWSAccountId: { variable: 'ACCOUNT' } },
        want: ['sqs:GetQueueUrl arn:P:sqs:R:A:q', 'sqs:GetQueueUrl *'],
      },
      {
        given: 'sqs.SendMessageBatch',
        input: { QueueUrl: text('https://sqs.', { variable: 'AWS_REGION' }, '.amazonaws.com/', { variable: 'ACCOUNT' }, '/q') },
        want: ['sqs:SendMessage arn:P:sqs:R:A:q'],
      },
      { given: 'lambda.Invoke', input: { FunctionName: 'f' }, want: ['lambda:InvokeFunction arn:P:lambda:R:A:function:f'] },
      { given: 'lambda.Invoke', input: { FunctionName: arn }, want: [`lambda:InvokeFunction ${arn}`] },
      {
        given: 'lambda.Invoke',
        input: { FunctionName: '210987654321:function:f:live' },
        want: ['lambda:InvokeFunction arn:P:lambda:R:210987654321:function:f:live'],
      },
      { given: 'lambda.Invoke', input: { FunctionName: 'f', Qualifier: 'live' }, want: ['lambda:InvokeFunction arn:P:lambda:R:A:function:f:live'] },
      { given: 'ssm.GetParameter', input: { Name: '/a/b' }, want: ['ssm:GetParameter arn:P:ssm:R:A:parameter/a/b'] },
      { given: 'ssm.GetParameter', input: { Name: 'plain:3' }, want: ['ssm:GetParameter arn:P:ssm:R:A:parameter/plain'] },
      { given: 'ssm.GetParameter', input: { Name: text({ unknown: 5 }, '/db') }, want: ['ssm:GetParameter arn:P:ssm:R:A:parameter*/db'] },
      {
        given: 'ssm.GetParameters',
        input: { Names: ['/a', '/b'] },
        want: ['ssm:GetParameters arn:P:ssm:R:A:parameter/a', 'ssm:GetParameters arn:P:ssm:R:A:parameter/b'],
      },
      {
        given: 'ssm.GetParametersByPath',
        input: { Path: '/a/' },
        want: ['ssm:GetParametersByPath arn:P:ssm:R:A:parameter/a', 'ssm:GetParametersByPath arn:P:ssm:R:A:parameter/a/*'],
      },
      { given: 'ssm.GetParametersByPath', input: { Path: '/' }, want: ['ssm:GetParametersByPath arn:P:ssm:R:A:parameter/*'] },
      {
        given: 'secrets-manager.GetSecretValue',
        input: { SecretId: 'a/b' },
        want: ['secretsmanager:GetSecretValue arn:P:secretsmanager:R:A:secret:a/b-??????'],
      },
      {
        given: 'secrets-manager.GetSecretValue',
        input: { SecretId: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-secret' },
        want: ['', '-??????'].map((end) => `secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-west-1:123456789012:secret:a-secret${end}`),
      },
      { given: 'kms.Decrypt', input: { KeyId: '1234' }, want: ['kms:Decrypt arn:P:kms:R:A:key/1234'] },
      {
        given: 'kms.Decrypt',
        input: { KeyId: 'alias/a' },
        want: ['kms:Decrypt arn:P:kms:R:A:key/* if {"ForAnyValue:StringEquals":{"kms:ResourceAliases":"alias/a"}}'],
      },
      {
        given: 'cognito-identity-provider.AdminGetUser',
        input: { UserPoolId: 'us-east-1_Ab' },
        want: ['cognito-idp:AdminGetUser arn:P:cognito-idp:us-east-1:A:userpool/us-east-1_Ab'],
      },
      {
        given: 'bedrock-runtime.InvokeModel',
        input: { modelId: 'anthropic.claude-v2' },
        want: ['bedrock:InvokeModel arn:P:bedrock:R::foundation-model/anthropic.claude-v2'],
      },
      {
        given: 'bedrock-runtime.ConverseStream',
        input: { modelId: 'eu.anthropic.claude-v2' },
        want: [
          'bedrock:InvokeModelWithResponseStream arn:P:bedrock:R:A:inference-profile/eu.anthropic.claude-v2',
          'bedrock:InvokeModelWithResponseStream arn:P:bedrock:*::foundation-model/anthropic.claude-v2',
        ],
      },
      {
        given: 'cloudwatch-logs.PutLogEvents',
        input: { logGroupName: 'g', logStreamName: 's' },
        want: ['logs:PutLogEvents arn:P:logs:R:A:log-group:g:log-stream:s'],
      },
      {
        given: 'cloudwatch-logs.FilterLogEvents',
        input: { logGroupName: 'g' },
        want: ['logs:FilterLogEvents arn:P:logs:R:A:log-group:g', 'logs:FilterLogEvents arn:P:logs:R:A:log-group:g:*'],
      },
      { given: 'athena.StartQueryExecution', input: { QueryString: 'q' }, want: ['athena:StartQueryExecution arn:P:athena:R:A:workgroup/primary'] },
      {
        given: 'sfn.StartExecution',
        input: { stateMachineArn: 'arn:aws:states:eu-west-1:123456789012:stateMachine:m', name: 'run' },
        want: ['states:StartExecution arn:aws:states:eu-west-1:123456789012:stateMachine:m'],
      },
      {
        given: 'sfn.DescribeExecution',
        input: { executionArn: unknown() },
        want: ['states:DescribeExecution arn:P:states:R:A:execution:*', 'states:DescribeExecution arn:P:states:R:A:express:*'],
      },
      // Characters that mean something to IAM, or to Fn::Sub.
      { given: 'dynamodb.GetItem', input: { TableName: 'a*b?c${d}' }, want: ['dynamodb:GetItem arn:P:dynamodb:R:A:table/a${!*}b${!?}c${!$}{d}'] },
    ]);
  });

  describe('on what a method makes of an environment variable', () => {
    const made = (method: string, args: MadePart['args'], value: Value, want: string, more: Partial<MadePart> = {}): Row => ({
      given: 'dynamodb.GetItem',
      input: { TableName: text({ made: [{ variable: 'TABLE' }], method, args, at: 42, ...more }) },
      variables: { TABLE: value, STAGE: 'dev', STACK: { Ref: 'AWS::StackName' } },
      want: [`dynamodb:GetItem ${want}`],
    });
    const named = (name: string): string => `arn:P:dynamodb:R:A:table/${name}`;
    rows([
      made('slice', [4], 'old-orders', named('orders')),
      made('toLowerCase', [], 'ORDERS', named('orders')),
      made('replace', [['old'], [{ variable: 'STAGE' }]], 'old-orders', named('dev-orders')),
      made('replaceAll', [{ pattern: '_', flags: 'g' }, ['-']], 'a_b_c', named('a-b-c')),
      made('split', [[',']], 'a,b,c', named('b'), { piece: { first: 1, andLater: false } }),
      made('split', [[',']], 'a,b,c', named('c'), { piece: { first: -1, andLater: false } }),
      { ...made('split', [[',']], 'a,b', '', { piece: { first: 0, andLater: true } }), want: ['a', 'b'].map((name) => `dynamodb:GetItem ${named(name)}`) },
      // What CloudFormation puts in is kept, or not known.
      made('replace', [['{stack}'], [{ variable: 'STACK' }]], '{stack}-orders', named('${AWS::StackName}-orders')),
      made('trim', [], { 'Fn::Sub': ' ${AWS::StackName}-orders ' }, named('${AWS::StackName}-orders')),
      made('toUpperCase', [], { 'Fn::Sub': '${AWS::StackName}-orders' }, named('*-ORDERS')),
      made('slice', [4], { Ref: 'TableName' }, '*'),
      made('slice', [4], { Ref: 'Orders' }, '*'),
      // Variables that the function does not have.
      { ...made('slice', [4], 'x', '*'), variables: {} },
      made('slice', [[{ variable: 'START' }]], 'x', '*'),
    ]);
  });

  describe('on what an environment variable names, or else its default', () => {
    const get = (variables: { readonly [name: string]: Value }, alsoForEmpty: boolean, want: string): Row => ({
      given: 'dynamodb.GetItem',
      input: { TableName: text({ variable: 'TABLE', otherwise: { texts: [['orders']], alsoForEmpty } }) },
      variables,
      want: [`dynamodb:GetItem arn:P:dynamodb:R:A:table/${want}`],
    });
    rows([
      get({ TABLE: 'live' }, false, 'live'),
      get({ TABLE: 'live' }, true, 'live'),
      get({}, false, 'orders'),
      get({}, true, 'orders'),
      get({ TABLE: '' }, true, 'orders'),
      // Nobody here knows all that Lambda sets.
      {
        given: 'lambda.Invoke',
        input: { FunctionName: text({ variable: 'AWS_LAMBDA_FUNCTION_NAME', otherwise: { texts: [['own']], alsoForEmpty: false } }) },
        variables: {},
        want: ['lambda:InvokeFunction *'],
      },
    ]);
  });

  describe('on what an environment variable names', () => {
    const get = (variable: Value, want: string): Row => ({
      given: 'dynamodb.GetItem',
      input: { TableName: env('TABLE') },
      variables: { TABLE: variable },
      want: [`dynamodb:GetItem ${want}`],
    });
    const one = (given: string, member: string, variable: Value, ...want: readonly string[]): Row => ({
      given,
      input: { [member]: env('V') },
      variables: { V: variable },
      want,
    });
    rows([
      get('orders', 'arn:P:dynamodb:R:A:table/orders'),
      get({ Ref: 'Orders' }, '{"Fn::GetAtt":["Orders","Arn"]}'),
      get({ 'Fn::GetAtt': ['Orders', 'Arn'] }, '{"Fn::GetAtt":["Orders","Arn"]}'),
      get({ 'Fn::Sub': 'orders-${AWS::Region}' }, 'arn:P:dynamodb:R:A:table/orders-R'),
      get({ 'Fn::Sub': ['${A}-${B}', { A: 'x', B: { Ref: 'Orders' } }] }, 'arn:P:dynamodb:R:A:table/x-${Orders}'),
      get({ 'Fn::Join': ['-', ['orders', { Ref: 'AWS::StackName' }]] }, 'arn:P:dynamodb:R:A:table/orders-${AWS::StackName}'),
      get({ Ref: 'TableName' }, 'arn:P:dynamodb:R:A:table/${TableName}'),
      get({ 'Fn::ImportValue': 'shared-table' }, '{"Fn::Sub":["arn:P:dynamodb:R:A:table/${Given1}",{"Given1":{"Fn::ImportValue":"shared-table"}}]}'),
      get({ Ref: 'Conditional' }, '{"Fn::If":["IsProd",{"Fn::GetAtt":["Conditional","Arn"]},{"Fn::Sub":"arn:P:s3:::-"}]}'),
      get('{{resolve:ssm:/table}}', 'arn:P:dynamodb:R:A:table/{{resolve:ssm:/table}}'),
      one(
        'dynamodb.GetItem',
        'TableName',
        { 'Fn::If': ['IsProd', 'a', { Ref: 'Orders' }] },
        'dynamodb:GetItem arn:P:dynamodb:R:A:table/a',
        'dynamodb:GetItem {"Fn::GetAtt":["Orders","Arn"]}',
      ),
      one('dynamodb.DescribeTable', 'TableName', { Ref: 'Orders' }, 'dynamodb:DescribeTable {"Fn::GetAtt":["Orders","Arn"]}'),
      one('s3.GetObject', 'Bucket', { Ref: 'Files' }, 's3:GetObject ${Files.Arn}/*'),
      one('s3.ListObjectsV2', 'Bucket', { Ref: 'Files' }, 's3:ListBucket {"Fn::GetAtt":["Files","Arn"]}'),
      one('sqs.SendMessage', 'QueueUrl', { Ref: 'Queue' }, 'sqs:SendMessage {"Fn::GetAtt":["Queue","Arn"]}'),
      one('sqs.GetQueueUrl', 'QueueName', { 'Fn::GetAtt': 'Queue.QueueName' }, 'sqs:GetQueueUrl {"Fn::GetAtt":["Queue","Arn"]}'),
      one(
        'sqs.SendMessage',
        'QueueUrl',
        { 'Fn::ImportValue': 'queue' },
        'sqs:SendMessage {"Fn::Sub":["arn:P:sqs:${Given1}:${Given2}:${Given3}",{"Given1":{"Fn::Select":[1,{"Fn::Split":[".",{"Fn::ImportValue":"queue"}]}]},"Given2":{"Fn::Select":[3,{"Fn::Split":["/",{"Fn::ImportValue":"queue"}]}]},"Given3":{"Fn::Select":[4,{"Fn::Split":["/",{"Fn::ImportValue":"queue"}]}]}}]}',
      ),
      one('lambda.Invoke', 'FunctionName', { Ref: 'Published' }, 'lambda:InvokeFunction {"Fn::GetAtt":["Published","Arn"]}'),
      one('lambda.Invoke', 'FunctionName', { Ref: 'Published.Version' }, 'lambda:InvokeFunction {"Ref":"Published.Version"}'),
      one('lambda.Invoke', 'FunctionName', { Ref: 'PublishedAliaslive' }, 'lambda:InvokeFunction {"Ref":"PublishedAliaslive"}'),
      one('lambda.Invoke', 'FunctionName', { 'Fn::Sub': '${Published.Alias}' }, 'lambda:InvokeFunction {"Ref":"Published.Alias"}'),
      one('sns.Publish', 'TopicArn', { Ref: 'Alarms' }, 'sns:Publish {"Ref":"Alarms"}'),
      one('sns.Publish', 'TopicArn', { Ref: 'TopicArn' }, 'sns:Publish {"Ref":"TopicArn"}'),
      one('sns.Publish', 'TargetArn', { Ref: 'Topic' }, 'sns:Publish {"Ref":"Topic"}'),
      one('lambda.Invoke', 'FunctionName', { Ref: 'Resizer' }, 'lambda:InvokeFunction {"Fn::GetAtt":["Resizer","Arn"]}'),
      one('ssm.GetParameter', 'Name', { Ref: 'Parameter' }, 'ssm:GetParameter arn:P:ssm:R:A:parameter/orders/key'),
      one('ssm.GetParameter', 'Name', { Ref: 'Unnamed' }, 'ssm:GetParameter arn:P:ssm:R:A:parameter/${Unnamed}'),
      one('secrets-manager.GetSecretValue', 'SecretId', { Ref: 'Secret' }, 'secretsmanager:GetSecretValue {"Ref":"Secret"}'),
      one('kms.Sign', 'KeyId', { Ref: 'Key' }, 'kms:Sign {"Fn::GetAtt":["Key","Arn"]}'),
      one('kms.Sign', 'KeyId', { Ref: 'KeyAlias' }, 'kms:Sign {"Fn::GetAtt":["Key","Arn"]}'),
      one('sfn.StartExecution', 'stateMachineArn', { Ref: 'Machine' }, 'states:StartExecution {"Ref":"Machine"}'),
      one('kinesis.PutRecord', 'StreamName', { Ref: 'Stream' }, 'kinesis:PutRecord {"Fn::GetAtt":["Stream","Arn"]}'),
      one(
        'cloudwatch-logs.PutRetentionPolicy',
        'logGroupName',
        { Ref: 'Group' },
        'logs:PutRetentionPolicy arn:P:logs:R:A:log-group:${Group}',
        'logs:PutRetentionPolicy arn:P:logs:R:A:log-group:${Group}:*',
      ),
      one('cognito-identity-provider.ListUsers', 'UserPoolId', { Ref: 'Pool' }, 'cognito-idp:ListUsers {"Fn::GetAtt":["Pool","Arn"]}'),
      one(
        'bedrock-runtime.InvokeModel',
        'modelId',
        { Ref: 'Model' },
        'bedrock:InvokeModel {"Ref":"Model"}',
        'bedrock:InvokeModel arn:P:bedrock:*::foundation-model/*',
      ),
    ]);
  });

  describe('in the region of the client', () => {
    rows([
      { given: 'dynamodb.GetItem', input: { TableName: 't' }, region: ['us-east-1'], want: ['dynamodb:GetItem arn:P:dynamodb:us-east-1:A:table/t'] },
      { given: 'dynamodb.GetItem', input: { TableName: 't' }, region: [env('AWS_REGION')], want: ['dynamodb:GetItem arn:P:dynamodb:R:A:table/t'] },
      { given: 'dynamodb.GetItem', input: { TableName: 't' }, region: [unknown()], want: ['dynamodb:GetItem arn:P:dynamodb:*:A:table/t'] },
      { given: 's3.GetObject', input: { Bucket: 'b' }, region: [unknown()], want: ['s3:GetObject arn:P:s3:::b/*'] },
    ]);
  });

  describe('on all resources, with a warning,', () => {
    interface Told {
      readonly given: string;
      readonly input: Written;
      readonly variables?: RightsContext['variables'];
      readonly region?: readonly Written[];
      readonly want: readonly string[];
    }
    const told: readonly Told[] = [
      {
        given: 'dynamodb.GetItem',
        input: { TableName: unknown(42) },
        want: ['sdk-resource-unknown 42: the role gets dynamodb:GetItem on all resources: which resource GetItem is called with could not be told'],
      },
      {
        given: 'dynamodb.GetItem',
        input: { TableName: env('TABLE') },
        want: ['sdk-resource-unknown 7: the role gets dynamodb:GetItem on all resources: the function has no environment variable TABLE when it is packaged'],
      },
      {
        given: 'dynamodb.GetItem',
        input: open({ Key: {} }),
        want: ['sdk-resource-unknown 7: the role gets dynamodb:GetItem on all resources: TableName of GetItem could not be told'],
      },
      {
        given: 'dynamodb.GetItem',
        input: { TableName: text('orders-', { unknown: 42 }) },
        want: [
          'sdk-resource-unknown 42: the role gets dynamodb:GetItem on names with * in place of what could not be told: which resource GetItem is called with could not be told',
        ],
      },
      {
        given: 'dynamodb.TransactWriteItems',
        input: { TransactItems: unknown(42) },
        want: [
          'sdk-resource-unknown 42: the role gets dynamodb:ConditionCheckItem, dynamodb:DeleteItem, dynamodb:PutItem and dynamodb:UpdateItem on all resources: which resource TransactWriteItems is called with could not be told',
        ],
      },
      {
        given: 's3.GetObject',
        input: { Bucket: env('BUCKET') },
        variables: { BUCKET: { Ref: 'Incoming' } },
        want: [
          "sdk-resource-circle 7: the role gets s3:GetObject on all resources: its policy cannot refer to 'Incoming', which CloudFormation makes after the role (Incoming needs Api needs ApiRole)",
        ],
      },
      {
        given: 'lambda.Invoke',
        input: { FunctionName: env('WORKER') },
        variables: { WORKER: { Ref: 'Api' } },
        want: [
          "sdk-resource-circle 7: the role gets lambda:InvokeFunction on all resources: its policy cannot refer to 'Api', which CloudFormation makes after the role (Api needs ApiRole)",
        ],
      },
      {
        given: 'lambda.Invoke',
        input: { FunctionName: env('AWS_LAMBDA_FUNCTION_NAME') },
        want: [
          'sdk-resource-unknown 7: the role gets lambda:InvokeFunction on all resources: the environment variable AWS_LAMBDA_FUNCTION_NAME is only known when the function runs',
        ],
      },
      {
        given: 'kms.Decrypt',
        input: { CiphertextBlob: null },
        want: ['sdk-resource-unknown 7: the role gets kms:Decrypt on all resources: which resource Decrypt is called with could not be told'],
      },
      { given: 'sfn.StartExecution', input: { stateMachineArn: 'no-arn' }, want: [] },
      {
        given: 'dynamodb.GetItem',
        input: { TableName: 't' },
        region: [unknown(42)],
        want: [
          'sdk-resource-unknown 42: the role gets dynamodb:GetItem on names with * in place of what could not be told: which resource GetItem is called with could not be told',
        ],
      },
      { given: 's3.GetObject', input: { Bucket: 'b' }, region: [unknown(42)], want: [] },
    ];
    for (const { given, input, variables = {}, region = [], want } of told) {
      it(`${given} ${JSON.stringify(input)}${region.length === 0 ? '' : ' of an unknown region'}`, () => {
        const { problems } = rightsOf({ calls: [call(given, input, region)], untold: [] }, contextWith(variables));
        expect(problems.map(({ code, at, message }) => `${code} ${at}: ${message}`)).to.deep.equal(want);
      });
    }
  });

  it('never cross the account or the service of an ARN that is not known as a whole', () => {
    const arn = (...parts: readonly TextPart[]): readonly string[] => granted('sns.Publish', { TopicArn: text(...parts) });
    expect(arn('arn:aws:sns:', { unknown: 1 }, ':', { unknown: 2 }, ':orders')).to.deep.equal(['sns:Publish arn:aws:sns:*:A:orders']);
    expect(arn('arn:', { unknown: 1 }, ':sns:eu-west-1:123456789012:', { unknown: 2 })).to.deep.equal(['sns:Publish arn:P:sns:eu-west-1:123456789012:*']);
    expect(arn('arn:aws:', { unknown: 1 }, ':eu-west-1:123456789012:x')).to.deep.equal(['sns:Publish *']);
    expect(arn({ unknown: 1 })).to.deep.equal(['sns:Publish *']);
  });

  it('do not refer to what depends on a function of the app or on its role, but have its own name', () => {
    const variables = { BUCKET: { Ref: 'Named' }, ARN: { 'Fn::GetAtt': ['Named', 'Arn'] } };
    expect(granted('s3.GetObject', { Bucket: env('BUCKET') }, variables)).to.deep.equal(['s3:GetObject arn:P:s3:::named-A/*']);
    expect(granted('s3.GetObject', { Bucket: env('ARN') }, variables)).to.deep.equal(['s3:GetObject arn:P:s3:::named-A/*']);
    expect(granted('s3.GetObject', { Bucket: text({ variable: 'BUCKET' }, '-copy') }, variables)).to.deep.equal(['s3:GetObject arn:P:s3:::named-A-copy/*']);
  });

  it('refer to a resource on which the function depends itself, as its variable does', () => {
    expect(granted('dynamodb.GetItem', { TableName: env('TABLE') }, { TABLE: { Ref: 'Orders' } })).to.deep.equal([
      'dynamodb:GetItem {"Fn::GetAtt":["Orders","Arn"]}',
    ]);
  });

  it('are the same statements whatever the calls look like otherwise', () => {
    const calls = [call('s3.GetObject', { Bucket: 'b' }), call('s3.PutObject', { Bucket: 'b' }), call('s3.GetObject', { Bucket: 'b', Key: 'k' })];
    const { rights } = rightsOf({ calls, untold: [] }, contextWith());
    expect(statementsOf(rights)).to.deep.equal([
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:PutObject'], Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::b/*' } },
    ]);
  });
});
