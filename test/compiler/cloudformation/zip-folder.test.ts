import { expect } from 'chai';
import { namesZipsAbove, withZipsAbove, withZipsBeside } from '../../../src/compiler/cloudformation/zip-folder.js';
import { goldenDevTemplates } from '../../golden/golden-templates.js';

describe('withZipsBeside', () => {
  it('takes back what withZipsAbove does, and changes nothing else', () => {
    for (const [file, template] of goldenDevTemplates) {
      const above = withZipsAbove(template);
      const hasZips = JSON.stringify(template).includes('"./deployment.zip"');
      expect(namesZipsAbove(JSON.stringify(above)), file).to.equal(hasZips);
      expect(withZipsBeside(above), file).to.deep.equal(template);
      expect(withZipsBeside(template), file).to.equal(template);
    }
  });

  it('leaves other paths alone', () => {
    const template = { Resources: { Own: { Type: 'AWS::Lambda::Function', Properties: { Code: '../own/deployment.zip' } } } };
    expect(withZipsBeside(template)).to.equal(template);
  });
});
