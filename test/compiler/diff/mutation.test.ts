import { expect } from 'chai';
import { fullDiff, ResourceImpact } from '@aws-cdk/cloudformation-diff/lib/diff-template.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { StageDiff } from '../../../src/compiler/diff/stage-diff.js';
import { type Draft, mutationApp, mutationApps } from './mutation-apps.js';
import { type Label, type MutationRow, mutationRows } from './mutation-rows.js';

/** Before and after a single change. */
function sidesOf({ app, base, change }: MutationRow): [Draft, Draft] {
  const before = mutationApp(app);
  base?.(before);
  const after = structuredClone(before);
  change(after);
  return [before, after];
}

function labelsOf({ changes }: StageDiff): Label[] {
  if (changes.length === 0) return ['none'];
  const labels = new Set<Label>(changes.flatMap(({ kinds }) => kinds));
  if (changes.some(({ impact }) => impact === 'replace' || impact === 'may-replace')) labels.add('replace');
  return labels.size === 0 ? ['harmless'] : [...labels].sort();
}

/** The same, as far as cloudformation-diff alone can tell from the SAM templates. */
function labelsOfCloudformationDiff(before: Draft, after: Draft): Label[] {
  const diff = fullDiff(structuredClone(before), structuredClone(after));
  if (diff.differenceCount === 0) return ['none'];
  const labels = new Set<Label>();
  diff.resources.forEachDifference((_, { changeImpact }) => {
    if (changeImpact === ResourceImpact.WILL_REPLACE || changeImpact === ResourceImpact.MAY_REPLACE) labels.add('replace');
    if (changeImpact === ResourceImpact.WILL_DESTROY) labels.add('destructive');
  });
  if (diff.permissionsBroadened) labels.add('broadening');
  return labels.size === 0 ? ['harmless'] : [...labels].sort();
}

describe('single changes of golden apps', () => {
  it('are at least 120, over five apps', () => {
    expect(mutationRows.length).to.be.at.least(120);
    expect(mutationApps).to.have.lengthOf(5);
    expect(mutationApps.filter((app) => !mutationRows.some((row) => row.app === app))).to.deep.equal([]);
  });

  for (const row of mutationRows) {
    it(`${row.app}: ${row.given} is ${row.want.join(', ')}`, async () => {
      const [before, after] = sidesOf(row);
      const diff = await diffStages('dev', { template: before }, { template: after });
      const told = diff.changes.map(({ rule, message }) => `${rule}: ${message}`).join('\n');
      expect(labelsOf(diff), told).to.deep.equal([...row.want].sort());
      if (row.rule !== undefined) expect(diff.changes.map(({ rule }) => rule as string)).to.include(row.rule);
    });
  }

  after(() => {
    const right = mutationRows.filter((row) => {
      const labels = labelsOfCloudformationDiff(...sidesOf(row));
      return JSON.stringify(labels) === JSON.stringify([...row.want].sort());
    });
    process.stdout.write(`      cloudformation-diff alone, on the SAM templates: ${right.length} of ${mutationRows.length} right\n`);
  });
});
