import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import type { Right } from '../../../src/compiler/iam/actions/right.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import type { RoleResource } from '../../../src/compiler/model/resource.js';
import { type Declare, type Given, handler, resourcesOf } from './modelled.js';

const here = '${AWS::Region}:${AWS::AccountId}';
const own: Partial<ConfigFile> = { iam_role_per_function: true };
const vpc = { subnet_ids: ['subnet-1'], security_group_ids: ['sg-1'] };

function rolesOf(declare: Declare, settings: Partial<ConfigFile>, inputs: Given = {}): RoleResource[] {
  return resourcesOf(declare, settings, inputs).filter((resource): resource is RoleResource => resource.kind === 'role');
}

/** `action … on resource` of each statement. */
function shown({ policy }: RoleResource): string[] {
  const { Statement: statements } = policy as { readonly Statement: readonly { readonly Action: readonly string[]; readonly Resource: unknown }[] };
  return statements.map(({ Action, Resource }) => `${Action.join(' ')} on ${[Resource].flat().map(arnOf).join(' ')}`);
}

function arnOf(resource: unknown): string {
  if (typeof resource === 'string') return resource;
  const { 'Fn::Sub': sub, 'Fn::GetAtt': attribute } = resource as { readonly 'Fn::Sub'?: string; readonly 'Fn::GetAtt'?: readonly string[] };
  return sub ?? attribute!.join('.');
}

async function merged(yaml: string): Promise<Given> {
  const { template } = await parseMergeTemplate(yaml, 'm.yaml', 'yaml');
  return { merges: [template!] };
}

const right = (action: string, resource: string): Right => ({
  action,
  resource,
  call: { client: '@aws-sdk/client-any', operation: 'Any', input: [], region: [], path: [] },
});

const logs = `logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on arn:\${AWS::Partition}:logs:${here}:log-group:/aws/lambda/*`;
const network = 'ec2:CreateNetworkInterface ec2:DescribeNetworkInterfaces ec2:DetachNetworkInterface ec2:DeleteNetworkInterface on *';
const readQueue = 'sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes on';
const readStream = 'kinesis:GetRecords kinesis:GetShardIterator kinesis:DescribeStream on';
const readTable = 'dynamodb:DescribeStream dynamodb:GetRecords dynamodb:GetShardIterator on';
const tableStream = 'arn:aws:dynamodb:us-west-2:1:table/orders/stream/2026';
const consumer = 'arn:aws:kinesis:us-west-2:1:stream/s/consumer/c:1';

