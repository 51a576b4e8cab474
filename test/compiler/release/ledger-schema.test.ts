import { readdirSync, readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { expect } from 'chai';
import { parseLedger } from '../../../src/compiler/release/parse-ledger.js';

const isValid = new Ajv({ strict: true, allErrors: true, strictRequired: false }).compile(
  JSON.parse(readFileSync('schemas/releases.schema.json', 'utf8')) as object,
);

interface Ledger {
  live: { [key: string]: unknown };
  candidate?: { [key: string]: unknown };
  [key: string]: unknown;
}

/** What the schema and the parser say. */
async function verdicts(ledger: unknown): Promise<{ readonly schema: boolean; readonly parser: boolean }> {
  const { problems } = await parseLedger(JSON.stringify(ledger), 'prod.json');
  return { schema: isValid(ledger), parser: problems.length === 0 };
}

function without(map: object, ...keys: readonly string[]): object {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}

const golden = (name: string): Ledger => JSON.parse(readFileSync(`test/cases/${name}/ledger.json`, 'utf8')) as Ledger;

describe('the schema of ledgers', () => {
  it('takes each ledger of the golden cases, as the parser does', async () => {
    const files = (readdirSync('test/cases', { recursive: true }) as string[]).filter((file) => file.endsWith('ledger.json'));
    expect(files).to.have.length.above(10);
    for (const file of files) {
      const ledger: unknown = JSON.parse(readFileSync(`test/cases/${file}`, 'utf8'));
      expect(await verdicts(ledger), file).to.deep.equal({ schema: true, parser: true });
    }
  });

  const rows: [what: string, change: (ledger: Ledger) => unknown][] = [
    ['a list', () => []],
    ['no version', (ledger) => without(ledger, 'version')],
    ['another version', (ledger) => ({ ...ledger, version: 2 })],
    ['nothing that is live', (ledger) => without(ledger, 'live')],
    ['nothing held', (ledger) => without(ledger, 'held')],
    ['an unknown key', (ledger) => ({ ...ledger, canary: {} })],
    ['an unknown key of a release', (ledger) => ({ ...ledger, live: { ...ledger.live, hash: '1' } })],
    ['a percentage of what is live', (ledger) => ({ ...ledger, live: { ...ledger.live, percent: 5 } })],
    ['an ID that is none', (ledger) => ({ ...ledger, live: { ...ledger.live, id: 'latest' } })],
    ['a hash that is none', (ledger) => ({ ...ledger, live: { ...ledger.live, functions: { APIHandler: '1' } } })],
    ['a function whose name is no logical ID', (ledger) => ({ ...ledger, live: { ...ledger.live, functions: { 'api-handler': '0123456789' } } })],
    ['a candidate of no strategy', (ledger) => ({ ...ledger, candidate: without(ledger.candidate!, 'percent', 'stage_variables') })],
    ['more than everything', (ledger) => ({ ...ledger, candidate: { ...ledger.candidate, percent: 101 } })],
    ['a percentage as text', (ledger) => ({ ...ledger, candidate: { ...ledger.candidate, percent: '10' } })],
    ['a stage variable with spaces', (ledger) => ({ ...ledger, candidate: { ...ledger.candidate, stage_variables: { level: 'a b' } } })],
    ['something held that is no ID', (ledger) => ({ ...ledger, held: ['latest'] })],
    ['something held twice', (ledger) => ({ ...ledger, held: ['0123456789', '0123456789'] })],
  ];
  for (const [what, change] of rows) {
    it(`refuses ${what}, as the parser does`, async () => {
      expect(await verdicts(change(golden('release-canary/expected/2-start')))).to.deep.equal({ schema: false, parser: false });
    });
  }
});
