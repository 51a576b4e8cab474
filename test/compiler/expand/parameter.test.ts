import { expect } from 'chai';
import { parameterNames, requiredParameters, resolved } from '../../../src/compiler/expand/parameter.js';

describe('parameters of a merged template', () => {
  it('are all known, and required without a default', () => {
    const template = { Parameters: { A: { Type: 'String' }, B: { Type: 'String', Default: '' }, C: null } };
    expect([parameterNames(template), requiredParameters(template)]).to.deep.equal([
      ['A', 'B', 'C'],
      ['A', 'C'],
    ]);
  });
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
