import { expect } from 'chai';
import type { ExplainResult } from '../../../src/cli/explain/result.js';
import { schemaErrors } from '../terminal/result-schema.js';
import { type Ran, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';

describe('explain', () => {
  afterEach(removeFolders);

  function explain(...words: string[]): Promise<Ran> {
    // Needs no project.
    return tschalice(['explain', ...words], { cwd: temporaryFolder() });
  }

  it('says what a code means, why it matters and how to fix it', async () => {
    expect(await explain('route-path-empty')).to.deep.equal({
      status: 0,
      signal: null,
      stdout: "error route-path-empty: An empty path\n\nAPI Gateway has no empty path; the root of an API is '/'.\n\nFix: Write '/' for the root.\n",
      stderr: '',
    });
  });

  it('says of a code of both severities what decides, and shows an example where there is one', async () => {
    expect((await explain('proof-exit')).stdout).to.match(/^error or warning proof-exit: .*\n\n(.+\n)+\nAn error if it is certain\./);
    expect((await explain('bucket-missing')).stdout).to.match(/\n\nExample:\n\n {2}aws s3 mb s3:\/\/NAME\n {2}tschalice deploy --s3-bucket NAME\n$/);
  });

  it('breaks lines where they get too long to read', async () => {
    const { stdout } = await explain('path-parameter-names-differ');
    expect(Math.max(...stdout.split('\n').map((line) => line.length))).to.be.within(60, 80);
  });

  it('takes a code as it is printed', async () => {
    expect((await explain('[Cors-Differs]')).stdout).to.match(/^error cors-differs: /);
  });

  it('lists all codes by group, within 100 columns', async () => {
    const { status, stdout, stderr } = await explain();
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    expect(stdout).to.match(/^Declarations in app\.ts\n {2}handler-missing {2,}A declaration without a handler\n/);
    expect(stdout).to.match(/\n\nDeployment\n {2}aws-missing /);
    expect(stdout.split('\n').filter((line) => line.length > 100)).to.deep.equal([]);
  });

  it('tells the same to programs with --json', async () => {
    const one = JSON.parse((await explain('--json', 'stack-stays')).stdout) as ExplainResult;
    expect(one.codes.map(({ code, severity, group, title }) => ({ code, severity, group, title }))).to.deep.equal([
      { code: 'stack-stays', severity: 'warning', group: 'Deployment', title: 'The stack of the last deployment remains' },
    ]);
    const all = JSON.parse((await explain('--json')).stdout) as ExplainResult;
    expect(all.codes).to.have.length.above(200).and.to.deep.include(one.codes[0]!);
    expect([all.ok, all.problems]).to.deep.equal([true, []]);
    expect(schemaErrors(all)).to.deep.equal([]);
  });

  const unknown: readonly { given: string; want: string }[] = [
    { given: 'rout-path', want: "tschalice: there is no code 'rout-path'; did you mean 'route-path'?\nSee: tschalice explain --help\n" },
    { given: 'xyzzy', want: "tschalice: there is no code 'xyzzy'; tschalice explain lists all codes\nSee: tschalice explain --help\n" },
  ];
  for (const { given, want } of unknown) {
    it(`does not know ${given}`, async () => expect(await explain(given)).to.deep.equal({ status: 2, signal: null, stdout: '', stderr: want }));
  }
});
