import { expect } from 'chai';
import fc from 'fast-check';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { handler } from '../model/modelled.js';
import { problemsWith } from './merged.js';

const keys = [
  'Type',
  'Properties',
  'Ref',
  'Fn::GetAtt',
  'Fn::Sub',
  'Fn::If',
  'Fn::ForEach::A',
  'Fn::Transform',
  'Condition',
  'DependsOn',
  'Events',
  'Queue',
  'Work',
  'Drain',
  'Policies',
  'PolicyDocument',
  'Statement',
  'Effect',
  'Action',
  'Resource',
  'Pattern',
  'Schedule',
  'EventSourceArn',
  'FunctionName',
  'VisibilityTimeout',
  'A',
];
const texts = [
  'AWS::SQS::Queue',
  'AWS::Serverless::Function',
  'AWS::IAM::Role',
  'AWS::Events::Rule',
  'AWS::Lambda::EventSourceMapping',
  'AWS::DynamoDB::Table',
  'SQS',
  'Schedule',
  'EventBridgeRule',
  'Work',
  'Work.Arn',
  '${Work.Arn}',
  '${',
  '${}',
  '${A.B}',
  'arn:aws:sqs:a:b:c',
  'rate(1 hour)',
  'cron()',
  'Allow',
  '',
];
const key = fc.constantFrom(...keys);
const text = fc.constantFrom(...texts);
const { map } = fc.letrec<{ value: Value; map: TemplateDocument }>((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, text, fc.constantFrom<Value>(1, true), fc.array(tie('value'), { maxLength: 3 }), tie('map')),
  map: fc.dictionary(key, tie('value'), { maxKeys: 4 }),
}));

describe('the checks of a merged template', () => {
  it('tell of anything, and fail of nothing', async () => {
    await fc.assert(
      fc.asyncProperty(map, map, map, async (work, other, outputs) => {
        const template = { Resources: { Work: work, Other: { Type: 'AWS::SQS::Queue', ...other } }, Outputs: { O: outputs }, Conditions: { C: outputs } };
        const problems = await problemsWith((app) => {
          app.lambdaFunction('work', handler);
          app.onSqsMessage('drain', { queueArn: '${Other.Arn}' }, handler);
        }, JSON.stringify(template));
        for (const { message, fix, where } of problems) expect([message, fix, where.file].every((one) => typeof one === 'string' && one !== '')).to.equal(true);
      }),
      { numRuns: 500 },
    );
  });
});
