import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { environmentIn, mergedBeforehand } from '../../../src/compiler/merge/merged-environment.js';

const worker = (Environment: Value): TemplateDocument => ({ Resources: { Worker: { Properties: { Environment } } } });
const table = { Ref: 'Table' };
const none = { Ref: 'AWS::NoValue' };

describe('the environment of a function, as it is written', () => {
  const rows: { readonly [what: string]: [merges: TemplateDocument[], want: { [name: string]: Value }] } = {
    'is that of the configuration': [[], { A: 'a' }],
    'has what templates add, with functions of CloudFormation as they are': [[worker({ Variables: { T: table, N: 1 } })], { A: 'a', T: table, N: 1 }],
    'has what a later template replaces': [[worker({ Variables: { A: table } }), worker({ Variables: { A: 'last' } })], { A: 'last' }],
    'lacks what a template removes': [[worker({ Variables: { A: null } })], {}],
    'has what is in Globals': [[{ Globals: { Function: { Environment: { Variables: { T: table, A: 'global' } } } } }], { T: table, A: 'a' }],
    'depends on the condition that all of it depends on': [
      [worker({ 'Fn::If': ['IsProd', { Variables: { T: table } }, none] })],
      { T: { 'Fn::If': ['IsProd', table, none] } },
    ],
    'depends on the condition of its variables': [
      [worker({ Variables: { 'Fn::If': ['IsProd', { T: table, A: 'prod' }, { A: 'dev' }] } })],
      { T: { 'Fn::If': ['IsProd', table, none] }, A: { 'Fn::If': ['IsProd', 'prod', 'dev'] } },
    ],
    'is not known where a function of CloudFormation gives it': [[worker({ Variables: { 'Fn::FindInMap': ['a', 'b', 'c'] } })], {}],
  };
  for (const [what, [merges, want]] of Object.entries(rows)) {
    it(what, () => {
      const template = mergedBeforehand(
        { Worker: { A: 'a' } },
        merges.map((value) => ({ value })),
      );
      expect(Object.fromEntries(environmentIn(template, 'Worker'))).to.deep.equal(want);
    });
  }

  it('is empty for what is no function of the template', () => {
    expect([...environmentIn(mergedBeforehand({}, []), 'Worker')]).to.deep.equal([]);
  });
});