const rows: readonly { given: string; declare: Declare; settings?: Partial<ConfigFile>; merge?: string; want: readonly string[] }[] = [
  { given: 'nothing but its logs', declare: (app) => app.lambdaFunction('a', handler), want: [logs] },
  { given: 'its VPC', declare: (app) => app.lambdaFunction('a', handler), settings: vpc, want: [logs, network] },
  {
    given: 'its traces',
    declare: (app) => app.lambdaFunction('a', handler),
    settings: { xray: true },
    want: [logs, 'xray:PutTraceSegments xray:PutTelemetryRecords on *'],
  },
  {
    given: 'its queue, by name',
    declare: (app) => app.onSqsMessage('a', { queue: 'jobs' }, handler),
    want: [logs, `${readQueue} arn:\${AWS::Partition}:sqs:${here}:jobs`],
  },
  {
    given: 'its queue, by ARN',
    declare: (app) => app.onSqsMessage('a', { queueArn: 'arn:aws:sqs:us-west-2:1:jobs' }, handler),
    want: [logs, `${readQueue} arn:aws:sqs:us-west-2:1:jobs`],
  },
  {
    given: 'its queue of a merge template',
    declare: (app) => app.onSqsMessage('a', { queueArn: '${Jobs.Arn}' }, handler),
    merge: 'Resources: {Jobs: {Type: "AWS::SQS::Queue"}}',
    want: [logs, `${readQueue} Jobs.Arn`],
  },
  {
    given: 'any queue, where its own needs the role first',
    declare: (app) => app.onSqsMessage('a', { queueArn: '${Jobs.Arn}' }, handler),
    merge:
      'Resources: {Jobs: {Type: "AWS::SQS::Queue", Properties: {KmsMasterKeyId: !Ref Key}}, Key: {Type: "AWS::KMS::Key", Properties: {KeyPolicy: !GetAtt ARole.Arn}}}',
    want: [logs, `${readQueue} *`],
  },
  {
    given: 'its stream',
    declare: (app) => app.onKinesisRecord('a', { stream: 's' }, handler),
    want: [logs, `${readStream} arn:\${AWS::Partition}:kinesis:${here}:stream/s`, 'kinesis:ListStreams on *'],
  },
  {
    given: 'any stream, where its own is read by a consumer',
    declare: (app) => app.onKinesisRecord('a', { stream: consumer }, handler),
    want: [logs, readStream.replace(' on', ' kinesis:ListStreams on *')],
  },
  {
    given: "its table's stream",
    declare: (app) => app.onDynamoDBRecord('a', { streamArn: tableStream }, handler),
    want: [logs, `${readTable} ${tableStream}`, 'dynamodb:ListStreams on *'],
  },
  {
    given: 'where its failed batches go',
    declare: (app) => app.onDynamoDBRecord('a', { streamArn: tableStream, onFailure: 'arn:aws:sqs:us-west-2:1:dead' }, handler),
    want: [logs, `${readTable} ${tableStream}`, 'dynamodb:ListStreams on *', 'sqs:SendMessage on arn:aws:sqs:us-west-2:1:dead'],
  },
  {
    given: 'sending to the clients of its API',
    declare: (app) => app.onWsMessage(handler),
    want: [logs, `execute-api:ManageConnections on arn:\${AWS::Partition}:execute-api:${here}:\${WebsocketAPI}/*/@connections/*`],
  },
  {
    given: 'the log group of a merge template',
    declare: (app) => app.lambdaFunction('a', handler),
    merge: 'Resources: {A: {Properties: {LoggingConfig: {LogGroup: /orders}}}}',
    want: [logs.replace('/aws/lambda/*', '/orders:*')],
  },
  {
    given: 'all log groups, where its own is known only at deployment',
    declare: (app) => app.lambdaFunction('a', handler),
    merge: 'Resources: {Logs: {Type: "AWS::Logs::LogGroup"}, A: {Properties: {LoggingConfig: {LogGroup: !Ref Logs}}}}',
    want: [logs.replace(/ on .*/, ' on arn:*:logs:*:*:*')],
  },
];

describe('a role of one function', () => {
  for (const { given, declare, settings, merge, want } of rows) {
    it(`allows ${given}`, async () => {
      const roles = rolesOf(declare, { ...own, ...settings }, merge === undefined ? {} : await merged(merge));
      expect(roles.map(shown)).to.deep.equal([want]);
    });
  }

  it('is named after its function, and has what its function needs and nothing of the others', () => {
    const declare: Declare = (app) => {
      app.get('/', handler);
      app.lambdaFunction('save_order', handler);
      app.onSqsMessage('jobs', { queue: 'q' }, handler);
    };
    const rights = new Map([
      ['api_handler', [right('s3:GetObject', 'arn:aws:s3:::b/*')]],
      ['save_order', [right('dynamodb:PutItem', '*')]],
    ]);
    const roles = rolesOf(declare, { ...own, lambda_functions: { jobs: { xray: true } } }, { rights });
    expect(roles.map((role) => [role.logicalId, shown(role).map((text) => text.split(' ')[0])])).to.deep.equal([
      ['SaveOrderRole', ['dynamodb:PutItem', 'logs:CreateLogGroup']],
      ['JobsRole', ['logs:CreateLogGroup', 'xray:PutTraceSegments', 'sqs:ReceiveMessage']],
      ['ApiHandlerRole', ['s3:GetObject', 'logs:CreateLogGroup']],
    ]);
  });

  it('stands beside the one that others share', () => {
    const declare: Declare = (app) => {
      app.lambdaFunction('a', handler);
      app.onSqsMessage('b', { queue: 'q' }, handler);
      app.lambdaFunction('c', handler);
    };
    const roles = rolesOf(declare, { lambda_functions: { b: { iam_role_per_function: true }, c: { autogen_policy: false, iam_role_per_function: true } } });
    expect(roles.map((role) => [role.logicalId, role.granted?.map(({ need }) => need)])).to.deep.equal([
      ['DefaultRole', ['logs']],
      ['BRole', ['logs', 'event-source']],
      ['CRole', undefined],
    ]);
  });
});

