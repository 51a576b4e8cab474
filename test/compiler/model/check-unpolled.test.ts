import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { problemsWith, shown, withWork } from '../merged/merged.js';

const network = ['Create', 'Delete', 'Describe'].map((verb) => `ec2:${verb}NetworkInterface${verb === 'Describe' ? 's' : ''}`);
const ofVpc = [...network, 'ec2:DescribeSecurityGroups', 'ec2:DescribeSubnets', 'ec2:DescribeVpcs'];
const kafka = ['kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'];
const secret = 'secretsmanager:GetSecretValue';

const event = (type: string, properties = ''): string => `Work: {Properties: {Events: {E: {Type: ${type}, Properties: {${properties}}}}}}`;
const access = (...types: string[]): string => `SourceAccessConfigurations: [${types.map((type) => `{Type: ${type}, URI: x}`).join()}]`;

async function told(resources: string, settings: Partial<ConfigFile> = {}): Promise<string[]> {
  const problems = await problemsWith(withWork, `Resources: {${resources}}`, { iam_role_per_function: true, ...settings });
  return problems.filter(({ code }) => code === 'source-unpolled').map(shown);
}

function asked(type: string, actions: readonly string[]): string {
  const statement = JSON.stringify({ Effect: 'Allow', Action: actions, Resource: '*' });
  const message = `function 'work': Lambda polls 'E' (${type}) with the function's role, which has not got all rights for it`;
  return `warning source-unpolled app.ts:1 ${message}; add ${statement} to "iam_policy_statements"`;
}

describe('rights for event sources of merge templates', () => {
  const missing: readonly (readonly [type: string, properties: string, actions: readonly string[]])[] = [
    ['MSK', '', [...ofVpc, ...kafka]],
    ['MSK', access('SASL_SCRAM_512_AUTH'), [...ofVpc, ...kafka, secret]],
    ['MQ', access('BASIC_AUTH'), [...ofVpc, 'mq:DescribeBroker', secret]],
    ['DocumentDB', access('BASIC_AUTH'), [...ofVpc, 'rds:DescribeDBClusterParameters', 'rds:DescribeDBClusters', 'rds:DescribeDBSubnetGroups', secret]],
    ['SelfManagedKafka', access('BASIC_AUTH'), [secret]],
    ['SelfManagedKafka', access('VPC_SUBNET', 'VPC_SECURITY_GROUP'), ofVpc],
  ];
  for (const [type, properties, actions] of missing) {
    for (const iam_role_per_function of [true, false]) {
      it(`are asked for: ${type}, ${properties || 'without a secret'}, ${iam_role_per_function ? 'its own role' : 'the shared one'}`, async () => {
        expect(await told(event(type, properties), { iam_role_per_function })).to.deep.equal([asked(type, actions)]);
      });
    }
  }

  it('are asked for only where they are missing', async () => {
    const some = [{ Effect: 'Allow', Action: ['ec2:*', 'kafka:Describe*'], Resource: '*' }];
    expect(await told(event('MSK'), { iam_policy_statements: some })).to.deep.equal([asked('MSK', ['kafka:GetBootstrapBrokers'])]);
  });

  const all = '{Version: "2012-10-17", Statement: {Effect: Allow, Action: ["ec2:*", "kafka:*"], Resource: "*"}}';
  const there: readonly (readonly [what: string, resources: string, settings?: Partial<ConfigFile>])[] = [
    ['a statement of the configuration', event('MSK'), { iam_policy_statements: [{ Effect: 'Allow', Action: ['ec2:*', 'kafka:*'], Resource: '*' }] }],
    ['a managed policy', `${event('MSK')}, WorkRole: {Properties: {ManagedPolicyArns: ["arn:aws:iam::aws:policy/service-role/AWSLambdaMSKExecutionRole"]}}`],
    ['a policy resource', `${event('MSK')}, P: {Type: "AWS::IAM::Policy", Properties: {PolicyName: p, Roles: [{Ref: WorkRole}], PolicyDocument: ${all}}}`],
    ['another role', 'Work: {Properties: {Role: "arn:aws:iam::123456789012:role/r", Events: {E: {Type: MSK}}}}'],
    ['a policy file', event('MSK'), { autogen_policy: false }],
    ['nothing to poll', event('Schedule', 'Schedule: rate(1 day)')],
    ['no secret and no network', event('SelfManagedKafka')],
  ];
  for (const [what, resources, settings] of there) it(`are not asked for with ${what}`, async () => expect(await told(resources, settings)).to.deep.equal([]));

  it('are said to be unknown for a source that only the deployment knows', async () => {
    const mapping = 'M: {Type: "AWS::Lambda::EventSourceMapping", Properties: {FunctionName: !Ref Work, EventSourceArn: !Ref Given}}';
    expect(await told(mapping)).to.deep.equal([
      "warning source-unpolled app.ts:1 function 'work': only the deployment knows what 'M' polls, so the role gets no rights for it; see that \"iam_policy_statements\" has them",
    ]);
  });
});
