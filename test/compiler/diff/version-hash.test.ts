import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { expandTemplate } from '../../../src/compiler/expand/expand-template.js';
import { withoutVersionHashes } from '../../../src/compiler/diff/version-hash.js';

function descriptionOf(properties: { readonly [name: string]: Value }): Value | undefined {
  const Properties = { CodeUri: './a.zip', Handler: 'a.b', Runtime: 'nodejs24.x', Role: 'r', ...properties };
  const template: TemplateDocument = { Resources: { F: { Type: 'AWS::Serverless::Function', Properties } } };
  const resources = withoutVersionHashes(expandTemplate(template).resources);
  return resources.find(({ logicalId }) => logicalId === 'F')!.properties['Description'];
}

describe('the description of a function that publishes versions', () => {
  const alias = { AutoPublishAlias: 'live', AutoPublishCodeSha256: '0123456789' };
  it('has no hash for a review', () => {
    expect(descriptionOf(alias)).to.equal(undefined);
    expect(descriptionOf({ ...alias, Description: 'answers' })).to.equal('answers');
  });

  it('stays as it is where SAM adds none', () => {
    expect(descriptionOf({ Description: 'answers 0123456789' })).to.equal('answers 0123456789');
    expect(descriptionOf({ AutoPublishAlias: 'live', Description: 'answers' })).to.equal('answers');
  });
});
