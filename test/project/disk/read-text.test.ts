import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { readText } from '../../../src/project/disk/read-text.js';
import { readDeployed } from '../../../src/project/deploy/deployed-files.js';
import { findProject } from '../../../src/project/read/find-project.js';
import { head, makeFolder, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

/** The code and the path of the error that reading a file ends in, or its text. */
async function outcome(path: string): Promise<unknown> {
  return readText(path).catch((error: NodeJS.ErrnoException) => ({ code: error.code, path: error.path }));
}

describe('the text of a file', () => {
  it('is read with all its letters', async () => {
    const path = join(makeFolder({ a: '\uFEFFé😀\r\n' }), 'a');
    expect(await outcome(path)).to.equal('\uFEFFé😀\r\n');
  });

  it('is undefined where there is none', async () => {
    const folder = makeFolder({ a: 'x' });
    expect([await outcome(join(folder, 'b')), await outcome(join(folder, 'a/b'))]).to.deep.equal([undefined, undefined]);
  });

  it('is not that of a folder', async () => {
    const folder = makeFolder();
    expect(await outcome(folder)).to.deep.equal({ code: 'EISDIR', path: folder });
  });

  it('has to be UTF-8', async () => {
    const path = join(makeFolder(), 'latin1');
    writeFileSync(path, Buffer.from('é', 'latin1'));
    expect(await outcome(path)).to.deep.equal({ code: 'EILSEQ', path });
  });

  it('has at most 10 MB', async () => {
    const path = join(makeFolder({ large: ' ' }), 'large');
    truncateSync(path, 10 * 1024 * 1024);
    expect(await outcome(path)).to.have.length(10 * 1024 * 1024);
    truncateSync(path, 10 * 1024 * 1024 + 1);
    expect(await outcome(path)).to.deep.equal({ code: 'EFBIG', path });
  });

  it('is not waited for where there is something else than a file', async () => {
    const path = join(makeFolder(), 'socket');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      expect(await outcome(path)).to.deep.equal({ code: 'ENOTREG', path });
    } finally {
      server.close();
    }
  });
});

describe('a file of a project that is not UTF-8', () => {
  const broken = Buffer.from('{"a": "\xe9"}', 'latin1');
  const rows: readonly { readonly what: string; readonly file: string; readonly config?: object; readonly mergeTemplates?: readonly string[] }[] = [
    { what: 'the configuration', file: '.chalice/config.json' },
    { what: 'a policy file', file: '.chalice/policy-dev.json', config: { autogen_policy: false } },
    { what: 'a merge template of the configuration', file: 'extras.json', config: { merge_templates: ['extras.json'] } },
    { what: 'a merge template of the command line', file: 'extras.yaml', mergeTemplates: ['extras.yaml'] },
    { what: 'deployed values', file: '.chalice/deployed/dev.yml' },
    { what: 'deployed values of the oldest layout', file: '.chalice/deployed.json' },
  ];
  for (const { what, file, config = {}, mergeTemplates = [] } of rows) {
    it(`is a problem: ${what}`, async () => {
      const directory = makeProject(`${head}app.lambdaFunction('work', () => 1);`, config);
      rmSync(join(directory, file), { force: true });
      mkdirSync(dirname(join(directory, file)), { recursive: true });
      writeFileSync(join(directory, file), broken);
      const project = findProject(directory, directory);
      const act = what.startsWith('deployed') ? readDeployed(project, 'dev', 'sample') : packageProject(directory, { mergeTemplates });
      expect(await problemsOf(act)).to.deep.equal([
        { code: 'file-unreadable', severity: 'error', where: { file }, message: 'the file cannot be read: it is not UTF-8', fix: 'save it as UTF-8' },
      ]);
    });
  }
});
