import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { expect } from 'chai';
import type { FailedResult } from '../../../src/cli/terminal/json-result.js';
import { zip } from '../../../src/compiler/zip/zip.js';
import { unzip } from '../../project/sample-project.js';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';

const stages = (beta: object, prod: object): string => JSON.stringify({ version: '2.0', app_name: 'demo', stages: { beta, prod } });

describe('tschalice package --reuse-artifacts', () => {
  let cwd: string;
  const zipFile = (stage = 'beta'): string => join(cwd, `out/${stage}/deployment.zip`);
  const promote = (): ReturnType<typeof tschalice> =>
    tschalice(['package', '--no-prove', '--stage', 'prod', '--reuse-artifacts', 'out/beta', '--json'], { cwd });

  async function start(beta: object = {}, prod: object = { lambda_memory_size: 512 }): Promise<void> {
    cwd = project({ '.chalice/config.json': stages(beta, prod), 'extra.txt': 'extra' });
    expect((await tschalice(['package', '--no-prove', '--stage', 'beta'], { cwd })).status).to.equal(0);
  }

  async function refusal(): Promise<FailedResult['problems'][number]> {
    const { status, stdout } = await promote();
    expect(status).to.equal(1);
    expect(existsSync(join(cwd, 'out/prod'))).to.equal(false);
    const { problems } = JSON.parse(stdout) as FailedResult;
    expect(problems).to.have.lengthOf(1);
    return problems[0]!;
  }

  afterEach(removeFolders);

  it('takes the zip as it is, with a template of the stage', async () => {
    await start();
    expect((await promote()).status).to.equal(0);
    expect(readFileSync(zipFile('prod')).equals(readFileSync(zipFile()))).to.equal(true);
    expect(readFileSync(join(cwd, 'out/prod/sam.json'), 'utf8')).to.contain('"MemorySize": 512');
  });

  it('takes the bytes of one that was compressed in another way', async () => {
    await start();
    const other = recompressed(readFileSync(zipFile()));
    writeFileSync(zipFile(), other);
    expect((await promote()).status).to.equal(0);
    expect(readFileSync(zipFile('prod')).equals(other)).to.equal(true);
  });

  it('refuses the code of a source that has changed since, with the files that differ', async () => {
    await start();
    writeFileSync(join(cwd, 'app.ts'), appWith("app.get('/', () => ({ changed: true }));"));
    const { code, where, frame } = await refusal();
    expect({ code, file: where.file }).to.deep.equal({ code: 'artifacts-differ', file: 'out/beta/deployment.zip' });
    expect(frame).to.match(/^app\.mjs: another content \([\d.]+ K?B, now [\d.]+ K?B\)\napp\.mjs\.map: another content/);
  });

  it('says what the settings of the stages make different', async () => {
    await start({}, { include: ['extra.txt'] });
    const { frame, fix } = await refusal();
    expect(frame).to.contain('extra.txt: missing (5 B)');
    expect(fix).to.contain('tschalice stages compare');
  });

  it('refuses a file that is not of the stage, and another mode', async () => {
    await start();
    const files = [...unzip(readFileSync(zipFile()))].map(([path, content]) => ({ path, content, executable: path === 'app.mjs' }));
    writeFileSync(zipFile(), await zip([...files, { path: 'evil.js', content: Buffer.from('evil') }]));
    expect((await refusal()).frame).to.equal('app.mjs: the same content, with another mode or date\nevil.js: not of this stage (4 B)');
  });

  const hostile: readonly (readonly [title: string, change: () => void, code: string, file: string])[] = [
    ['a folder that is not there', () => rmSync(join(cwd, 'out/beta'), { recursive: true }), 'artifacts-missing', 'out/beta'],
    ['a folder without a zip', () => rmSync(zipFile()), 'artifacts-missing', 'out/beta/deployment.zip'],
    [
      'a file in the place of the folder',
      () => (rmSync(join(cwd, 'out/beta'), { recursive: true }), writeFileSync(join(cwd, 'out/beta'), '')),
      'artifacts-unfit',
      'out/beta',
    ],
    [
      'a link in the place of the folder',
      () => (renameSync(join(cwd, 'out/beta'), join(cwd, 'elsewhere')), symlinkSync('../elsewhere', join(cwd, 'out/beta'))),
      'artifacts-unfit',
      'out/beta',
    ],
    [
      'a link in the place of the zip',
      () => (renameSync(zipFile(), join(cwd, 'a.zip')), symlinkSync('../../a.zip', zipFile())),
      'artifacts-unfit',
      'out/beta/deployment.zip',
    ],
    ['a pipe in the place of the zip', () => (rmSync(zipFile()), execFileSync('mkfifo', [zipFile()])), 'artifacts-unfit', 'out/beta/deployment.zip'],
    ['a folder in the place of the zip', () => (rmSync(zipFile()), mkdirSync(zipFile())), 'artifacts-unfit', 'out/beta/deployment.zip'],
    ['what is no zip', () => writeFileSync(zipFile(), 'no zip'), 'artifacts-unfit', 'out/beta/deployment.zip'],
    [
      'a zip with bytes before it',
      () => writeFileSync(zipFile(), Buffer.concat([Buffer.from('#!'), readFileSync(zipFile())])),
      'artifacts-unfit',
      'out/beta/deployment.zip',
    ],
    [
      'a layer that the stage has not',
      () => writeFileSync(join(cwd, 'out/beta/layer-deployment.zip'), ''),
      'artifacts-differ',
      'out/beta/layer-deployment.zip',
    ],
  ];
  for (const [title, change, code, file] of hostile) {
    it(`refuses ${title}`, async () => {
      await start();
      change();
      const problem = await refusal();
      expect({ code: problem.code, file: problem.where.file }).to.deep.equal({ code, file });
    });
  }

  it('is for one stage', async () => {
    await start();
    const { status, stderr } = await tschalice(['package', '--all-stages', '--reuse-artifacts', 'out/beta'], { cwd });
    expect(status).to.equal(2);
    expect(stderr).to.contain('--reuse-artifacts is for one stage and region, and --all-stages is for several');
  });
});

