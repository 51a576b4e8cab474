import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';
import { problemsWith, shown } from '../merged/merged.js';
import { type Declare, handler, resourcesOf } from './modelled.js';

const onQueue: Declare = (app) => app.onSqsMessage('work', { queueArn: '${Jobs.Arn}' }, handler);
const onNamedQueue: Declare = (app) => app.onSqsMessage('work', { queue: 'jobs' }, handler);
const onStream: Declare = (app) => app.onKinesisRecord('work', { stream: '${Jobs.Arn}' }, handler);
const onTable: Declare = (app) => app.onDynamoDBRecord('work', { streamArn: '${Orders.StreamArn}' }, handler);
const onTableWithFailures: Declare = (app) =>
  app.onDynamoDBRecord('work', { streamArn: '${Orders.StreamArn}', onFailure: 'arn:${AWS::Partition}:sqs:${AWS::Region}:${AWS::AccountId}:dead' }, handler);
const plain: Declare = (app) => app.lambdaFunction('work', handler);

const key = 'Key: {Type: "AWS::KMS::Key"}';
const queue = (name: string, properties: string): string => `${name}: {Type: "AWS::SQS::Queue", Properties: {VisibilityTimeout: 60, ${properties}}}`;
const plainTable = 'Orders: {Type: "AWS::DynamoDB::Table", Properties: {StreamSpecification: {StreamViewType: KEYS_ONLY}}}';
const table = plainTable.replace('Properties: {', 'Properties: {SSESpecification: {KMSMasterKeyId: !GetAtt Key.Arn}, ');
const read = 'kms:Decrypt on Key.Arn';
const both = 'kms:Decrypt kms:GenerateDataKey on Key.Arn';
const deadLetters = (type: string, arn: string): string => `Work: {Properties: {DeadLetterQueue: {Type: ${type}, TargetArn: ${arn}}}}`;

/** `action … on resource` of each statement about keys, in the role of the function. */
async function keysOf(declare: Declare, yaml: string, settings: Partial<ConfigFile>): Promise<string[]> {
  const { template } = await parseMergeTemplate(yaml, 'm.yaml', 'yaml');
  const role = resourcesOf(declare, settings, { merges: [template!] }).find((one) => one.kind === 'role');
  const granted = role?.kind === 'role' ? role.granted! : [];
  return granted.flatMap(({ need, statement }) => {
    const { Action, Resource } = statement as { readonly Action: readonly string[]; readonly Resource: string | { readonly 'Fn::GetAtt': readonly string[] } };
    return need === 'key' ? [`${Action.join(' ')} on ${typeof Resource === 'string' ? Resource : Resource['Fn::GetAtt'].join('.')}`] : [];
  });
}

