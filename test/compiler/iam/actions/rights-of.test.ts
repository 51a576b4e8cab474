import { expect } from 'chai';
import type { RightsContext } from '../../../../src/compiler/iam/actions/rights-context.js';
import { rightsOf } from '../../../../src/compiler/iam/actions/rights-of.js';

const context: RightsContext = { variables: {}, resources: new Map(), parameters: {}, own: new Set(), dataOf: () => undefined };

describe('rights', () => {
  it('are none where nothing is called', () => {
    expect(rightsOf({ calls: [], untold: [] }, context)).to.deep.equal({ rights: [], problems: [] });
  });
});
