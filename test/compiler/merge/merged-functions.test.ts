import { expect } from 'chai';
import { mergedFunctions } from '../../../src/compiler/merge/merged-functions.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

async function read(...yaml: string[]): Promise<ReturnType<typeof mergedFunctions>> {
  const parsed = await Promise.all(yaml.map((text) => parseMergeTemplate(text, 'm.yaml', 'yaml')));
  return mergedFunctions(parsed.map(({ template }) => template!));
}

describe('what merge templates give a function', () => {
  const names: readonly (readonly [yaml: string, name: string | null | undefined])[] = [
    ['Resources: {A: {Properties: {Timeout: 5}}}', undefined],
    ['Resources: {A: {Properties: {FunctionName: !Ref "AWS::NoValue"}}}', undefined],
    ['Resources: {A: {Properties: {FunctionName: a}}}', 'a'],
    ['Resources: {A: {Properties: {FunctionName: !Sub "${AWS::StackName}-a"}}}', '${AWS::StackName}-a'],
    ['Parameters: {P: {Type: String}}\nResources: {A: {Properties: {FunctionName: !Sub "a-${P}"}}}', 'a-${P}'],
    ['Resources: {A: {Properties: {FunctionName: !Sub "a-${Table}"}}}', null],
    ['Resources: {A: {Properties: {FunctionName: !Ref Table}}}', null],
    ['Resources: {A: {Properties: {FunctionName: !If [C, a, b]}}}', null],
  ];
  for (const [yaml, name] of names) it(`is its name: ${yaml}`, async () => expect((await read(yaml)).mergedFunction('A').name).to.equal(name));

  const groups: readonly (readonly [yaml: string, group: string | null | undefined])[] = [
    ['Resources: {A: {Properties: {LoggingConfig: {LogFormat: JSON}}}}', undefined],
    ['Resources: {A: {Properties: {LoggingConfig: {LogGroup: /a}}}}', '/a'],
    ['Resources: {A: {Properties: {LoggingConfig: !If [C, {LogGroup: /a}, !Ref "AWS::NoValue"]}}}', null],
    ['Globals: {Function: {LoggingConfig: {LogGroup: /all}}}', '/all'],
    ['Globals: {Function: {LoggingConfig: {LogGroup: /all}}}\nResources: {A: {IgnoreGlobals: [LoggingConfig]}}', undefined],
  ];
  for (const [yaml, group] of groups) it(`is its log group: ${yaml}`, async () => expect((await read(yaml)).mergedFunction('A').logGroup).to.equal(group));

  const mapping = (properties: string): string =>
    `Resources: {M: {Type: 'AWS::Lambda::EventSourceMapping', Properties: {${properties}}}, Q: {Type: 'AWS::SQS::Queue'}}`;
  const sources: readonly (readonly [yaml: string, kinds: readonly string[]])[] = [
    ['Resources: {A: {Properties: {Events: {E: {Type: SQS, Properties: {Queue: {Ref: Given}}}}}}}', ['sqs']],
    ["Resources: {A: {Properties: {Events: {E: {Type: DynamoDB, Properties: {Stream: {'Fn::GetAtt': [T, StreamArn]}}}}}}}", ['dynamodb']],
    ['Resources: {A: {Properties: {Events: {E: {Type: Schedule, Properties: {Schedule: rate(1 day)}}}}}}', []],
    ['Resources: {A: {Properties: {Events: {E: {Properties: {BatchSize: 5}}}}}}', []],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: {'Fn::GetAtt': [Q, Arn]}"), ['sqs']],
    [mapping("FunctionName: {'Fn::GetAtt': A.Arn}, EventSourceArn: {'Fn::GetAtt': Q.Arn}"), ['sqs']],
    [mapping("FunctionName: {'Fn::Sub': '${A}'}, EventSourceArn: {'Fn::Sub': 'arn:${AWS::Partition}:kinesis:${AWS::Region}:x:stream/s'}"), ['kinesis']],
    [mapping('FunctionName: {Ref: B}, EventSourceArn: arn:aws:sqs:eu-west-1:123456789012:q'), []],
    [mapping('FunctionName: {Ref: A}, EventSourceArn: {Ref: Given}'), []],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c'"), []],
  ];
  for (const [yaml, kinds] of sources)
    it(`is what Lambda polls for it: ${yaml}`, async () => {
      expect((await read(yaml)).mergedFunction('A').polled.map(({ kind }) => kind)).to.deep.equal(kinds);
    });

  const unpolled: readonly (readonly [yaml: string, ...types: readonly (string | undefined)[]])[] = [
    ["Resources: {A: {Properties: {Events: {E: {Type: MSK, Properties: {Stream: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c'}}}}}}", 'MSK'],
    ['Resources: {A: {Properties: {Events: {E: {Type: SelfManagedKafka, Properties: {Topics: [t]}}}}}}', 'SelfManagedKafka'],
    ['Resources: {A: {Properties: {Events: {E: {Type: DocumentDB}}}}}', 'DocumentDB'],
    ['Resources: {A: {Properties: {Events: {E: {Type: SQS, Properties: {Queue: {Ref: Given}}}, F: {Type: Schedule}, G: {Properties: {}}, H: 5}}}}'],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: 'arn:aws:kafka:eu-west-1:123456789012:cluster/c'"), 'MSK'],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: 'arn:aws:mq:eu-west-1:123456789012:broker:b:id'"), 'MQ'],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: {'Fn::Sub': 'arn:${AWS::Partition}:rds:${AWS::Region}:${AWS::AccountId}:cluster:c'}"), 'DocumentDB'],
    [mapping('FunctionName: {Ref: A}, EventSourceArn: {Ref: M2}').replace(/\}$/, ", M2: {Type: 'AWS::MSK::ServerlessCluster'}}"), 'MSK'],
    [mapping('FunctionName: {Ref: A}, SelfManagedEventSource: {Endpoints: {}}'), 'SelfManagedKafka'],
    [mapping('FunctionName: {Ref: A}, EventSourceArn: {Ref: Given}'), undefined],
    [mapping('FunctionName: {Ref: B}, EventSourceArn: {Ref: Given}')],
    [mapping("FunctionName: {Ref: A}, EventSourceArn: {'Fn::GetAtt': [Q, Arn]}")],
    [mapping('FunctionName: {Ref: A}')],
  ];
  for (const [yaml, ...types] of unpolled)
    it(`is what Lambda polls without rights: ${yaml}`, async () => {
      expect((await read(yaml)).mergedFunction('A').unpolled.map(({ type }) => type)).to.deep.equal(types);
    });

  it('is that of the last template', async () => {
    const { mergedFunction } = await read('Resources: {A: {Properties: {FunctionName: a}}}', 'Resources: {A: {Properties: {FunctionName: b}}}');
    expect(mergedFunction('A').name).to.equal('b');
  });

  it('is nothing without templates', () => {
    const nothing = { isDurable: false, name: undefined, logGroup: undefined, destinations: [], polled: [], unpolled: [] };
    expect(mergedFunctions([]).mergedFunction('A')).to.deep.equal(nothing);
  });
});
