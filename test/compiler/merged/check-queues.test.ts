import { expect } from 'chai';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { type Declare, handler } from '../model/modelled.js';
import { problemsWith, shown } from './merged.js';

const byArn: Declare = (app) => app.onSqsMessage('drain', { queueArn: '${Jobs.Arn}' }, handler);
const byName: Declare = (app) => app.onSqsMessage('drain', { queue: 'jobs' }, handler);
const byWrittenArn: Declare = (app) => app.onSqsMessage('drain', { queueArn: 'arn:aws:sqs:eu-west-1:123456789012:jobs' }, handler);
const none: Declare = (app) => app.lambdaFunction('drain', handler);
const queue = (properties: string): string => `Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: ${properties}}}`;
const own = (fn: string, mapping: string): string =>
  `Resources: {Jobs: {Type: AWS::SQS::Queue}, F: {Type: AWS::Serverless::Function, Properties: {Handler: a.b, Runtime: nodejs24.x, CodeUri: ., ${fn}}}${mapping}}`;

interface Row {
  readonly what: string;
  readonly declare: Declare;
  readonly yaml: string;
  readonly settings?: Partial<ConfigFile>;
  /** Seconds of visibility and of the function; undefined where nothing is wrong. */
  readonly want?: readonly [visibility: string, timeout: number, name: string];
}

