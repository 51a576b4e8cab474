import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { readWaivers } from '../../../src/project/read/read-waivers.js';

const waiver = (stage: string): string => `- code: resource-replaced\n  logical_id: Orders\n  stage: ${stage}\n  reason: It is empty.\n  expires: 2020-03-31\n`;

describe('readWaivers', () => {
  let directory: string;
  const write = (name: string, text: string): void => writeFileSync(join(directory, '.chalice', name), text);
  beforeEach(() => {
    directory = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-waivers-')));
    mkdirSync(join(directory, '.chalice'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('has none where there is no file', async () => {
    expect(await readWaivers({ directory })).to.deep.equal({ waivers: [], problems: [] });
  });

  it('reads all of them, expired or not, with places', async () => {
    write('waivers.yaml', waiver('prod'));
    const { waivers, problems } = await readWaivers({ directory }, ['dev', 'prod']);
    expect(problems).to.deep.equal([]);
    expect(waivers.map(({ code, expires, where }) => [code, expires, where.file, where.line])).to.deep.equal([
      ['resource-replaced', '2020-03-31', '.chalice/waivers.yaml', 1],
    ]);
  });

  it('knows the stages that may be named', async () => {
    write('waivers.yaml', waiver('prd'));
    expect((await readWaivers({ directory }, ['dev', 'prod'])).problems.map(({ fix }) => fix)).to.deep.equal(["did you mean 'prod'?"]);
    expect((await readWaivers({ directory })).problems).to.deep.equal([]);
  });

  it('says that a file of another name is not read', async () => {
    write('waivers.yml', waiver('prod'));
    const { waivers, problems } = await readWaivers({ directory });
    expect(waivers).to.deep.equal([]);
    expect(problems.map(({ code, where }) => [code, where.file])).to.deep.equal([['file-not-used', '.chalice/waivers.yml']]);
  });

  it('throws for a file that cannot be read', async () => {
    mkdirSync(join(directory, '.chalice/waivers.yaml'));
    const error = await readWaivers({ directory }).catch((thrown: unknown) => thrown);
    expect(error).to.have.property('syscall');
  });
});
