import { expect } from 'chai';
import fc from 'fast-check';
import { handler } from '../model/modelled.js';
import { problemsWith, shown, withWork } from './merged.js';

const table = 'Orders: {Type: AWS::DynamoDB::Table, Properties: {StreamSpecification: {StreamViewType: KEYS_ONLY}}}';
const output = (value: string): string => `Resources: {${table}}\nOutputs: {A: {Value: ${value}}}`;

describe('references in a merged template', () => {
  const fine: readonly [what: string, yaml: string][] = [
    ["an attribute of SAM's version", 'Resources: {Work: {Properties: {AutoPublishAlias: live}}}\nOutputs: {A: {Value: !GetAtt Work.Version.FunctionArn}}'],
    [
      'a property that CloudFormation gives as an attribute',
      'Resources: {T: {Type: AWS::SNS::Topic}, Q: {Type: AWS::SQS::Queue}}\nOutputs: {A: {Value: !GetAtt T.DisplayName}, B: {Value: !GetAtt Q.VisibilityTimeout}}',
    ],
    ['Ref of a resource', output('!Ref Orders')],
    ['Ref of a generated function', output('!Ref Work')],
    ['Ref of a parameter', `Parameters: {P: {Type: String}}\n${output('!Ref P')}`],
    [
      'every pseudo parameter',
      output(
        '!Join ["", [!Ref AWS::Region, !Ref AWS::AccountId, !Ref AWS::NoValue, !Ref AWS::Partition, !Ref AWS::StackId, !Ref AWS::StackName, !Ref AWS::URLSuffix, !Ref AWS::NotificationARNs]]',
      ),
    ],
    ['a pseudo parameter that is newer than this version', output('!Ref AWS::SomethingNew')],
    ['Fn::GetAtt', output('!GetAtt Orders.StreamArn')],
    ['Fn::GetAtt as a string', output('{Fn::GetAtt: Work.Arn}')],
    ['Fn::Sub with all that it may hold', output('!Sub ["${Orders}-${Orders.Arn}-${AWS::Region}-${!Literal}-${Own}-${ Work }", {Own: x}]')],
    ['a condition', `Conditions: {C: !Equals [a, b], D: !Not [!Condition C]}\n${output('!If [C, 1, 2]')}`],
    ['a mapping', `Mappings: {M: {a: {b: c}}}\n${output('!FindInMap [M, a, b]')}`],
    ['a mapping with a default', output('{Fn::FindInMap: [M, a, b, {DefaultValue: x}]}')],
    ['a mapping whose name is computed', output('!FindInMap [!Ref AWS::Region, a, b]')],
    ['Fn::ImportValue', output('{Fn::ImportValue: other-stack}')],
    ['DependsOn', `Resources: {${table}, Q: {Type: AWS::SQS::Queue, DependsOn: [Orders, Work, DefaultRole]}, R: {Type: AWS::SQS::Queue, DependsOn: Q}}`],
    [
      'a role that SAM makes',
      'Resources: {F: {Type: AWS::Serverless::Function, Properties: {Handler: a, Runtime: b, CodeUri: .}}}\nOutputs: {A: {Value: !GetAtt FRole.Arn}}',
    ],
    [
      "SAM's version and alias",
      'Resources: {Work: {Properties: {AutoPublishAlias: live}}}\nOutputs: {A: {Value: !Ref Work.Version}, B: {Value: !Ref WorkAliaslive}, C: {Value: !GetAtt Work.Alias}}',
    ],
    [
      "SAM's stage",
      'Resources: {Api: {Type: AWS::Serverless::Api, Properties: {StageName: v1}}}\nOutputs: {A: {Value: !Ref Apiv1Stage}, B: {Value: !Ref Api.Stage}, C: {Value: !Sub "${Api.Stage}"}}',
    ],
    [
      "SAM's implicit API",
      'Resources: {Work: {Properties: {Events: {A: {Type: Api, Properties: {Path: /, Method: get}}}}}}\nOutputs: {A: {Value: !Ref ServerlessRestApi}, B: {Value: !Ref ServerlessRestApiProdStage}}',
    ],
    [
      'what a loop makes',
      'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\nResources: {"Fn::ForEach::Topics": [N, [A, B], {"Topic${N}": {Type: AWS::SNS::Topic, Properties: {TopicName: !Ref N}}}]}\nOutputs: {A: {Value: !Ref TopicA}}',
    ],
    ['what a macro may make', 'Transform: [Mine, AWS::Serverless-2016-10-31]\nOutputs: {A: {Value: !Ref Anything}}'],
    ['what an include may make', 'Resources: {Fn::Transform: {Name: AWS::Include, Parameters: {Location: s3://b/k}}}\nOutputs: {A: {Value: !Ref Anything}}'],
    [
      'what an application of SAM makes',
      'Resources: {App: {Type: AWS::Serverless::Application, Properties: {Location: x}}}\nOutputs: {A: {Value: !GetAtt App.Outputs.Name}}',
    ],
    ['a module', 'Resources: {Mod: {Type: My::Own::Thing::MODULE}}\nOutputs: {A: {Value: !Ref ModBucket}, B: {Value: !GetAtt Mod.Bucket.Arn}}'],
    [
      'the attributes of custom resources and nested stacks',
      'Resources: {C: {Type: Custom::Any, Properties: {ServiceToken: x}}, S: {Type: AWS::CloudFormation::Stack, Properties: {TemplateURL: x}}}\nOutputs: {A: {Value: !GetAtt C.Any.Thing}, B: {Value: !GetAtt S.Outputs.X}}',
    ],
    ['an attribute inside another', 'Resources: {D: {Type: AWS::RDS::DBInstance}}\nOutputs: {A: {Value: !GetAtt D.Endpoint.Address}}'],
    ['a type that this version does not know', 'Resources: {D: {Type: AWS::New::Thing}}\nOutputs: {A: {Value: !GetAtt D.Any}}'],
    ['an attribute whose name is computed', output('{Fn::GetAtt: [Orders, !Ref AWS::Region]}')],
    [
      'a map that is no condition',
      'Resources: {P: {Type: AWS::IAM::Policy, Properties: {PolicyName: x, Roles: [!Ref DefaultRole], PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "s3:*", Resource: "*", Condition: {Bool: {"aws:SecureTransport": "true"}}}]}}}}',
    ],
    ['a rule', 'Parameters: {P: {Type: String}}\nRules: {R: {Assertions: [{Assert: !Contains [[a], !Ref P]}]}}'],
  ];
  for (const [what, yaml] of fine) it(`are taken: ${what}`, async () => expect((await problemsWith(withWork, yaml)).map(shown)).to.deep.equal([]));

  const wrong: readonly [what: string, yaml: string, ...problems: string[]][] = [
    [
      'Ref',
      output('!Ref Ordres'),
      "error reference-unknown m0.yaml:2:15 Ref refers to the resource or parameter 'Ordres', which the template does not have; did you mean 'Orders'?",
    ],
    [
      'Fn::GetAtt',
      output('!GetAtt Odrers.Arn'),
      "error reference-unknown m0.yaml:2:15 Fn::GetAtt refers to the resource 'Odrers', which the template does not have; did you mean 'Orders'?",
    ],
    [
      'Fn::GetAtt of a parameter',
      `Parameters: {P: {Type: String}}\n${output('!GetAtt P.Arn')}`,
      "error reference-unknown m0.yaml:3:15 Fn::GetAtt refers to the resource 'P', which the template does not have; known are DefaultRole, Work, Orders",
    ],
    [
      'Fn::Sub',
      output('!Sub "a-${Ordres}-${Orders.Anr}"'),
      "error reference-unknown m0.yaml:2:15 Fn::Sub refers to the resource or parameter 'Ordres', which the template does not have; did you mean 'Orders'?",
      "error reference-attribute m0.yaml:2:15 ${Orders.Anr}: AWS::DynamoDB::Table has no attribute 'Anr'; did you mean 'Arn'?",
    ],
    [
      'Fn::Sub with a map',
      output('!Sub ["${Own}${Ordres}", {Own: !Ref Wrk}]'),
      "error reference-unknown m0.yaml:2:15 Fn::Sub refers to the resource or parameter 'Ordres', which the template does not have; did you mean 'Orders'?",
      "error reference-unknown m0.yaml:2:48 Ref refers to the resource or parameter 'Wrk', which the template does not have; did you mean 'Work'?",
    ],
    [
      'a text for Fn::Sub that is no name',
      output('!Sub "${a-b}"'),
      "error reference-unknown m0.yaml:2:15 Fn::Sub has '${a-b}', which cannot be the name of a resource or a parameter; write '${!a-b}' for a text with these characters, or give Fn::Sub a map with this name",
    ],
    [
      'a pseudo parameter',
      output('!Sub "${AWS::Acount}-${AWS::AcountId}"'),
      "error reference-unknown m0.yaml:2:15 Fn::Sub refers to 'AWS::Acount', but CloudFormation has no such pseudo parameter; did you mean 'AWS::AccountId'?",
      "error reference-unknown m0.yaml:2:15 Fn::Sub refers to 'AWS::AcountId', but CloudFormation has no such pseudo parameter; did you mean 'AWS::AccountId'?",
    ],
    [
      'DependsOn in a list',
      `Resources: {${table}, Q: {Type: AWS::SQS::Queue, DependsOn: [Orders, Ordres]}}`,
      "error reference-unknown m0.yaml:1:162 DependsOn refers to the resource 'Ordres', which the template does not have; did you mean 'Orders'?",
    ],
    [
      'DependsOn',
      `Resources: {${table}, Q: {Type: AWS::SQS::Queue, DependsOn: Ordres}}`,
      "error reference-unknown m0.yaml:1:142 DependsOn refers to the resource 'Ordres', which the template does not have; did you mean 'Orders'?",
    ],
    [
      'the condition of a resource',
      'Conditions: {IsProd: !Equals [a, b]}\nResources: {Work: {Condition: IsPrd}}',
      "error reference-unknown m0.yaml:2:20 Condition refers to the condition 'IsPrd', which the template does not have; did you mean 'IsProd'?",
    ],
    [
      'the condition of an output',
      'Conditions: {IsProd: !Equals [a, b]}\nOutputs: {A: {Value: 1, Condition: IsPrd}}',
      "error reference-unknown m0.yaml:2:25 Condition refers to the condition 'IsPrd', which the template does not have; did you mean 'IsProd'?",
    ],
    [
      'Fn::If',
      'Resources: {Work: {Properties: {Timeout: !If [Long, 60, 5]}}}',
      "error reference-unknown m0.yaml:1:33 a condition refers to the condition 'Long', which the template does not have; declare the condition, or correct the name",
    ],
    [
      'a condition of a condition',
      'Conditions: {A: !Equals [a, b], C: !Or [!Condition A, !Condition B]}',
      "error reference-unknown m0.yaml:1:66 a condition refers to the condition 'B', which the template does not have; did you mean 'A'?",
    ],
    [
      'a resource in a condition',
      `${output('1')}\nConditions: {C: !Equals [!Ref Orders, x]}`,
      "error reference-unknown m0.yaml:3:31 Ref refers to the parameter 'Orders', which the template does not have; declare the parameter, or correct the name",
    ],
    [
      'a mapping',
      `Mappings: {Sizes: {a: {b: c}}}\n${output('!FindInMap [Size, a, b]')}`,
      "error reference-unknown m0.yaml:3:15 Fn::FindInMap refers to the mapping 'Size', which the template does not have; did you mean 'Sizes'?",
    ],
    [
      'an attribute without a near name',
      'Resources: {T: {Type: AWS::SNS::Topic}}\nOutputs: {A: {Value: !GetAtt T.QueueUrl}}',
      "error reference-attribute m0.yaml:2:15 Fn::GetAtt of 'T': AWS::SNS::Topic has no attribute 'QueueUrl'; known are TopicArn, TopicName, ArchivePolicy, ContentBasedDeduplication, DataProtectionPolicy, DeliveryStatusLogging, DisplayName, FifoThroughputScope and others",
    ],
    [
      'an attribute that may be new',
      'Resources: {T: {Type: AWS::Batch::JobQueue}}\nOutputs: {A: {Value: !GetAtt T.Wholly}}',
      "warning reference-attribute m0.yaml:2:15 Fn::GetAtt of 'T': AWS::Batch::JobQueue has no attribute 'Wholly', as far as this version knows; known are JobQueueArn",
    ],
    [
      'an attribute of a function',
      'Outputs: {A: {Value: !GetAtt Work.Anr}}',
      "error reference-attribute m0.yaml:1:15 Fn::GetAtt of 'Work': AWS::Lambda::Function has no attribute 'Anr'; did you mean 'Arn'?",
    ],
    [
      'what a loop does not make',
      'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]\nResources: {"Fn::ForEach::Topics": [N, [A, B], {"Topic${N}": {Type: AWS::SNS::Topic}}]}\nOutputs: {A: {Value: !Ref Topik}}',
      "error reference-unknown m0.yaml:3:15 Ref refers to the resource or parameter 'Topik', which the template does not have; known are DefaultRole, Work",
    ],
    [
      'in Globals',
      'Globals: {Function: {Layers: [!Ref Shared]}}',
      "error reference-unknown m0.yaml:1:36 Ref refers to the resource or parameter 'Shared', which the template does not have; known are DefaultRole, Work",
    ],
    [
      'the stream of a table without one',
      'Resources: {T: {Type: AWS::DynamoDB::Table}}\nOutputs: {A: {Value: !GetAtt T.StreamArn}}',
      'error stream-missing m0.yaml:2:15 the table \'T\' has no stream, so it has no StreamArn; give the table a StreamSpecification, as in {"StreamViewType": "NEW_AND_OLD_IMAGES"}',
    ],
    [
      'the stream of a table that can have none',
      'Resources: {T: {Type: AWS::Serverless::SimpleTable}}\nOutputs: {A: {Value: !GetAtt T.StreamArn}}',
      "error stream-missing m0.yaml:2:15 the table 'T' has no stream, so it has no StreamArn; make it an AWS::DynamoDB::Table with a StreamSpecification, as AWS::Serverless::SimpleTable cannot have one",
    ],
  ];
  for (const [what, yaml, ...want] of wrong)
    it(`to nothing are told with their place: ${what}`, async () => expect((await problemsWith(withWork, yaml)).map(shown)).to.deep.equal(want));

  it('of the app are told where it declares them', async () => {
    const problems = await problemsWith((app) => {
      app.lambdaFunction('work', handler);
      app.onDynamoDBRecord('changes', { streamArn: '${Odrers.StreamArn}' }, handler);
    }, `Resources: {${table}}`);
    expect(problems.map(shown)).to.deep.equal([
      "error reference-unknown app.ts:2 Fn::Sub refers to the resource 'Odrers', which the template does not have; did you mean 'Orders'?",
    ]);
  });

  it('of the app are told without a merge template too', async () => {
    const problems = await problemsWith((app) => app.onSqsMessage('drain', { queueArn: '${Jobs.Arn}' }, handler), []);
    expect(problems.map(({ code }) => code)).to.deep.equal(['reference-unknown']);
  });

  it('to what a file removes are told there', async () => {
    const [problem, ...others] = await problemsWith(withWork, 'Resources:\n  DefaultRole: null');
    expect(others).to.deep.equal([]);
    expect(shown(problem!)).to.equal(
      "error reference-unknown m0.yaml:2:3 null removes 'DefaultRole', but Resources.Work.Properties.Role refers to it; keep it, or merge other values over what refers to it",
    );
  });

  it('across files are told in the file that refers', async () => {
    const problems = await problemsWith(withWork, ['Outputs: {A: {Value: !Ref Tabel}}', 'Resources: {Table: {Type: AWS::SNS::Topic}}']);
    expect(problems.map(shown)).to.deep.equal([
      "error reference-unknown m0.yaml:1:15 Ref refers to the resource or parameter 'Tabel', which the template does not have; did you mean 'Table'?",
    ]);
  });

  it('are checked in a time that grows with the template', async () => {
    const time = async (size: number): Promise<number> => {
      const topics = Array.from({ length: size }, (_, index) => `T${index}: {Type: AWS::SNS::Topic}`);
      const outputs = Array.from({ length: size }, (_, index) => `O${index}: {Value: !Sub "\${T${index}}\${Lost${index}}"}`);
      const yaml = `Resources: {${topics.join(', ')}}\nOutputs: {${outputs.join(', ')}}`;
      const start = performance.now();
      const problems = await problemsWith(withWork, yaml);
      // That the stack has too many resources is told too.
      expect(problems.filter(({ code }) => code === 'reference-unknown')).to.have.lengthOf(size);
      return performance.now() - start;
    };
    await time(400);
    const small = Math.min(await time(400), await time(400));
    expect((await time(4000)) / small).to.be.below(40);
  });

  it('are right whatever names there are', async () => {
    const name = fc.stringMatching(/^[A-Z][A-Za-z0-9]{0,8}$/);
    await fc.assert(
      fc.asyncProperty(fc.uniqueArray(name, { minLength: 1, maxLength: 5 }), name, async (names, other) => {
        const resources = names.map((one) => `${one}: {Type: AWS::SNS::Topic}`).join(', ');
        const problems = await problemsWith(
          withWork,
          `Resources: {${resources}}\nOutputs: {A: {Value: !Sub "\${${other}}${names.map((one) => `\${${one}}`).join('')}"}}`,
        );
        const isKnown = [...names, 'Work', 'DefaultRole'].includes(other);
        fc.pre(!names.some((one) => ['Work', 'DefaultRole'].includes(one)));
        expect(problems.map(({ code }) => code)).to.deep.equal(isKnown ? [] : ['reference-unknown']);
      }),
      { numRuns: 50 },
    );
  });
});