describe('the role that functions share', () => {
  const two: Declare = (app) => {
    app.lambdaFunction('a', handler);
    app.lambdaFunction('b', handler);
  };
  const objects = (name: string): string => `arn:aws:s3:::${name}/*`;

  it('has what the code of each needs, once, and nothing of functions with another role', () => {
    const rights = new Map([
      ['a', [right('s3:GetObject', objects('x')), right('s3:PutObject', objects('x'))]],
      ['b', [right('s3:GetObject', objects('x')), right('s3:GetObject', objects('y'))]],
      ['c', [right('s3:DeleteObject', objects('z'))]],
    ]);
    const declare: Declare = (app) => {
      two(app);
      app.lambdaFunction('c', handler);
    };
    const [role] = rolesOf(declare, { lambda_functions: { c: { autogen_policy: false } } }, { rights });
    expect(shown(role!).slice(0, -1)).to.deep.equal([`s3:GetObject on ${objects('x')} ${objects('y')}`, `s3:PutObject on ${objects('x')}`]);
  });

  it('has the statements of all levels, and those of each of its functions, once and last', () => {
    const allow = (action: string): { [key: string]: unknown } => ({ Effect: 'Allow', Action: [action], Resource: '*' });
    const settings: Partial<ConfigFile> = {
      iam_policy_statements: [allow('s3:A')],
      lambda_functions: { b: { iam_policy_statements: [allow('s3:B')] } },
      stages: { dev: { iam_policy_statements: [allow('s3:C')], lambda_functions: { b: { iam_policy_statements: [allow('s3:D')] } } } },
    };
    expect(rolesOf(two, settings).map(shown)).to.deep.equal([
      ['logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents on arn:*:logs:*:*:*', 's3:A on *', 's3:C on *', 's3:B on *', 's3:D on *'],
    ]);
    expect(rolesOf(two, { ...own, ...settings }).map((role) => shown(role).slice(1))).to.deep.equal([
      ['s3:A on *', 's3:C on *'],
      ['s3:A on *', 's3:B on *', 's3:C on *', 's3:D on *'],
    ]);
  });
});

describe('a destination in a merge template', () => {
  const dead = 'Dead: {Type: "AWS::SQS::Queue"}';
  const late = 'Dead: {Type: "AWS::SQS::Queue", DependsOn: Work}';
  const to = (type: string, destination: string, rest = dead): string =>
    `Resources: {Work: {Properties: {EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: ${type}${destination}}}}}}, ${rest}}`;
  const queue = 'Work: {Properties: {DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Dead.Arn}}}';
  const rows: readonly (readonly [yaml: string, ...want: string[]])[] = [
    [`Resources: {${queue}, ${dead}}`, 'sqs:SendMessage on Dead.Arn'],
    [`Resources: {${queue}, ${late}}`, 'sqs:SendMessage on *'],
    ['Globals: {Function: {DeadLetterQueue: {Type: SNS, TargetArn: "arn:aws:sns:eu-west-1:1:dead"}}}', 'sns:Publish on arn:aws:sns:eu-west-1:1:dead'],
    [to('SQS', ', Destination: !GetAtt Dead.Arn'), 'sqs:SendMessage on Dead.Arn'],
    [to('SQS', ''), 'sqs:SendMessage on WorkEventInvokeConfigOnFailureQueue.Arn'],
    [to('Lambda', ', Destination: !GetAtt Other.Arn'), 'lambda:InvokeFunction on *'],
    [to('EventBridge', ', Destination: "arn:aws:events:eu-west-1:1:event-bus/b"'), 'events:PutEvents on arn:aws:events:eu-west-1:1:event-bus/b'],
    [to('SQS', ', Destination: !GetAtt Dead.Arn').replace('Work', 'Other')],
  ];
  for (const [yaml, ...want] of rows) {
    for (const isOwn of [true, false]) {
      it(`may be sent to, in ${isOwn ? 'its own role' : 'the shared one'}: ${yaml}`, async () => {
        const [role] = rolesOf((app) => app.lambdaFunction('work', handler), { iam_role_per_function: isOwn }, await merged(yaml));
        expect(shown(role!).slice(1)).to.deep.equal(want);
        expect(role!.granted!.slice(1).map(({ need }) => need)).to.deep.equal(want.map(() => 'failure-destination'));
      });
    }
  }

  it('may be a bucket', async () => {
    const [role] = rolesOf((app) => app.lambdaFunction('work', handler), own, await merged(to('S3Bucket', ', Destination: "arn:aws:s3:::b"')));
    expect(role!.granted!.slice(1).map(({ statement }) => statement)).to.deep.equal([
      { Effect: 'Allow', Action: ['s3:PutObject'], Resource: { 'Fn::Join': ['/', ['arn:aws:s3:::b', '*']] } },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: 'arn:aws:s3:::b' },
    ]);
  });
});

