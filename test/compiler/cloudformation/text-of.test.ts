import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { dottedText, textOf } from '../../../src/compiler/cloudformation/text-of.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { templateUses } from '../../../src/compiler/quota/template-uses.js';
import { expansionRows } from '../expand/expansion-rows.js';
import { propertyRows } from '../expand/property-rows.js';

/** JavaScript throws where it makes a text of this. */
const withoutText = { toString: '', valueOf: 1, toJSON: true, length: -1, constructor: null };

describe('textOf', () => {
  for (const { given, want } of [
    { given: 'a', want: 'a' },
    { given: 1.5, want: '1.5' },
    { given: false, want: 'false' },
    { given: null, want: 'null' },
    { given: undefined, want: 'undefined' },
    { given: ['a'], want: '["a"]' },
    { given: { toString: '' }, want: '{"toString":""}' },
  ]) {
    it(`makes ${want} of ${JSON.stringify(given)}`, () => {
      expect(textOf(given)).to.equal(want);
    });
  }
});

describe('dottedText', () => {
  it('joins the parts of a list', () => {
    expect(dottedText(['Queue', 'Arn'])).to.equal('Queue.Arn');
    expect(dottedText('Queue.Arn')).to.equal('Queue.Arn');
    expect(dottedText(['Queue', withoutText])).to.equal(`Queue.${JSON.stringify(withoutText)}`);
  });
});

/** The template once for each of its places, with another value there. */
function* withEach(template: Value, other: Value): Generator<Value> {
  yield other;
  if (typeof template !== 'object' || template === null) return;
  for (const [key, inner] of Object.entries(template)) {
    for (const changed of withEach(inner, other)) {
      yield Array.isArray(template) ? template.with(Number(key), changed) : { ...template, [key]: changed };
    }
  }
}

describe('a value without a text', () => {
  it('is taken at each place of a template that is expanded', () => {
    let places = 0;
    for (const { template } of [...expansionRows, ...propertyRows]) {
      for (const changed of withEach(template, withoutText)) {
        places += 1;
        expandedDocument(changed as TemplateDocument);
        templateUses(changed as TemplateDocument);
      }
    }
    expect(places).to.be.greaterThan(1000);
  });

  it('is taken at each place of a template that is compared', async () => {
    for (const { template } of expansionRows) {
      for (const changed of withEach(template, withoutText)) {
        const { changes, unknown } = await diffStages('dev', { template: template }, { template: changed });
        expect(changes.length + unknown.length, JSON.stringify(changed)).to.be.greaterThan(0);
      }
    }
  });
});
