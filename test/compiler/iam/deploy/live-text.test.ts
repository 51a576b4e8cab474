import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import { liveText } from '../../../../src/compiler/iam/deploy/live-text.js';

const lookup = (name: string): string | undefined => (name === 'Worker' ? '${ApplicationName}-beta-*' : undefined);

describe('liveText', () => {
  const rows: readonly { given: Value | undefined; want: string }[] = [
    { given: 'orders', want: 'orders' },
    { given: 'a${b}', want: 'a${!b}' },
    { given: { Ref: 'Worker' }, want: '${ApplicationName}-beta-*' },
    { given: { Ref: 'AWS::Region' }, want: '${AWS::Region}' },
    { given: { Ref: 'Parameter' }, want: '*' },
    { given: { 'Fn::Sub': '/aws/lambda/${Worker}' }, want: '/aws/lambda/${ApplicationName}-beta-*' },
    {
      given: { 'Fn::Sub': 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:${Topic}' },
      want: 'arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:*',
    },
    { given: { 'Fn::Sub': '${!Literal}-${Worker.Arn}' }, want: '${!Literal}-*' },
    { given: { 'Fn::Sub': ['${Name}-${Worker}', { Name: 'x' }] }, want: 'x-${ApplicationName}-beta-*' },
    { given: { 'Fn::Join': ['-', ['a', { Ref: 'AWS::AccountId' }]] }, want: 'a-${AWS::AccountId}' },
    { given: { 'Fn::Join': ['-', { Ref: 'List' }] }, want: '*' },
    { given: { 'Fn::GetAtt': ['Worker', 'Arn'] }, want: '*' },
    { given: { 'Fn::ImportValue': 'x' }, want: '*' },
    { given: 7, want: '*' },
    { given: null, want: '*' },
    { given: undefined, want: '*' },
  ];
  for (const { given, want } of rows) {
    it(`of ${JSON.stringify(given)} is ${want}`, () => expect(liveText(given, lookup)).to.equal(want));
  }
});
