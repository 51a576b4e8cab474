import { expect } from 'chai';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { changeGroups, reviewRules } from '../../../src/compiler/diff/review-rule.js';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';

const table = { Resources: { Orders: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'orders' } } } };

describe('diffStages', () => {
  it('finds nothing between a template and itself', async () => {
    expect(await diffStages('dev', { template: table }, { template: table })).to.deep.equal({ stage: 'dev', changes: [], unknown: [] });
  });

  it('takes all of a stage that was not there for new', async () => {
    const { changes } = await diffStages('dev', { template: undefined }, { template: table });
    expect(changes.flatMap(({ kinds }) => kinds).filter((kind) => !changeKinds.includes(kind))).to.deep.equal([]);
    expect(changes.map(({ rule, impact, subject }) => [rule, impact, subject.logicalId])).to.deep.equal([['resource-created', 'create', 'Orders']]);
  });
});

describe('the rules of a review', () => {
  it('have all a group that a review knows', () => {
    expect(Object.values(reviewRules).filter(({ group }) => !changeGroups.includes(group))).to.deep.equal([]);
  });
});
