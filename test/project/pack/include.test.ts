import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { collectIncluded } from '../../../src/project/pack/include.js';

let root: string;
beforeEach(() => {
  root = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-include-')));
  write('project/.chalice/config.json');
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

function write(...paths: string[]): void {
  for (const path of paths) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), path);
  }
}

function link(path: string, target: string): void {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  symlinkSync(target, join(root, path));
}

async function collect(patterns: readonly string[], folder = 'project') {
  const { entries, problems } = await collectIncluded(join(root, folder), patterns, { file: '.chalice/config.json', path: ['stages', 'dev', 'include'] });
  return { entries, paths: entries.map(({ path }) => path), codes: problems.map(({ code, where }) => [code, where.path?.at(-1)]), problems };
}

describe('collectIncluded', () => {
  const rows: { name: string; files: string[]; patterns: string[]; want: string[] }[] = [
    { name: 'takes a file by its name', files: ['a.txt', 'b.txt'], patterns: ['a.txt'], want: ['a.txt'] },
    { name: 'takes a folder with all in it', files: ['data/z/a.txt', 'data/b', 'c'], patterns: ['data'], want: ['data/b', 'data/z/a.txt'] },
    { name: 'sorts by code unit over all patterns, each file once', files: ['b/1', 'a/2', 'Z'], patterns: ['b/*', '**', 'Z'], want: ['Z', 'a/2', 'b/1'] },
    {
      name: 'matches by glob',
      files: ['t/a.html', 't/s/b.html', 't/c.css', 'u.html'],
      patterns: ['./t/**/*.{html,css}'],
      want: ['t/a.html', 't/c.css', 't/s/b.html'],
    },
    { name: 'heeds negation, wherever it stands', files: ['d/a', 'd/b', 'd/s/c'], patterns: ['!d/b', 'd/**', '!d/s'], want: ['d/a'] },
    { name: 'reads !( as a pattern of its own', files: ['a', 'b', '.env', '.d/x'], patterns: ['!(a)'], want: ['b'] },
    {
      name: 'takes dotfiles only by name',
      files: ['.env', 'd/.x', 'd/y', '.git/HEAD', '.chalice/policy.json'],
      patterns: ['**', '.env', '!d/.x'],
      want: ['.env', 'd/y'],
    },
    {
      name: 'takes dotfiles by a pattern that begins with a dot',
      files: ['.a', '.git/HEAD', '.d/b', 'e/.f/g'],
      patterns: ['{.*,.*/**}'],
      want: ['.a', '.d/b'],
    },
    { name: "takes from the tool's folder what is named", files: ['.chalice/policy.json'], patterns: ['.chalice/policy.json'], want: ['.chalice/policy.json'] },
    { name: 'keeps out of node_modules', files: ['node_modules/a/i.js', 'd/node_modules/b/i.js', 'd/x'], patterns: ['**'], want: ['d/x'] },
    { name: 'finds names with brackets when they are escaped', files: ['d/[id].json', 'd/i.json'], patterns: ['d/\\[id\\].json'], want: ['d/[id].json'] },
  ];
  for (const { name, files, patterns, want } of rows) {
    it(name, async () => {
      write(...files.map((file) => `project/${file}`));
      const { paths, problems } = await collect(patterns);
      expect(paths).to.deep.equal(want);
      expect(problems).to.deep.equal([]);
    });
  }

  const hidden: { name: string; files: string[]; patterns: string[]; want: readonly (readonly [message: string, index: number])[] }[] = [
    {
      name: 'folders and files, each once',
      files: ['p/.well-known/a', 'p/.well-known/s/b', 'p/s/.htaccess'],
      patterns: ['p'],
      want: [["'p' leaves out what begins with a dot: 'p/.well-known', 'p/s/.htaccess'", 0]],
    },
    {
      name: 'some of many',
      files: ['p/.a', 'p/.b', 'p/.c', 'p/.d', 'p/.e'],
      patterns: ['q', 'p/*'],
      want: [["'p/*' leaves out what begins with a dot: 'p/.a', 'p/.b', 'p/.c' and 2 more", 1]],
    },
    { name: 'nothing that another pattern takes', files: ['p/.well-known/a'], patterns: ['p/**', 'p/.well-known'], want: [] },
    { name: 'nothing that is excluded', files: ['p/.well-known/a', 'p/.env'], patterns: ['p/**', '!p/.well-known', '!**/.env'], want: [] },
    { name: 'nothing that the pattern would not take', files: ['p/.well-known/a.txt', 'p/.s/a.csv'], patterns: ['p/**/*.html'], want: [] },
    { name: 'nothing at the top of the project', files: ['.env', '.vscode/a.json'], patterns: ['**'], want: [] },
    { name: 'nothing that tools leave everywhere', files: ['p/.DS_Store', 'p/.gitkeep', 'p/._x', 'p/.git/HEAD'], patterns: ['p'], want: [] },
    {
      name: 'what is in a hidden folder that is taken',
      files: ['p/.d/.e', 'p/.d/f'],
      patterns: ['p', 'p/.d'],
      want: [["'p' leaves out what begins with a dot: 'p/.d/.e'", 0]],
    },
  ];
  for (const { name, files, patterns, want } of hidden) {
    it(`tells of what is hidden: ${name}`, async () => {
      write('project/q/x', 'project/p/x', 'project/p/x.html', 'project/p/node_modules/a/.x', ...files.map((file) => `project/${file}`));
      const { problems } = await collect(patterns);
      expect(problems.map(({ code, severity, message, where }) => [code, severity, message, where.path?.at(-1)])).to.deep.equal(
        want.map(([message, index]) => ['include-hidden', 'warning', message, index]),
      );
    });
  }

  it('gives content and, by that and not by its mode, executable bit', async () => {
    write('project/bin/text');
    chmodSync(join(root, 'project/bin/text'), 0o777);
    writeFileSync(join(root, 'project/bin/tool'), '#!/bin/sh\n', { mode: 0o644 });
    writeFileSync(join(root, 'project/bin/zelf'), '\u007fELF', { mode: 0o644 });
    const { entries } = await collect(['bin']);
    expect(entries.map(({ path, content, executable }) => [path, Buffer.from(content).toString(), executable ?? false])).to.deep.equal([
      ['bin/text', 'project/bin/text', false],
      ['bin/tool', '#!/bin/sh\n', true],
      ['bin/zelf', '\u007fELF', true],
    ]);
  });

  const refused: { given: string; want: string }[] = [
    { given: '/etc/passwd', want: 'include-outside' },
    { given: 'C:\\data', want: 'include-outside' },
    { given: '../secret', want: 'include-outside' },
    { given: 'a/../../secret', want: 'include-outside' },
    { given: '!../secret', want: 'include-outside' },
    { given: 'node_modules/a/**', want: 'include-node-modules' },
    { given: 'd/node_modules', want: 'include-node-modules' },
    { given: 'nothing/*.txt', want: 'include-nothing' },
    { given: '', want: 'include-nothing' },
    { given: 'app.mjs', want: 'include-reserved' },
    { given: '*.mjs.map', want: 'include-reserved' },
    { given: 'tschalice.mjs', want: 'include-reserved' },
    { given: 'c:*', want: 'include-outside' },
    { given: '*:d', want: 'include-name' },
  ];
  for (const { given, want } of refused) {
    it(`refuses '${given}'`, async () => {
      write('secret', 'project/node_modules/a/i.js', 'project/app.mjs', 'project/app.mjs.map', 'project/tschalice.mjs', 'project/ok', 'project/c:d');
      const { codes, paths } = await collect(['ok', given]);
      expect(codes).to.deep.equal([[want, 1]]);
      expect(paths).to.deep.equal(['ok']);
    });
  }

  it('puts the problem at its place in the configuration', async () => {
    const { problems } = await collect(['a\\b.txt']);
    expect(problems[0]).to.deep.include({ severity: 'error', where: { file: '.chalice/config.json', path: ['stages', 'dev', 'include', 0] } });
    expect(problems[0]?.fix).to.include('write / between folders');
  });

  it('refuses a folder where a reserved file goes', async () => {
    write('project/app.mjs/x');
    expect((await collect(['app.mjs'])).codes).to.deep.equal([['include-reserved', 0]]);
  });

  it('lets a reserved name stand in a folder', async () => {
    write('project/d/app.mjs');
    expect((await collect(['d'])).paths).to.deep.equal(['d/app.mjs']);
  });

  it('follows links inside the project', async () => {
    write('project/real/s/a.txt', 'project/real2/b.txt');
    link('project/d/link', '../real');
    link('project/real/s/two', '../../real2');
    link('project/d/file.txt', '../real/s/a.txt');
    const { paths, problems } = await collect(['d/**/*.txt']);
    expect(paths).to.deep.equal(['d/file.txt', 'd/link/s/a.txt', 'd/link/s/two/b.txt']);
    expect(problems).to.deep.equal([]);
  });

  it('ends in circles of links, and passes by links to nowhere', async () => {
    write('project/d/a/x', 'project/d/b/y');
    link('project/d/a/b', '../b');
    link('project/d/b/a', '../a');
    link('project/d/up', '..');
    link('project/d/self', 'self');
    link('project/d/nowhere', 'gone');
    const { paths, problems } = await collect(['d']);
    expect(paths).to.deep.equal(['d/a/b/y', 'd/a/x', 'd/b/a/x', 'd/b/y']);
    expect(problems).to.deep.equal([]);
  });

  it('refuses links out of the project', async () => {
    write('secret.txt', 'outside/s.txt', 'project-two/s.txt', 'project/d/ok.txt');
    link('project/d/file.txt', '../../secret.txt');
    link('project/d/folder', '../../outside');
    link('project/d/neighbour', '../../project-two');
    const { codes, paths, problems } = await collect(['d/*.txt', 'd/**/*.txt', 'd/folder/s.txt']);
    expect(codes).to.deep.equal([
      ['include-outside', 0],
      ['include-outside', 1],
      ['include-outside', 1],
      ['include-outside', 1],
      ['include-outside', 2],
    ]);
    expect(problems[2]?.message).to.include("'d/folder'");
    expect(paths).to.deep.equal(['d/ok.txt']);
  });

  it('accepts links out of the project when they are excluded or do not match', async () => {
    write('outside/s.txt', 'project/d/ok.txt');
    link('project/d/folder', '../../outside');
    link('project/d/file.json', '../../outside/s.txt');
    const { paths, problems } = await collect(['d/**/*.txt', '!d/folder']);
    expect(paths).to.deep.equal(['d/ok.txt']);
    expect(problems).to.deep.equal([]);
  });

  it('works in a project folder that is reached by a link', async () => {
    write('project/a/b.txt');
    link('linked', 'project');
    const { paths, problems } = await collect(['a'], 'linked');
    expect(paths).to.deep.equal(['a/b.txt']);
    expect(problems).to.deep.equal([]);
  });
});

