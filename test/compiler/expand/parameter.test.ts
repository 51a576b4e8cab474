import { expect } from 'chai';
import { parameterIn, parameterNames, requiredParameters, resolved } from '../../../src/compiler/expand/parameter.js';

describe('parameters of a merged template', () => {
  it('are all known, and required without a default', () => {
    const template = { Parameters: { A: { Type: 'String' }, B: { Type: 'String', Default: '' }, C: null } };
    expect([parameterNames(template), requiredParameters(template)]).to.deep.equal([
      ['A', 'B', 'C'],
      ['A', 'C'],
    ]);
  });
});

describe('parameterIn', () => {
  const stored = { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/shop/name' };
  const template = { Parameters: { A: { Type: 'String', Default: 'x' }, B: { Type: 'Number' }, C: stored, D: null } };
  const rows = [
    { name: 'A', want: { type: 'String', fallback: 'x', isStored: false } },
    { name: 'B', want: { type: 'Number', fallback: undefined, isStored: false } },
    { name: 'C', want: { type: stored.Type, fallback: '/shop/name', isStored: true } },
    { name: 'D', want: { type: 'undefined', fallback: undefined, isStored: false } },
    { name: 'E', want: undefined },
    { name: 'toString', want: undefined },
  ];
  for (const { name, want } of rows) it(`gives ${JSON.stringify(want)} for ${name}`, () => expect(parameterIn(template, name)).to.deep.equal(want));
});

describe('resolved', () => {
  const template = { Parameters: { A: { Type: 'String', Default: 'x' }, B: { Type: 'String' } } };
  const rows = [
    { given: 'a text', value: 'A', want: 'A' },
    { given: 'a parameter with a default', value: { Ref: 'A' }, want: 'x' },
    { given: 'a parameter without', value: { Ref: 'B' }, want: { Ref: 'B' } },
    { given: 'a resource', value: { Ref: 'C' }, want: { Ref: 'C' } },
    { given: 'nothing', value: undefined, want: undefined },
  ];
  for (const { given, value, want } of rows) it(`takes ${given} for ${JSON.stringify(want)}`, () => expect(resolved(value, template)).to.deep.equal(want));
});
