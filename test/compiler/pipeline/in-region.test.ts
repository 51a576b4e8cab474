import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { inRegion } from '../../../src/compiler/pipeline/in-region.js';

describe('a part of a template that means another region', () => {
  const rows: readonly { given: Value; want: Value }[] = [
    {
      given: { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:${AWS::Region}:1:a' },
      want: { 'Fn::Sub': 'arn:${AWS::Partition}:sqs:eu-west-1:1:a' },
    },
    { given: [{ Resource: ['apigateway:${AWS::Region}::/apis', '*'] }], want: [{ Resource: ['apigateway:eu-west-1::/apis', '*'] }] },
    { given: { Ref: 'AWS::Region' }, want: 'eu-west-1' },
    { given: { Ref: 'Other' }, want: { Ref: 'Other' } },
    { given: { 'Fn::Sub': 's3-${AWS::Region}' }, want: 's3-eu-west-1' },
    {
      given: { Condition: { StringEquals: { 'aws:RequestedRegion': '${AWS::Region}', n: 1 } } },
      want: { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1', n: 1 } } },
    },
    { given: { 'Fn::Sub': 'the text ${!AWS::Region}' }, want: { 'Fn::Sub': 'the text ${!AWS::Region}' } },
  ];
  for (const { given, want } of rows) {
    it(`${JSON.stringify(given)} has its name`, () => {
      expect(inRegion(given, 'eu-west-1')).to.deep.equal(want);
      expect(inRegion(given, undefined)).to.equal(given);
    });
  }
});
