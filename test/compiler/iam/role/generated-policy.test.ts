import { expect } from 'chai';
import type { Statement } from '../../../../src/compiler/cloudformation/policy-document.js';
import { fixedStatements } from '../../../../src/compiler/iam/role/fixed-statements.js';
import { generatedPolicy, grantedStatements, type RoleNeeds } from '../../../../src/compiler/iam/role/generated-policy.js';

const { sqs, kinesis, dynamodb, websocket } = fixedStatements;
const nothing: RoleNeeds = {
  code: [],
  logs: fixedStatements.logs,
  inVpc: false,
  traced: false,
  polling: [],
  websocket: null,
  failureDestinations: [],
  destinations: [],
  keys: [],
  durable: [],
  isHook: false,
  written: [],
};

function statementsFor(needs: Partial<RoleNeeds>): readonly Statement[] {
  return generatedPolicy(grantedStatements({ ...nothing, ...needs })).Statement;
}

/** The statements by the name that they have in the table of the fixed ones. */
function namesIn(needs: Partial<RoleNeeds>): string[] {
  return statementsFor(needs).map((statement) => Object.entries(fixedStatements).find(([, fixed]) => fixed === statement)?.[0] ?? 'unknown');
}

const rows: readonly { given: string; use: Partial<RoleNeeds>; want: readonly string[] }[] = [
  { given: 'nothing at all', use: {}, want: ['logs'] },
  { given: 'a VPC', use: { inVpc: true }, want: ['logs', 'vpc'] },
  { given: 'traces', use: { traced: true }, want: ['logs', 'xray'] },
  { given: 'a queue', use: { polling: [sqs] }, want: ['logs', 'sqs'] },
  { given: 'two queues', use: { polling: [sqs, sqs] }, want: ['logs', 'sqs'] },
  {
    given: 'sources in the order of their first handler',
    use: { polling: [dynamodb, sqs, kinesis, sqs] },
    want: ['logs', 'dynamodb', 'sqs', 'kinesis'],
  },
  { given: 'websockets', use: { websocket }, want: ['logs', 'websocket'] },
  {
    given: 'all of it',
    use: { inVpc: true, traced: true, polling: [kinesis, sqs, dynamodb], websocket },
    want: ['logs', 'vpc', 'xray', 'kinesis', 'sqs', 'dynamodb', 'websocket'],
  },
];

describe('the generated policy', () => {
  for (const { given, use, want } of rows) it(`allows what ${given} takes`, () => expect(namesIn(use)).to.deep.equal(want));

  it('has the version that policies have', () => expect(generatedPolicy([]).Version).to.equal('2012-10-17'));

  it('lets functions write their logs and no more by itself', () => {
    expect(statementsFor({})).to.deep.equal([
      { Effect: 'Allow', Action: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], Resource: 'arn:*:logs:*:*:*' },
    ]);
  });

  const actions: readonly (readonly [name: keyof typeof fixedStatements, actions: readonly string[], resource: string])[] = [
    ['vpc', ['ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DetachNetworkInterface', 'ec2:DeleteNetworkInterface'], '*'],
    ['xray', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], '*'],
    ['sqs', ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], '*'],
    ['kinesis', ['kinesis:GetRecords', 'kinesis:GetShardIterator', 'kinesis:DescribeStream', 'kinesis:ListStreams'], '*'],
    ['dynamodb', ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'], '*'],
    ['websocket', ['execute-api:ManageConnections'], 'arn:*:execute-api:*:*:*/@connections/*'],
  ];
  for (const [name, Action, Resource] of actions) {
    it(`says for ${name} what Chalice says`, () => expect(fixedStatements[name]).to.deep.equal({ Effect: 'Allow', Action, Resource }));
  }

  const destinations: [given: string, Action: string, Resource: unknown][] = [
    ['arn:aws:sqs:eu-west-1:1:dead', 'sqs:SendMessage', 'arn:aws:sqs:eu-west-1:1:dead'],
    ['arn:aws-cn:sns:cn-north-1:1:dead', 'sns:Publish', 'arn:aws-cn:sns:cn-north-1:1:dead'],
    ['arn:${AWS::Partition}:sns:${AWS::Region}:1:dead', 'sns:Publish', { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:1:dead' }],
  ];
  for (const [given, Action, Resource] of destinations) {
    it(`allows to send what failed to ${given}`, () => {
      expect(statementsFor({ failureDestinations: [given] }).slice(1)).to.deep.equal([{ Effect: 'Allow', Action: [Action], Resource }]);
    });
  }

  it('puts what the code needs first and what is written by hand last, and knows what needs each statement', () => {
    const inCode: Statement = { Effect: 'Allow', Action: ['s3:GetObject'], Resource: '*' };
    const written = { Effect: 'Deny', Action: 's3:*', Resource: '*' };
    const granted = grantedStatements({
      ...nothing,
      code: [inCode],
      inVpc: true,
      polling: [sqs],
      durable: ['a', 'b', 'a'],
      written: [written, { ...written }],
    });
    expect(granted.map(({ need }) => need)).to.deep.equal(['code', 'logs', 'vpc', 'event-source', 'durable', 'configuration']);
    expect([granted[0]!.statement, granted.at(-1)!.statement]).to.deep.equal([inCode, written]);
    expect(granted[4]!.statement).to.deep.equal({
      Effect: 'Allow',
      Action: ['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'],
      Resource: ['a', 'b'].map((name) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${name}:*` })),
    });
  });

  it('repeats no statement and no action, and numbers none', () => {
    const failureDestinations = ['arn:aws:sqs:eu-west-1:1:dead', 'arn:aws:sqs:eu-west-1:1:dead'];
    const all = statementsFor({ inVpc: true, traced: true, polling: [kinesis, sqs, dynamodb, sqs], websocket, failureDestinations });
    const texts = all.flatMap(({ Action }) => Action);
    expect([new Set(texts).size, new Set(all).size]).to.deep.equal([texts.length, all.length]);
    expect(all.some((statement) => 'Sid' in statement)).to.equal(false);
  });
});