describe('keys that Lambda uses with the role of a function', () => {
  const rows: readonly (readonly [given: string, declare: Declare, yaml: string, ...want: string[]])[] = [
    ['a queue', onQueue, `Resources: {${key}, ${queue('Jobs', 'KmsMasterKeyId: !Ref Key')}}`, read],
    ['a queue by its name', onNamedQueue, `Resources: {${key}, ${queue('Jobs', 'QueueName: jobs, KmsMasterKeyId: !GetAtt Key.Arn')}}`, read],
    ['a queue of another name', onNamedQueue, `Resources: {${key}, ${queue('Jobs', 'QueueName: jobs2, KmsMasterKeyId: !GetAtt Key.Arn')}}`],
    [
      'an alias',
      onQueue,
      `Resources: {${key}, Alias: {Type: "AWS::KMS::Alias", Properties: {AliasName: alias/jobs, TargetKeyId: !Ref Key}}, ${queue('Jobs', 'KmsMasterKeyId: !Ref Alias')}}`,
      read,
    ],
    ["SQS's own key", onQueue, `Resources: {${key}, ${queue('Jobs', 'KmsMasterKeyId: alias/aws/sqs')}}`],
    [
      'a stream',
      onStream,
      `Resources: {${key}, Jobs: {Type: "AWS::Kinesis::Stream", Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: !Ref Key}}}}`,
      read,
    ],
    [
      'a consumer of a stream',
      (app) => app.onKinesisRecord('work', { stream: '${Reader.ConsumerARN}' }, handler),
      `Resources: {${key}, Reader: {Type: "AWS::Kinesis::StreamConsumer", Properties: {StreamARN: !GetAtt Jobs.Arn}}, Jobs: {Type: "AWS::Kinesis::Stream", Properties: {StreamEncryption: {EncryptionType: KMS, KeyId: !Ref Key}}}}`,
      read,
    ],
    ["a table's stream", onTable, `Resources: {${key}, ${table}}`, read],
    ['where failed batches go', onTableWithFailures, `Resources: {${key}, ${plainTable}, ${queue('Dead', 'QueueName: dead, KmsMasterKeyId: !Ref Key')}}`, both],
    ['a dead-letter queue', plain, `Resources: {${key}, ${queue('Dead', 'KmsMasterKeyId: !Ref Key')}, ${deadLetters('SQS', '!GetAtt Dead.Arn')}}`, both],
    [
      'a topic for failures',
      plain,
      `Resources: {${key}, Dead: {Type: "AWS::SNS::Topic", Properties: {KmsMasterKeyId: !Ref Key}}, ${deadLetters('SNS', '!Ref Dead')}}`,
      both,
    ],
    ['its variables', plain, `Resources: {${key}, Work: {Properties: {KmsKeyArn: !GetAtt Key.Arn}}}`, read],
    ['its variables, by Globals', plain, `Globals: {Function: {KmsKeyArn: !GetAtt Key.Arn}}\nResources: {${key}}`, read],
    [
      'its variables, with a key from elsewhere',
      plain,
      'Resources: {Work: {Properties: {KmsKeyArn: "arn:aws:kms:eu-west-1:1:key/1"}}}',
      'kms:Decrypt on arn:aws:kms:eu-west-1:1:key/1',
    ],
    ['nothing', onQueue, `Resources: {${key}, ${queue('Jobs', 'SqsManagedSseEnabled: true')}}`],
  ];
  for (const [given, declare, yaml, ...want] of rows) {
    for (const isOwn of [true, false]) {
      it(`are those of ${given}, in ${isOwn ? 'its own role' : 'the shared one'}`, async () => {
        expect(await keysOf(declare, yaml, { iam_role_per_function: isOwn })).to.deep.equal(want);
      });
    }
  }

  const arn = 'arn:aws:kms:eu-west-1:123456789012:key/1';
  const foreign = `Resources: {${queue('Jobs', `KmsMasterKeyId: "${arn}"`)}}`;
  const told = async (yaml: string, settings: Partial<ConfigFile> = {}): Promise<string[]> =>
    (await problemsWith(onQueue, yaml, { iam_role_per_function: true, ...settings })).filter(({ code }) => code === 'sdk-key').map(shown);

  it('are told of, with the statement to add, if they are from elsewhere', async () => {
    const statement = { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: arn };
    const message = "function 'work': 'Jobs' is encrypted with a key that is not in the template, so the role gets no right on it";
    expect(await told(foreign)).to.deep.equal([`warning sdk-key app.ts:1 ${message}; add ${JSON.stringify(statement)} to "iam_policy_statements"`]);
    expect(await told(foreign, { iam_policy_statements: [statement] })).to.deep.equal([]);
    expect(await told(foreign, { autogen_policy: false })).to.deep.equal([]);
  });

  it('are told of, if the policy cannot refer to them', async () => {
    const late = key.replace(
      '}',
      ', Properties: {KeyPolicy: {Statement: [{Effect: Allow, Action: "kms:*", Resource: "*", Principal: {AWS: !GetAtt WorkRole.Arn}}]}}}',
    );
    expect(await told(`Resources: {${late}, ${queue('Jobs', 'KmsMasterKeyId: !Ref Key')}}`)).to.deep.equal([
      "warning sdk-key app.ts:1 function 'work': the role gets no right on the key of 'Jobs': its policy cannot refer to 'Key', which CloudFormation makes after the role (Key needs WorkRole); see that the policy of 'Key' allows the role kms:Decrypt",
    ]);
  });
});