describe('a durable function', () => {
  const durable = (properties: string): string => `Resources: {OrderWorker: {Properties: {DurableConfig: {ExecutionTimeout: 60}${properties}}}}`;
  const names: readonly (readonly [given: string, yaml: string, name: string])[] = [
    ['no name', durable(''), '*-OrderWorker-*'],
    ['a name', durable(', FunctionName: worker'), 'worker'],
    ['a name with the name of the stack', durable(', FunctionName: !Sub "${AWS::StackName}-worker"'), '${AWS::StackName}-worker'],
    ['a name by a parameter', `${durable(', FunctionName: !Ref Name')}\nParameters: {Name: {Type: String}}`, '${Name}'],
    ['a name that only the deployment knows', durable(', FunctionName: !GetAtt Other.Name'), '*'],
    ['its setting in Globals', 'Globals: {Function: {DurableConfig: {ExecutionTimeout: 60}}}', '*-OrderWorker-*'],
  ];
  for (const [given, yaml, name] of names) {
    for (const isOwn of [true, false]) {
      it(`with ${given} may keep its progress, in ${isOwn ? 'its own role' : 'the shared one'}`, async () => {
        const [role] = rolesOf((app) => app.lambdaFunction('order_worker', handler), { iam_role_per_function: isOwn }, await merged(yaml));
        expect(shown(role!).at(-1)).to.equal(
          `lambda:CheckpointDurableExecution lambda:GetDurableExecutionState on arn:\${AWS::Partition}:lambda:${here}:function:${name}:*`,
        );
      });
    }
  }

  const others: readonly string[] = [
    'Resources: {OrderWorker: {Properties: {DurableConfig: !Ref "AWS::NoValue"}}}',
    durable('').replace('OrderWorker', 'Other'),
  ];
  for (const yaml of others) {
    it(`is none by ${yaml}`, async () => {
      const [role] = rolesOf((app) => app.lambdaFunction('order_worker', handler), {}, await merged(yaml));
      expect(role!.granted!.map(({ need }) => need)).to.deep.equal(['logs']);
    });
  }

  it('with a long logical ID has as much of it as CloudFormation surely keeps', async () => {
    const name = 'a_function_with_a_name_that_is_too_long';
    const yaml = 'Resources: {AFunctionWithANameThatIsTooLong: {Properties: {DurableConfig: {ExecutionTimeout: 60}}}}';
    const [role] = rolesOf((app) => app.lambdaFunction(name, handler), own, await merged(yaml));
    expect(shown(role!).at(-1)).to.contain(':function:*-AFunctionWithANameThatIs*:*');
  });
});

describe('a permissions boundary', () => {
  const declare: Declare = (app) => {
    app.lambdaFunction('a', handler);
    app.lambdaFunction('b', handler);
    app.lambdaFunction('c', handler);
  };

  it('limits every role of the stage, and one of its own that of its function', () => {
    const boundary = (name: string): string => `arn:aws:iam::123456789012:policy/${name}`;
    const settings: Partial<ConfigFile> = {
      iam_permissions_boundary: boundary('all'),
      lambda_functions: {
        b: { iam_role_per_function: true },
        c: { autogen_policy: false },
      },
      stages: { dev: { lambda_functions: { b: { iam_permissions_boundary: boundary('b') } } } },
    };
    expect(rolesOf(declare, settings).map(({ logicalId, permissionsBoundary }) => [logicalId, permissionsBoundary])).to.deep.equal([
      ['DefaultRole', boundary('all')],
      ['BRole', boundary('b')],
      ['CRole', boundary('all')],
    ]);
  });

  it('is none by itself', () => expect(rolesOf(declare, {}).map(({ permissionsBoundary }) => permissionsBoundary)).to.deep.equal([null]));
});
