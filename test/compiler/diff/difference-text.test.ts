import { expect } from 'chai';
import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { differenceTexts } from '../../../src/compiler/diff/difference-text.js';

function withVariables(Variables: Value): Value {
  return { Resources: { F: { Properties: { Environment: { Variables } } } } };
}

const variables = 'Resources.F.Properties.Environment.Variables';

describe('differenceTexts', () => {
  const rows: readonly { given: string; before: Value; after: Value; want: readonly string[] }[] = [
    { given: 'nothing', before: { a: [1, { b: null }] }, after: { a: [1, { b: null }] }, want: [] },
    { given: 'a value', before: { a: { b: 60 } }, after: { a: { b: 30 } }, want: ['a.b: 60 → 30'] },
    { given: 'a number that becomes a text', before: { a: 1 }, after: { a: '1' }, want: ['a: 1 → "1"'] },
    { given: 'what comes and what goes', before: { a: 1 }, after: { b: { c: 2 } }, want: ['a: removed (was 1)', 'b: added {"c":2}'] },
    { given: 'an entry of a list', before: { a: ['x', 'y'] }, after: { a: ['x', 'z', 'y'] }, want: ['a.1: "y" → "z"', 'a.2: added "y"'] },
    { given: 'a list that becomes a map', before: { a: ['x'] }, after: { a: { 0: 'x' } }, want: ['a: ["x"] → {"0":"x"}'] },
    { given: 'a long value', before: {}, after: { a: 'x'.repeat(200) }, want: [`a: added "${'x'.repeat(116)}...`] },
    {
      given: "environment variables, whose values are nobody's business",
      before: withVariables({ A: 'secret', B: 'secret', 'C.D': 'secret' }),
      after: withVariables({ A: 'other', E: 'secret', 'C.D': 'other' }),
      want: [
        `${variables}.A: changed (values are not shown)`,
        `${variables}.B: removed (was "(not shown)")`,
        `${variables}.C.D: changed (values are not shown)`,
        `${variables}.E: added "(not shown)"`,
      ],
    },
    {
      given: 'a function that comes with its variables',
      before: { Resources: {} },
      after: withVariables({ A: 'secret' }),
      want: ['Resources.F: added {"Properties":{"Environment":{"Variables":{"A":"(not shown)"}}}}'],
    },
  ];
  for (const { given, before, after, want } of rows) {
    it(`says of ${given} ${want.length === 0 ? 'nothing' : 'where and how it differs'}`, () => {
      expect(differenceTexts(before, after)).to.deep.equal(want);
    });
  }
});
