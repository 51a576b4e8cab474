import { expect } from 'chai';
import { getAtt, isIntrinsic, join, ref, sub, subWith } from '../../../src/compiler/cloudformation/intrinsic.js';

const rows: readonly { given: unknown; want: boolean }[] = [
  { given: { Ref: 'A' }, want: true },
  { given: { Condition: 'A' }, want: true },
  { given: { 'Fn::Sub': 'a' }, want: true },
  { given: { 'Fn::GetAtt': ['A', 'Arn'] }, want: true },
  { given: { 'Fn::If': ['A', 1, 2] }, want: true },
  { given: { 'Fn::ForEach::Name': [] }, want: true },
  // A statement's condition, or a property of that name, is plain data.
  { given: { Condition: { StringEquals: {} } }, want: false },
  { given: { Ref: ['A'] }, want: false },
  { given: { Ref: 'A', Other: 'B' }, want: false },
  { given: { 'Fn::Sub': 'a', 'Fn::Join': [] }, want: false },
  { given: { Fn: 'a' }, want: false },
  { given: {}, want: false },
  { given: [], want: false },
  { given: [{ Ref: 'A' }], want: false },
  { given: 'Ref', want: false },
  { given: null, want: false },
  { given: undefined, want: false },
];

describe('intrinsic functions', () => {
  for (const { given, want } of rows) it(`${want ? 'include' : 'leave out'} ${JSON.stringify(given)}`, () => expect(isIntrinsic(given)).to.equal(want));

  it('are made as CloudFormation writes them', () => {
    const made = [ref('A'), getAtt('A', 'Arn'), sub('${A}'), subWith('${a}', { a: ref('A') }), join('', ['a', ref('A')])];
    expect(made).to.deep.equal([
      { Ref: 'A' },
      { 'Fn::GetAtt': ['A', 'Arn'] },
      { 'Fn::Sub': '${A}' },
      { 'Fn::Sub': ['${a}', { a: { Ref: 'A' } }] },
      { 'Fn::Join': ['', ['a', { Ref: 'A' }]] },
    ]);
    expect(made.every(isIntrinsic)).to.equal(true);
  });
});
