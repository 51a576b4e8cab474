import { expect } from 'chai';
import { templateType, templateTypes } from '../../../../src/compiler/iam/actions/template-names.js';
import { attributesOf } from '../../../../src/compiler/merged/generated/attributes.js';

describe('names in a template', () => {
  it('are of types that CloudFormation has, with their attributes', () => {
    const missing = templateTypes.flatMap((type) => {
      const known = attributesOf(type);
      const { arn, attributes = {} } = templateType(type)!;
      const used = [...(arn === undefined ? [] : [arn]), ...Object.keys(attributes)];
      return known === undefined ? [type] : used.filter((attribute) => !known.includes(attribute)).map((attribute) => `${type}: ${attribute}`);
    });
    expect(missing).to.deep.equal([]);
  });

  it('are unknown for another type', () => {
    expect(templateType('AWS::Unknown::Type')).to.equal(undefined);
    expect(templateType('constructor')).to.equal(undefined);
  });
});