/** The same entries with the least compression. */
function recompressed(bytes: Buffer): Buffer {
  const [locals, centrals]: [Buffer[], Buffer[]] = [[], []];
  let at = bytes.readUInt32LE(bytes.length - 6);
  let offset = 0;
  for (const [, content] of unzip(bytes)) {
    const [name, extra, comment] = [28, 30, 32].map((place) => bytes.readUInt16LE(at + place)) as [number, number, number];
    const central = Buffer.from(bytes.subarray(at, at + 46 + name + extra + comment));
    const start = central.readUInt32LE(42);
    const header = Buffer.from(bytes.subarray(start, start + 30 + name + bytes.readUInt16LE(start + 28)));
    const packed = central.readUInt16LE(10) === 0 ? content : deflateRawSync(content, { level: 1 });
    central.writeUInt32LE(packed.length, 20);
    central.writeUInt32LE(offset, 42);
    const hasDescriptor = (header.readUInt16LE(6) & 8) !== 0;
    const descriptor = Buffer.alloc(hasDescriptor ? 16 : 0);
    if (hasDescriptor) {
      descriptor.writeUInt32LE(0x08074b50, 0);
      descriptor.writeUInt32LE(central.readUInt32LE(16), 4);
      descriptor.writeUInt32LE(packed.length, 8);
      descriptor.writeUInt32LE(content.length, 12);
    } else {
      header.writeUInt32LE(packed.length, 18);
    }
    locals.push(header, packed, descriptor);
    centrals.push(central);
    offset += header.length + packed.length + descriptor.length;
    at += 46 + name + extra + comment;
  }
  const end = Buffer.from(bytes.subarray(bytes.length - 22));
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, ...centrals, end]);
}
