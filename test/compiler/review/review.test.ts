import { expect } from 'chai';
import { type ChangeKind, changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { isEmptyReview, reviewStages } from '../../../src/compiler/review/review.js';
import type { Waiver } from '../../../src/compiler/waiver/waiver.js';
import { change, stage, waiver } from './made-up.js';

const today = '2026-11-28';
const accepted = waiver({
  code: 'resource-replaced',
  logicalId: 'Orders',
  reason: 'It is empty.',
  expires: '2026-12-31',
  where: { file: '.chalice/waivers.yaml', line: 1, column: 3 },
});
const replaced = change('resource-replaced', { kinds: ['destructive', 'breaking-api'], impact: 'replace' });

describe('reviewStages', () => {
  const rows: readonly {
    readonly name: string;
    readonly failOn?: readonly ChangeKind[];
    readonly waivers?: readonly Waiver[];
    readonly stops: readonly ChangeKind[];
    readonly problems?: readonly string[];
    readonly isStopped: boolean;
  }[] = [
    { name: 'stops nothing without gates', stops: [], isStopped: false },
    { name: 'stops what a gate is for', failOn: ['destructive'], stops: ['destructive'], isStopped: true },
    { name: 'lets through what other gates are for', failOn: ['broadening', 'public-route'], stops: [], isStopped: false },
    { name: 'names all gates that stop it', failOn: ['breaking-api', 'destructive'], stops: ['destructive', 'breaking-api'], isStopped: true },
    { name: 'lets through what is waived', failOn: changeKinds, waivers: [accepted], stops: [], isStopped: false },
    {
      name: 'lets a type through',
      failOn: changeKinds,
      waivers: [{ ...accepted, logicalId: undefined, type: 'AWS::DynamoDB::Table' }],
      stops: [],
      isStopped: false,
    },
    {
      name: 'stops what a waiver of another stage is for',
      failOn: ['destructive'],
      waivers: [{ ...accepted, stage: 'prod' }],
      stops: ['destructive'],
      isStopped: true,
    },
    {
      name: 'stops where a waiver has expired',
      failOn: ['destructive'],
      waivers: [{ ...accepted, expires: '2026-11-27' }],
      stops: ['destructive'],
      problems: ['waiver-expired'],
      isStopped: true,
    },
    {
      name: 'stops for an expired waiver even if no gate does',
      waivers: [{ ...accepted, logicalId: 'Gone', expires: '2026-11-27' }],
      stops: [],
      problems: ['waiver-expired'],
      isStopped: true,
    },
    {
      name: 'tells of a waiver that nothing needs, which stops nothing',
      waivers: [{ ...accepted, logicalId: 'Order' }],
      stops: [],
      problems: ['waiver-unused'],
      isStopped: false,
    },
  ];
  for (const { name, failOn, waivers, stops, problems = [], isStopped } of rows) {
    it(name, () => {
      const review = reviewStages([stage('dev', [replaced])], { today, ...(failOn && { failOn }), ...(waivers && { waivers }) });
      expect(review.stages[0]!.changes[0]!.stops).to.deep.equal(stops);
      expect(review.problems.map(({ code }) => code)).to.deep.equal(problems);
      expect(review.isStopped).to.equal(isStopped);
    });
  }

  describe('of a stage in several regions', () => {
    const all = ['us-east-1', 'eu-west-1', 'ap-south-1'];
    const sections = (waivers: readonly Waiver[]): string[] => {
      const input = { ...stage('prod', [replaced]), regions: all };
      const { stages, problems } = reviewStages([input], { today, failOn: ['destructive'], waivers });
      return [
        ...stages.map((one) => `${one.regions?.join()} ${one.changes[0]!.stops.join() || one.changes[0]!.waiver?.reason}`),
        ...problems.map(({ code }) => code),
      ];
    };
    const inRegion = (region: string, reason = 'It is empty.'): Waiver => ({ ...accepted, region, reason, where: { file: region } });
    const rows: readonly [what: string, waivers: readonly Waiver[], want: string[]][] = [
      ['takes a waiver without a region for all of them', [accepted], ['us-east-1,eu-west-1,ap-south-1 It is empty.']],
      ['stops the others where it names one', [inRegion('eu-west-1')], ['us-east-1,ap-south-1 destructive', 'eu-west-1 It is empty.']],
      ['shows the reason of each', [inRegion('eu-west-1', 'A.'), inRegion('us-east-1', 'B.')], ['us-east-1 B.', 'eu-west-1 A.', 'ap-south-1 destructive']],
      ['leaves alone what a waiver of a region that was not looked at is for', [inRegion('eu-west-2')], ['us-east-1,eu-west-1,ap-south-1 destructive']],
    ];
    for (const [what, waivers, want] of rows) it(what, () => expect(sections(waivers)).to.deep.equal(want));

    it('shows apart only what is waived in some of them', () => {
      const unknown = [{ logicalId: 'Template', type: 'Template', message: 'it is a list' }];
      const input = { ...stage('prod', [replaced, change('resource-updated')], unknown), regions: all, routes: [{ path: '/' }] as never };
      const { stages } = reviewStages([input], { today, waivers: [inRegion('eu-west-1')] });
      expect(
        stages.map((one) => [one.regions?.join(), one.changes.map(({ change: { rule } }) => rule).join(), one.unknown.length, one.routes.length]),
      ).to.deep.equal([
        ['us-east-1,eu-west-1,ap-south-1', 'resource-updated', 1, 1],
        ['us-east-1,ap-south-1', 'resource-replaced', 0, 0],
        ['eu-west-1', 'resource-replaced', 0, 0],
      ]);
    });

    it('shows what is left of each region in one section', () => {
      const route = [{ path: '/' }] as never;
      const both = { ...stage('prod', [replaced]), regions: ['us-east-1', 'eu-west-1'], routes: [] };
      const one = { ...stage('prod', [change('resource-updated')]), regions: ['eu-west-1'], routes: route };
      const { stages } = reviewStages([both, one], { today, waivers: [inRegion('eu-west-1')] });
      expect(stages.map(({ regions, changes, routes }) => [regions?.join(), changes.map((each) => each.change.rule).join(), routes.length])).to.deep.equal([
        ['us-east-1', 'resource-replaced', 0],
        ['eu-west-1', 'resource-replaced,resource-updated', 1],
      ]);
    });

    it('does not take a waiver of a region for the stage without regions', () => {
      expect(reviewStages([stage('prod', [replaced])], { today, failOn: ['destructive'], waivers: [inRegion('eu-west-1')] }).isStopped).to.equal(true);
    });
  });

  it('puts what matters most first', () => {
    const changes = [
      change('variable-added'),
      change('resource-updated'),
      change('route-removed', { kinds: ['breaking-api'] }),
      change('action-added', { kinds: ['broadening'] }),
      change('resource-replaced', { kinds: ['destructive'], impact: 'replace' }),
      change('resource-deleted', { kinds: ['destructive'], impact: 'delete' }),
    ];
    const [dev] = reviewStages([stage('dev', changes)], { today }).stages;
    expect(dev!.changes.map((one) => one.change.rule)).to.deep.equal([
      'resource-deleted',
      'resource-replaced',
      'action-added',
      'route-removed',
      'resource-updated',
      'variable-added',
    ]);
  });

  it('does not take for empty what could not be compared', () => {
    const unknown = [{ logicalId: 'Template', type: 'Template', message: 'it is a list' }];
    expect(isEmptyReview(reviewStages([stage('dev', [])], { today }))).to.equal(true);
    expect(isEmptyReview(reviewStages([stage('dev', [], unknown)], { today }))).to.equal(false);
    expect(isEmptyReview(reviewStages([stage('dev', [replaced])], { today }))).to.equal(false);
  });
});
