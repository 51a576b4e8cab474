import { expect } from 'chai';
import fc from 'fast-check';
import { entriesOf, valueAt } from '../../../src/compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { bothSides } from '../../../src/compiler/diff/both-sides.js';
import { compare, diffOf, diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { withSharedParts } from '../../../src/compiler/diff/shared-parts.js';
import { sideOf } from '../../../src/compiler/diff/side.js';
import type { StageDiff } from '../../../src/compiler/diff/stage-diff.js';
import { expandTemplate } from '../../../src/compiler/expand/expand-template.js';
import { propertyRows } from '../expand/property-rows.js';
import { mutationApp, mutationApps } from './mutation-apps.js';
import { mutationRows } from './mutation-rows.js';

/** Nothing of it is known, or shared with another template. */
function fresh(template: TemplateDocument): TemplateDocument {
  return structuredClone(template);
}

async function withoutSharing(before: TemplateDocument, after: TemplateDocument): Promise<StageDiff> {
  const [was, is] = [fresh(before), fresh(after)];
  const sides = [was, is].map((template) => sideOf(template));
  return diffOf('dev', { template: was }, { template: is }, await compare(sides[0]!, sides[1]!));
}

async function expectSame(before: TemplateDocument, after: TemplateDocument): Promise<void> {
  const [was, is] = [fresh(before), fresh(after)];
  const [, side] = bothSides({ template: was }, { template: is });
  expect(side.template).to.deep.equal(after);
  expect(expandTemplate(side.template)).to.deep.equal(expandTemplate(fresh(after)));
  expect(await diffStages('dev', { template: was }, { template: is })).to.deep.equal(await withoutSharing(before, after));
}

/** Templates with several resources that know of each other: those of a few rows together. */
const together = fc.array(fc.constantFrom(...propertyRows), { minLength: 1, maxLength: 4 }).map((rows): TemplateDocument => {
  const joined: { [section: string]: { [name: string]: Value } } = {};
  for (const { template } of rows) for (const [name, section] of Object.entries(template)) joined[name] = { ...joined[name], ...(section as object) };
  return joined;
});

const mutated = fc.constantFrom(...mutationApps).chain((app) =>
  fc
    .subarray(
      mutationRows.filter((row) => row.app === app && row.base === undefined),
      { minLength: 0, maxLength: 4 },
    )
    .map((rows) => {
      const [before, after] = [mutationApp(app), mutationApp(app)];
      for (const { change } of rows) {
        try {
          change(after);
        } catch {
          // An earlier one took away what it changes.
        }
      }
      return [before, after] as const;
    }),
);

describe('bothSides', () => {
  it('is the same as the two sides by themselves, for templates whose resources depend on each other', async () => {
    await fc.assert(
      fc.asyncProperty(together, together, async (before, after) => {
        await expectSame(before, { ...before, ...after, Resources: { ...(before['Resources'] as object), ...(after['Resources'] as object) } });
        await expectSame(before, after);
      }),
      { numRuns: 40 },
    );
  });

  it('is the same for several changes of a golden app, and for the contrary of them', async () => {
    await fc.assert(
      fc.asyncProperty(mutated, async ([before, after]) => {
        await expectSame(before, after);
        await expectSame(after, before);
      }),
      { numRuns: 30 },
    );
  });

  const fn = (events: Value): Value => ({ Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Handler: 'h', Runtime: 'nodejs22.x', Events: events } });
  const rows: readonly { readonly given: string; readonly before: TemplateDocument; readonly after: TemplateDocument }[] = [
    ...['test', 'live'].map((stage) => ({
      given: `the API of an event has the stage ${stage}`,
      before: { Resources: { F: fn({ E: { Type: 'Api', Properties: { RestApiId: { Ref: 'A' }, Path: '/', Method: 'get' } } }), A: api('old') } },
      after: { Resources: { F: fn({ E: { Type: 'Api', Properties: { RestApiId: { Ref: 'A' }, Path: '/', Method: 'get' } } }), A: api(stage) } },
    })),
    {
      given: 'the topic of an event becomes one with an order',
      before: { Resources: { F: fn({ E: { Type: 'SNS', Properties: { Topic: { Ref: 'T' }, SqsSubscription: true } } }), T: topic(false) } },
      after: { Resources: { F: fn({ E: { Type: 'SNS', Properties: { Topic: { Ref: 'T' }, SqsSubscription: true } } }), T: topic(true) } },
    },
    {
      given: 'a parameter has another default',
      before: { Parameters: { P: { Type: 'String', Default: 'a' } }, Resources: { F: aliased() } },
      after: { Parameters: { P: { Type: 'String', Default: 'b' } }, Resources: { F: aliased() } },
    },
    {
      given: 'globals come',
      before: { Resources: { F: fn({}) } },
      after: { Globals: { Function: { Timeout: 9 } }, Resources: { F: fn({}) } },
    },
    {
      given: 'a function gives an API another route',
      before: { Resources: { F: fn({}), A: api('live') } },
      after: { Resources: { F: fn({ E: { Type: 'Api', Properties: { RestApiId: { Ref: 'A' }, Path: '/', Method: 'get' } } }), A: api('live') } },
    },
  ];
  for (const { given, before, after } of rows) {
    it(`expands anew what depends on something else: ${given}`, async () => {
      await expectSame(before, after);
    });
  }

  function api(StageName: string): Value {
    return { Type: 'AWS::Serverless::Api', Properties: { StageName } };
  }

  function topic(FifoTopic: boolean): Value {
    return { Type: 'AWS::SNS::Topic', Properties: { FifoTopic } };
  }

  function aliased(): Value {
    return { Type: 'AWS::Serverless::Function', Properties: { Role: 'r', Handler: 'h', Runtime: 'nodejs22.x', AutoPublishAlias: { Ref: 'P' } } };
  }

  it('expands what is the same once', () => {
    const template = (timeout: number): TemplateDocument => ({ Resources: { F: fn({}), G: { ...(fn({}) as object), Metadata: { timeout } } } });
    const [old, side] = bothSides({ template: template(1) }, { template: template(2) });
    expect(side.resources.get('F')!.plain).to.equal(old.resources.get('F')!.plain);
    expect(side.resources.get('G')!.plain).to.not.equal(old.resources.get('G')!.plain);
  });
});

