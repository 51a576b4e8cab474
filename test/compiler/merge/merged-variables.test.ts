import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { placeholders, withRealValues } from '../../../src/compiler/expand/variable.js';
import { mergedVariables } from '../../../src/compiler/merge/merged-variables.js';

const deployment = { stackName: 'shop-dev', region: 'us-east-1', account: '123456789012' };
const unknown = 'known-when-deployed';
const worker = (Variables: Value, others: TemplateDocument = {}): TemplateDocument => ({
  Resources: { Worker: { Properties: { Environment: { Variables } }, ...others } },
});

/** The variables of the function, those with a placeholder marked. */
function variablesOf(id: string, configured: Parameters<typeof mergedVariables>[0], ...merges: TemplateDocument[]): { [name: string]: string } {
  const variables =
    mergedVariables(
      configured,
      merges.map((value) => ({ value })),
      deployment,
    ).get(id) ?? [];
  return Object.fromEntries(variables.map(({ name, value, isKnown }) => [isKnown ? name : `${name}?`, value]));
}

describe('the variables of a function', () => {
  const globals = (Variables: Value): TemplateDocument => ({ Globals: { Function: { Environment: { Variables } } } });
  const rows: { readonly [what: string]: [merges: TemplateDocument[], want: { [name: string]: string }] } = {
    'are those of the configuration': [[], { A: 'a' }],
    'are those of the templates too': [[worker({ B: 'b', C: { Ref: 'T' }, D: 1 })], { A: 'a', B: 'b', 'C?': unknown, D: '1' }],
    'have a later template win': [[worker({ B: { Ref: 'T' } }), worker({ A: 'mine', B: 'b' })], { A: 'mine', B: 'b' }],
    'are those of Globals below their own': [[globals({ A: 'global', G: 'g', H: { Ref: 'T' } })], { A: 'a', G: 'g', 'H?': unknown }],
    'are without Globals that it ignores': [[globals({ G: 'g' }), worker({}, { IgnoreGlobals: ['Environment'] })], { A: 'a' }],
    'are those of both values of a condition': [
      [{ Resources: { Worker: { Properties: { Environment: { Variables: { 'Fn::If': ['P', { B: '1' }, { B: '2', C: '3' }] } } } } } }],
      { 'B?': '1', 'C?': '3' },
    ],
    'are none where a template says so': [[{ Resources: { Worker: { Properties: { Environment: { Ref: 'AWS::NoValue' } } } } }], {}],
    'are none of what is no function': [[{ Resources: { Worker: { Type: 'AWS::SQS::Queue' } } }], {}],
    'are none where a template is not a map': [[{ Resources: { Worker: 'x' } }], {}],
    'may have names of the prototype': [
      [worker(JSON.parse('{"__proto__": "p", "constructor": "c"}') as Value)],
      { A: 'a', ['__proto__']: 'p', constructor: 'c' },
    ],
  };
  for (const [what, [merges, want]] of Object.entries(rows)) {
    it(what, () => {
      const found = variablesOf('Worker', { Worker: { A: 'a' } }, ...merges);
      expect(Object.entries(found)).to.have.deep.members(Object.entries(want));
    });
  }

  it('are there for a function that only a template names', () => {
    expect(variablesOf('Worker', {}, worker({ B: 'b' }), globals({ G: 'g' }))).to.deep.equal({ G: 'g', B: 'b' });
  });

  const variables = [
    { name: 'KNOWN', value: 'stage', isKnown: true },
    { name: 'UNKNOWN', value: unknown, isKnown: false },
    { name: 'toString', value: unknown, isKnown: false },
  ];
  it('take a real value where theirs is a placeholder, and only there', () => {
    const real = { KNOWN: 'other', UNKNOWN: '', OTHER: 'x' };
    expect(withRealValues(variables, real)).to.deep.equal({ KNOWN: 'stage', UNKNOWN: '', toString: unknown });
    expect(placeholders(variables, real)).to.deep.equal(['toString']);
    expect(placeholders(variables, {})).to.deep.equal(['UNKNOWN', 'toString']);
  });
});
