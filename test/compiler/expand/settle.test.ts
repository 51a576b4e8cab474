import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { settle } from '../../../src/compiler/expand/settle.js';

const template = {
  Parameters: {
    Mode: { Type: 'String', Default: 'fast' },
    Count: { Type: 'Number', Default: 3 },
    Open: { Type: 'String' },
    Image: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/images/latest' },
  },
  Resources: {
    Queue: { Type: 'AWS::SQS::Queue' },
    Topic: { Type: 'AWS::SNS::Topic' },
    Table: { Type: 'AWS::DynamoDB::Table' },
    Work: { Type: 'AWS::Serverless::StateMachine' },
    Fn: { Properties: {} },
  },
};
const deployment = { stackName: 'shop-dev', region: 'eu-west-1', account: '123456789012' };
const unknown = 'known-when-deployed';

describe('the text that CloudFormation makes of a value', () => {
  const rows: { readonly [what: string]: [value: Value, text: string, isKnown: boolean] } = {
    'a text': ['a', 'a', true],
    'an empty text': ['', '', true],
    'a number': [3, '3', true],
    'a boolean': [false, 'false', true],
    'a dynamic reference': ['{{resolve:ssm:/a}}', '{{resolve:ssm:/a}}', false],
    'a parameter with a default': [{ Ref: 'Mode' }, 'fast', true],
    'a parameter whose default is a number': [{ Ref: 'Count' }, '3', true],
    'a parameter without a default': [{ Ref: 'Open' }, unknown, false],
    'a parameter of Systems Manager': [{ Ref: 'Image' }, unknown, false],
    'the region': [{ Ref: 'AWS::Region' }, 'eu-west-1', true],
    'the stack': [{ Ref: 'AWS::StackName' }, 'shop-dev', true],
    'the account': [{ Ref: 'AWS::AccountId' }, '123456789012', false],
    'a table': [{ Ref: 'Table' }, unknown, false],
    'a queue': [{ Ref: 'Queue' }, `https://sqs.eu-west-1.amazonaws.com/123456789012/${unknown}`, false],
    'a topic': [{ Ref: 'Topic' }, `arn:aws:sns:eu-west-1:123456789012:${unknown}`, false],
    'a state machine': [{ Ref: 'Work' }, `arn:aws:states:eu-west-1:123456789012:${unknown}`, false],
    'a resource of another template': [{ Ref: 'Elsewhere' }, unknown, false],
    'an ARN': [{ 'Fn::GetAtt': ['Table', 'Arn'] }, `arn:aws:dynamodb:eu-west-1:123456789012:${unknown}`, false],
    'an ARN of a resource that is generated': [{ 'Fn::GetAtt': 'Fn.Arn' }, `arn:aws:lambda:eu-west-1:123456789012:${unknown}`, false],
    'an attribute in another one': [{ 'Fn::GetAtt': ['Db', 'Endpoint.Address'] }, unknown, false],
    'a URL': [{ 'Fn::GetAtt': ['Site', 'WebsiteURL'] }, `https://${unknown}.example`, false],
    'a text with known parts': [{ 'Fn::Sub': '${AWS::Region}/${ Mode }/${!Literal}' }, 'eu-west-1/fast/${Literal}', true],
    'a text with an unknown part': [
      { 'Fn::Sub': 'https://${Api}.execute-api.${AWS::Region}.amazonaws.com' },
      `https://${unknown}.execute-api.eu-west-1.amazonaws.com`,
      false,
    ],
    'a text with an attribute': [{ 'Fn::Sub': '${Table.Arn}/x' }, `arn:aws:dynamodb:eu-west-1:123456789012:${unknown}/x`, false],
    'a text with variables of its own': [{ 'Fn::Sub': ['${A}-${Mode}', { A: 'x' }] }, 'x-fast', true],
    'a text that a dynamic reference is in': [{ 'Fn::Sub': '{{resolve:ssm:/${Mode}}}' }, '{{resolve:ssm:/fast}}', false],
    'a list that is joined': [{ 'Fn::Join': ['-', [{ Ref: 'Mode' }, 1, { Ref: 'AWS::NoValue' }]] }, 'fast-1', true],
    'a list that is joined, with an unknown part': [{ 'Fn::Join': ['-', [{ Ref: 'Table' }, 'a']] }, `${unknown}-a`, false],
    'a condition': [{ 'Fn::If': ['IsProd', 'a', 'b'] }, 'a', false],
    'a condition for nothing': [{ 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, 'b'] }, 'b', false],
    'an import': [{ 'Fn::ImportValue': 'x' }, unknown, false],
    'what is no text': [['a'], unknown, false],
    'a function that is written wrong': [{ 'Fn::Join': 'a' }, unknown, false],
    'another function that is written wrong': [{ 'Fn::Sub': [] }, unknown, false],
  };
  for (const [what, [value, text, isKnown]] of Object.entries(rows)) {
    it(`of ${what}`, () => expect(settle(value, template, deployment)).to.deep.equal({ text, isKnown }));
  }

  it('of no value is none', () => {
    for (const value of [null, undefined, { Ref: 'AWS::NoValue' }]) expect(settle(value, template, deployment)).to.equal(undefined);
  });

  it('keeps names of the prototype apart', () => {
    for (const name of ['__proto__', 'constructor', 'toString']) expect(settle({ Ref: name }, template, deployment)?.isKnown).to.equal(false);
  });
});