describe('withSharedParts', () => {
  it('takes an equal template for the earlier one, but not one whose keys come in another order', () => {
    const was = { Resources: { A: { Type: 'T', Properties: { a: 1, b: 2 } } }, Outputs: {} };
    expect(withSharedParts(was, structuredClone(was))).to.equal(was);
    const is = { Outputs: {}, Resources: { A: { Type: 'T', Properties: { b: 2, a: 1 } } } };
    expect(withSharedParts(was, is)).to.not.equal(was);
    expect(JSON.stringify(withSharedParts(was, is))).to.equal(JSON.stringify(is));
  });

  it('shares the paths of a document that are the same', () => {
    const template = (b: Value): TemplateDocument => ({ Resources: { Api: { Properties: { DefinitionBody: { paths: { '/a': { get: {} }, '/b': b } } } } } });
    const was = template({ get: {} });
    const is = withSharedParts(was, template({ put: {} }));
    expect(is).to.deep.equal(template({ put: {} }));
    const [old, fresh] = [was, is].map((one) => entriesOf(valueAt(one, ['Resources', 'Api', 'Properties', 'DefinitionBody', 'paths'])));
    expect(fresh!.get('/a')).to.equal(old!.get('/a'));
    expect(fresh!.get('/b')).to.not.equal(old!.get('/b'));
  });

  it('keeps keys such as __proto__', () => {
    const template = (a: number): TemplateDocument =>
      JSON.parse(`{"Resources": {"__proto__": {"a": ${a}}, "B": {"a": 1}}, "__proto__": {"x": 1}}`) as TemplateDocument;
    expect(JSON.stringify(withSharedParts(template(1), template(2)))).to.equal(JSON.stringify(template(2)));
    expect(JSON.stringify(withSharedParts(template(1), template(1)))).to.equal(JSON.stringify(template(1)));
  });
});
