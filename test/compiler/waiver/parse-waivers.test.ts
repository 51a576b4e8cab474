import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parse } from 'yaml';
import { parseWaivers } from '../../../src/compiler/waiver/parse-waivers.js';
import { waiverFile } from '../../../src/compiler/waiver/waiver.js';

const file = waiverFile;
const valid = new Ajv({ strict: true, allowUnionTypes: true, strictRequired: false }).compile(
  JSON.parse(readFileSync('schemas/waivers.schema.json', 'utf8')) as object,
);

const whole = `# What is accepted.
- code: resource-replaced
  logical_id: Orders
  stage: prod
  region: eu-west-1
  reason: The table is empty.
  expires: 2027-03-31
- code: action-added
  type: AWS::IAM::Role
  reason: The worker sends mail now.
  expires: "2026-12-31"
`;

const entry = { code: 'resource-replaced', logical_id: 'Orders', stage: 'prod', reason: 'It is empty.', expires: '2027-03-31' };
const text = (keys: { readonly [key: string]: unknown }): string => JSON.stringify([keys]);
const without = (key: string): { readonly [key: string]: string } => Object.fromEntries(Object.entries(entry).filter(([name]) => name !== key));

describe('parseWaivers', () => {
  it('reads waivers with the place of each', async () => {
    const { waivers, problems } = await parseWaivers(whole, file);
    expect(problems).to.deep.equal([]);
    expect(waivers).to.deep.equal([
      {
        code: 'resource-replaced',
        logicalId: 'Orders',
        type: undefined,
        stage: 'prod',
        region: 'eu-west-1',
        reason: 'The table is empty.',
        expires: '2027-03-31',
        where: { file, line: 2, column: 3, path: [0] },
      },
      {
        code: 'action-added',
        logicalId: undefined,
        type: 'AWS::IAM::Role',
        stage: undefined,
        region: undefined,
        reason: 'The worker sends mail now.',
        expires: '2026-12-31',
        where: { file, line: 8, column: 3, path: [1] },
      },
    ]);
    expect(valid(parse(whole)), JSON.stringify(valid.errors)).to.equal(true);
  });

  it('reads the sample of the page', async () => {
    const [, sample = ''] = /```yaml [^\n]*waivers\.yaml\n([^`]*)```/.exec(readFileSync('schemas/README.md', 'utf8')) ?? [];
    const { waivers, problems } = await parseWaivers(sample, file, ['dev', 'prod']);
    expect({ problems, waivers: waivers.length }).to.deep.equal({ problems: [], waivers: 2 });
  });

  it('takes a file without waivers', async () => {
    for (const empty of ['', '# nothing\n', '[]\n', '---\n']) expect(await parseWaivers(empty, file), empty).to.deep.equal({ waivers: [], problems: [] });
  });

  const wrong: readonly {
    readonly given: string;
    readonly want: readonly string[];
    /** What the schema cannot tell. */
    readonly isFitForSchema?: true;
  }[] = [
    { given: 'code: x', want: ['waivers must be a list'] },
    { given: 'hello', want: ['waivers must be a list'] },
    { given: '- hello', want: ['a waiver must have keys'] },
    { given: '- [a]', want: ['a waiver must have keys'] },
    { given: text(without('code')), want: ['the waiver has no code'] },
    { given: text(without('reason')), want: ['the waiver has no reason'] },
    { given: text(without('expires')), want: ['the waiver has no expires'] },
    { given: text(without('logical_id')), want: ['the waiver does not say what it is for'] },
    { given: text({}), want: ['the waiver has no code', 'the waiver has no reason', 'the waiver has no expires', 'the waiver does not say what it is for'] },
    { given: text({ ...entry, region: 'europe' }), want: ['region cannot be "europe"'] },
    { given: text({ ...entry, region: 'eu-wets-1' }), want: ['AWS has no region "eu-wets-1"'], isFitForSchema: true },
    { given: text({ ...entry, reason: '  ' }), want: ['reason cannot be "  "'] },
    { given: text({ ...entry, reason: 7 }), want: ['reason must be a text, not 7'] },
    { given: text({ ...entry, reason: null }), want: ['reason must be a text, not nothing'] },
    { given: text({ ...entry, code: ['a'] }), want: ['code must be a text, not a list'] },
    { given: text({ ...entry, code: 'resource-replacd' }), want: ['there is no code "resource-replacd" that can be waived'], isFitForSchema: true },
    { given: text({ ...entry, stage: 'prd' }), want: ['there is no stage "prd"'], isFitForSchema: true },
    { given: text({ ...entry, expires: 'never' }), want: ['expires cannot be "never"'] },
    { given: text({ ...entry, expires: '2027-02-30' }), want: ['expires cannot be "2027-02-30"'], isFitForSchema: true },
    { given: text({ ...entry, expires: '2027-3-1' }), want: ['expires cannot be "2027-3-1"'] },
    { given: text({ ...entry, logical_id: 'My Table' }), want: ['logical_id cannot be "My Table"'] },
    { given: text({ ...entry, type: 'aws dynamodb' }), want: ['type cannot be "aws dynamodb"'] },
    { given: text({ ...entry, resaon: 'x' }), want: ['resaon is not a key of a waiver'] },
    { given: text({ ...entry, owner: 'x', note: 'y' }), want: ['owner is not a key of a waiver', 'note is not a key of a waiver'] },
  ];
  for (const { given, want, isFitForSchema = false } of wrong) {
    it(`refuses ${given}`, async () => {
      const { waivers, problems } = await parseWaivers(given, file, ['dev', 'prod']);
      expect(problems.map(({ message }) => message)).to.deep.equal(want);
      expect(problems.filter(({ code, where, fix }) => code !== 'waiver-invalid' || where.line === undefined || fix === '')).to.deep.equal([]);
      expect(waivers).to.deep.equal([]);
      expect(valid(parse(given))).to.equal(isFitForSchema);
    });
  }

  it('knows what was meant', async () => {
    const fixes = async (keys: object): Promise<string[]> =>
      (await parseWaivers(text({ ...entry, ...keys }), file, ['dev', 'prod'])).problems.map(({ fix }) => fix);
    expect(await fixes({ resaon: 'x' })).to.deep.equal(["did you mean 'reason'?"]);
    expect(await fixes({ code: 'resource-replacd' })).to.deep.equal(["did you mean 'resource-replaced'?"]);
    expect(await fixes({ stage: 'prd' })).to.deep.equal(["did you mean 'prod'?"]);
  });

  it('keeps the waivers that are right', async () => {
    const { waivers, problems } = await parseWaivers(JSON.stringify([entry, { code: 'x' }, entry]), file);
    expect([waivers.length, problems.length > 0]).to.deep.equal([2, true]);
  });

  it('reads as strictly as any other file of the user', async () => {
    for (const given of ['- code: a\n  code: b\n', '- {', '- __proto__: x\n']) {
      const { problems } = await parseWaivers(given, file);
      expect(
        problems.map(({ code }) => code),
        given,
      ).to.include('waiver-syntax');
    }
  });
});