describe("a queue's VisibilityTimeout", () => {
  const rows: readonly Row[] = [
    { what: 'the default of both', declare: byArn, yaml: queue('{}'), want: ['30 seconds by default', 60, 'drain'] },
    { what: 'a queue without properties', declare: byArn, yaml: 'Resources: {Jobs: {Type: AWS::SQS::Queue}}', want: ['30 seconds by default', 60, 'drain'] },
    { what: 'as long as the function', declare: byArn, yaml: queue('{VisibilityTimeout: 60}') },
    { what: 'a text', declare: byArn, yaml: queue('{VisibilityTimeout: "59"}'), want: ['59 seconds', 60, 'drain'] },
    { what: 'none', declare: byArn, yaml: queue('{VisibilityTimeout: 0}'), want: ['0 seconds', 60, 'drain'] },
    { what: 'a shorter function', declare: byArn, yaml: queue('{}'), settings: { lambda_timeout: 30 } },
    {
      what: 'a longer function of one level',
      declare: byArn,
      yaml: queue('{VisibilityTimeout: 60}'),
      settings: { lambda_functions: { drain: { lambda_timeout: 61 } } },
      want: ['60 seconds', 61, 'drain'],
    },
    {
      what: 'a function that the template makes longer',
      declare: byArn,
      yaml: 'Resources: {Jobs: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 90}}, Drain: {Properties: {Timeout: 91}}}',
      want: ['90 seconds', 91, 'drain'],
    },
    {
      what: 'a parameter with a default',
      declare: byArn,
      yaml: `Parameters: {P: {Type: Number, Default: 5}}\n${queue('{VisibilityTimeout: !Ref P}')}`,
      want: ['5 seconds', 60, 'drain'],
    },
    { what: 'a parameter without a default', declare: byArn, yaml: `Parameters: {P: {Type: Number}}\n${queue('{VisibilityTimeout: !Ref P}')}` },
    { what: 'a function', declare: byArn, yaml: `Conditions: {C: !Equals [a, b]}\n${queue('{VisibilityTimeout: !If [C, 5, 6]}')}` },
    { what: 'no value', declare: byArn, yaml: queue('{VisibilityTimeout: !Ref AWS::NoValue}'), want: ['30 seconds', 60, 'drain'] },
    { what: 'a queue by its name', declare: byName, yaml: queue('{QueueName: jobs}'), want: ['30 seconds by default', 60, 'drain'] },
    { what: 'a queue by an ARN with its name', declare: byWrittenArn, yaml: queue('{QueueName: jobs}'), want: ['30 seconds by default', 60, 'drain'] },
    { what: 'another queue', declare: byName, yaml: queue('{QueueName: others}') },
    { what: 'a queue whose name only the deployment knows', declare: byName, yaml: queue('{QueueName: !Sub "${AWS::StackName}-jobs"}') },
    {
      what: "an event of the user's own function",
      declare: none,
      yaml: own('Timeout: 31, Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}', ''),
      want: ['30 seconds by default', 31, 'F'],
    },
    { what: "the default of the user's own function", declare: none, yaml: own('Events: {Q: {Type: SQS, Properties: {Queue: !GetAtt Jobs.Arn}}}', '') },
    {
      what: 'a timeout in Globals',
      declare: none,
      yaml: `Globals: {Function: {Timeout: 40}}\n${own('Events: {Q: {Type: SQS, Properties: {Queue: {Fn::GetAtt: Jobs.Arn}}}}', '')}`,
      want: ['30 seconds by default', 40, 'F'],
    },
    {
      what: 'a mapping of its own',
      declare: none,
      yaml: own('Timeout: 50', ', M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !GetAtt F.Arn, EventSourceArn: !Sub "${Jobs.Arn}"}}'),
      want: ['30 seconds by default', 50, 'F'],
    },
    {
      what: 'a mapping of a generated function',
      declare: none,
      yaml: 'Resources: {Jobs: {Type: AWS::SQS::Queue}, M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Drain, EventSourceArn: !GetAtt Jobs.Arn}}}',
      want: ['30 seconds by default', 60, 'drain'],
    },
    {
      what: 'a mapping of a function elsewhere',
      declare: none,
      yaml: 'Resources: {Jobs: {Type: AWS::SQS::Queue}, M: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: other, EventSourceArn: !GetAtt Jobs.Arn}}}',
    },
  ];
  for (const { what, declare, yaml, settings, want } of rows) {
    it(`${want === undefined ? 'is taken' : 'is told'}: ${what}`, async () => {
      const problems = await problemsWith(declare, yaml, settings);
      expect(problems.map(({ code, severity }) => `${severity} ${code}`)).to.deep.equal(want === undefined ? [] : ['error queue-visibility-timeout']);
      if (want === undefined) return;
      const [visibility, timeout, name] = want;
      expect(problems[0]!.message).to.equal(
        `the queue 'Jobs' has a VisibilityTimeout of ${visibility}, which is less than the timeout of the function '${name}' (${timeout}), so Lambda refuses it as an event source`,
      );
      expect(problems[0]!.where.file).to.equal('m0.yaml');
    });
  }

  it('is told with its place and both ways to fix it', async () => {
    const [problem] = await problemsWith(byArn, 'Resources:\n  Jobs:\n    Type: AWS::SQS::Queue\n    Properties:\n      VisibilityTimeout: 20');
    expect(shown(problem!)).to.match(
      /^error queue-visibility-timeout m0\.yaml:5:7 .*; set VisibilityTimeout to at least 60 \(AWS recommends six times the timeout, 360\), or lambda_timeout of 'drain' to at most 20$/,
    );
  });

  it('of a queue that SAM makes is told at its event, since the queue cannot be set', async () => {
    const event =
      'Events:\n        News:\n          Type: SNS\n          Properties:\n            Topic: arn:aws:sns:eu-west-1:123456789012:news\n            SqsSubscription: true';
    const yaml = `Resources:\n  F:\n    Type: AWS::Serverless::Function\n    Properties:\n      {P}\n      ${event}`;
    const [problem, ...others] = await problemsWith(
      none,
      yaml.replace('{P}', 'Timeout: 60').replace('Properties:', 'Properties:\n      Handler: a.b\n      Runtime: nodejs24.x\n      CodeUri: .'),
    );
    expect(others).to.deep.equal([]);
    expect(shown(problem!)).to.equal(
      "error queue-visibility-timeout m0.yaml:14:13 the queue that SAM makes for the event 'News' has a VisibilityTimeout of 30 seconds by default, which is less than the timeout of the function 'F' (60), so Lambda refuses it as an event source; give SqsSubscription a queue of your own (QueueArn, QueueUrl), and set its VisibilityTimeout to at least 60 (AWS recommends six times the timeout, 360), or its Timeout to at most 30",
    );
    const [ofOurs] = await problemsWith(none, `Resources:\n  Drain:\n    Properties:\n      ${event}`);
    expect(shown(ofOurs!)).to.match(/^error queue-visibility-timeout m0\.yaml:9:13 .* or lambda_timeout of 'drain' to at most 30$/);
  });
});
