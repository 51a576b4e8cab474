import { expect } from 'chai';
import { expiredWaivers, unusedWaivers } from '../../../src/compiler/waiver/check-waivers.js';
import { type Waivable, type Waiver, waiverOf } from '../../../src/compiler/waiver/waiver.js';

const waiver: Waiver = {
  code: 'resource-replaced',
  logicalId: 'Orders',
  type: undefined,
  stage: 'prod',
  region: undefined,
  reason: 'It is empty.',
  expires: '2026-11-28',
  where: { file: '.chalice/waivers.yaml', line: 1, column: 3 },
};
const change: Waivable = { code: 'resource-replaced', stage: 'prod', region: undefined, logicalIds: ['Orders'], type: 'AWS::DynamoDB::Table' };

describe('a waiver', () => {
  const rows: readonly {
    readonly name: string;
    readonly waiver?: Partial<Waiver>;
    readonly change?: Partial<Waivable>;
    readonly today?: string;
    readonly isWaived: boolean;
  }[] = [
    { name: 'holds for its code, logical ID and stage', isWaived: true },
    { name: 'holds on its last day', today: '2026-11-28', isWaived: true },
    { name: 'holds no longer on the day after it', today: '2026-11-29', isWaived: false },
    { name: 'holds not for another code', change: { code: 'resource-deleted' }, isWaived: false },
    { name: 'holds not for another stage', change: { stage: 'dev' }, isWaived: false },
    { name: 'holds for every stage if it names none', waiver: { stage: undefined }, change: { stage: 'dev' }, isWaived: true },
    { name: 'holds for every region if it names none', change: { region: 'eu-west-1' }, isWaived: true },
    { name: 'holds for its region', waiver: { region: 'eu-west-1' }, change: { region: 'eu-west-1' }, isWaived: true },
    { name: 'holds not for another region', waiver: { region: 'eu-west-1' }, change: { region: 'us-east-1' }, isWaived: false },
    { name: 'holds not without settings of a region if it names one', waiver: { region: 'eu-west-1' }, isWaived: false },
    { name: 'holds not for its region of another stage', waiver: { region: 'eu-west-1' }, change: { stage: 'dev', region: 'eu-west-1' }, isWaived: false },
    { name: 'holds not for another logical ID', change: { logicalIds: ['Order'] }, isWaived: false },
    { name: 'holds for a resource that SAM makes of its own', change: { logicalIds: ['OrdersRole', 'Orders'] }, isWaived: true },
    { name: 'holds for a type', waiver: { logicalId: undefined, type: 'AWS::DynamoDB::Table' }, isWaived: true },
    { name: 'holds not for another type', waiver: { logicalId: undefined, type: 'AWS::S3::Bucket' }, isWaived: false },
    { name: 'has to fit in both if it has both', waiver: { type: 'AWS::S3::Bucket' }, isWaived: false },
  ];
  for (const { name, waiver: own, change: other, today = '2026-11-01', isWaived } of rows) {
    it(name, () => {
      expect(waiverOf([{ ...waiver, ...own }], { ...change, ...other }, today) !== undefined).to.equal(isWaived);
    });
  }
});

describe('expiredWaivers', () => {
  it('has an error for each waiver whose last day is over', () => {
    expect(expiredWaivers([waiver], '2026-11-28')).to.deep.equal([]);
    expect(expiredWaivers([waiver], '2026-11-29').map(({ code, severity, where }) => [code, severity, where.line])).to.deep.equal([
      ['waiver-expired', 'error', 1],
    ]);
  });
});

describe('unusedWaivers', () => {
  const unused = (subjects: readonly Waivable[], stages = ['prod'], codes = ['resource-replaced'], today = '2026-11-28'): string[] =>
    unusedWaivers([waiver], { subjects, places: stages.map((stage) => ({ stage })), codes, today }).map(({ code }) => code);

  it('tells of a waiver that nothing needs', () => {
    expect(unused([])).to.deep.equal(['waiver-unused']);
    expect(unused([{ ...change, stage: 'dev' }])).to.deep.equal(['waiver-unused']);
    expect(unused([change])).to.deep.equal([]);
  });

  it('tells of one for a region where that region was looked at', () => {
    const ofRegion = { ...waiver, region: 'eu-west-1' };
    const told = (regions: readonly string[] | undefined, subjects: readonly Waivable[]): string[] =>
      unusedWaivers([ofRegion], { subjects, places: [{ stage: 'prod', regions }], codes: ['resource-replaced'], today: '2026-11-28' }).map(
        ({ message }) => message,
      );
    const message = 'nothing needs the waiver for resource-replaced of Orders in stage prod in eu-west-1';
    expect(told(['us-east-1', 'eu-west-1'], [{ ...change, region: 'us-east-1' }])).to.deep.equal([message]);
    expect(told(['us-east-1', 'eu-west-1'], [{ ...change, region: 'eu-west-1' }])).to.deep.equal([]);
    for (const regions of [undefined, [], ['us-east-1']]) expect(told(regions, [])).to.deep.equal([]);
  });

  it('says nothing of what was not looked at', () => {
    expect(unused([], ['dev'])).to.deep.equal([]);
    expect(unused([], ['prod'], ['secret-value'])).to.deep.equal([]);
    // It has expired, which is an error already.
    expect(unused([], ['prod'], ['resource-replaced'], '2026-11-29')).to.deep.equal([]);
  });
});