describe('what the tool has written', () => {
  async function collectBeside(output: string | undefined, patterns = ['**']): Promise<string[]> {
    const origin = { file: '.chalice/config.json', path: ['include'] };
    const { entries } = await collectIncluded(join(root, 'project'), patterns, origin, output === undefined ? undefined : join(root, output));
    return entries.map(({ path }) => path);
  }

  it('is not included from the folder that is going to be written', async () => {
    write('project/a.txt', 'project/dist/deployment.zip', 'project/dist/swagger.json', 'project/dist/more.txt');
    expect(await collectBeside('project/dist')).to.deep.equal(['a.txt']);
    expect(await collectBeside('project/dist', ['dist/more.txt', 'a.txt'])).to.deep.equal(['a.txt']);
  });

  it('is not included as the one zip that is going to be written', async () => {
    write('project/a.txt', 'project/out/beta.zip', 'project/out/kept.txt');
    expect(await collectBeside('project/out/beta.zip')).to.deep.equal(['a.txt', 'out/kept.txt']);
  });

  it('is not included from a link to the folder', async () => {
    write('project/a.txt', 'project/real/sam.json');
    link('project/link', 'real');
    expect(await collectBeside('project/link')).to.deep.equal(['a.txt']);
  });

  it('is not included from what another stage has left', async () => {
    const outputs = ['deployment.zip', 'sam.yaml', 'swagger.json'].map((name) => `project/out/dev/${name}`);
    write('project/a.txt', ...outputs, 'project/out/dev/notes.txt', 'project/swagger.json', 'project/lib/deployment.zip');
    expect(await collectBeside('project/out/beta')).to.deep.equal(['a.txt', 'lib/deployment.zip', 'out/dev/notes.txt', 'swagger.json']);
  });

  for (const output of ['project', '.', 'elsewhere']) {
    it(`leaves the other files in when the outputs go to ${output}`, async () => {
      write('project/a.txt', 'elsewhere/b.txt', 'project/deployment.zip', 'project/sam.json');
      expect(await collectBeside(output)).to.deep.equal(['a.txt']);
    });
  }
});

describe('what cannot be read to its end', () => {
  it('is not included: a named pipe, also by its name or by a link', async () => {
    write('project/a.txt');
    execFileSync('mkfifo', [join(root, 'project/pipe')]);
    link('project/link', 'pipe');
    const { paths, codes } = await collect(['**', 'pipe', 'link']);
    expect(paths).to.deep.equal(['a.txt']);
    expect(codes).to.deep.equal([
      ['include-nothing', 1],
      ['include-nothing', 2],
    ]);
  });

  it('is refused before it is read: more than Lambda takes', async () => {
    write('project/data/a', 'project/data/b', 'project/data/c');
    for (const name of ['b', 'c']) truncateSync(join(root, 'project/data', name), 200 * 1024 * 1024);
    const { paths, problems } = await collect(['data/a', 'data/**']);
    expect(paths).to.deep.equal([]);
    expect(problems).to.deep.equal([
      {
        code: 'package-too-large',
        severity: 'error',
        where: { file: '.chalice/config.json', path: ['stages', 'dev', 'include', 1] },
        message: `the files that "include" names have more than 250.0 MB, with 'data/c'`,
        fix: 'leave out what the functions do not need at run time, or move data to S3',
      },
    ]);
  });
});
