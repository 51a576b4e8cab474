import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { unlessStuck } from '../../../src/project/bundle/stuck-build.js';
import { head, makeFolder, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

const makers = {
  'a named pipe': (path: string) => void execFileSync('mkfifo', [path]),
  'a link to a device': (path: string) => symlinkSync('/dev/zero', path),
  'a gigabyte': (path: string) => {
    writeFileSync(path, '');
    truncateSync(path, 1024 ** 3);
  },
};
type Kind = keyof typeof makers;

function make(directory: string, file: string, kind: Kind): void {
  mkdirSync(dirname(join(directory, file)), { recursive: true });
  makers[kind](join(directory, file));
}

describe('a file that only the bundler opens', () => {
  afterEach(removeFolders);

  const files: readonly { readonly file: string; readonly code: string; readonly others?: { readonly [path: string]: string } }[] = [
    { file: 'x.ts', code: "import './x.js';" },
    { file: 'x.ts', code: "export * from './x';" },
    { file: 'lib/x.js', code: "app.get('/later', () => import('./lib/x.js'));" },
    { file: 'data.json', code: "import data from './data.json'; data;" },
    { file: 'page.txt', code: "import page from './page.txt'; page;" },
    {
      file: 'worker.ts',
      code: "app.get('/work', () => String(new Worker(new URL('./worker.js', import.meta.url)))); import { Worker } from 'node:worker_threads';",
    },
    { file: 'lib/package.json', code: "import './lib/x.js';", others: { 'lib/x.ts': 'export {};' } },
    { file: 'lib/tsconfig.json', code: "import './lib/x.js';", others: { 'lib/x.ts': 'export {};' } },
    { file: 'base.json', code: '', others: { 'tsconfig.json': '{"extends": "./base.json"}' } },
    { file: 'lib/base.json', code: "import './lib/x.js';", others: { 'lib/x.ts': 'export {};', 'lib/tsconfig.json': '{"extends": "./base"}' } },
  ];
  for (const kind of Object.keys(makers) as Kind[]) {
    for (const { file, code, others = {} } of files) {
      it(`is a problem where it is ${kind}: ${file}, for ${code || 'tsconfig.json'}`, async () => {
        const directory = makeProject({ 'app.ts': `${head}${code}`, ...others });
        make(directory, file, kind);
        const act = packageProject(directory);
        if (file === 'worker.ts' && kind !== 'a gigabyte') {
          // What is found by its path and is no regular file is left out, like a file that is missing.
          const is = kind === 'a named pipe' ? kind : 'a device';
          const { problems } = await act;
          expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([
            ['path-not-found', `the code finds 'worker.js' by its path, which is ${is}; only files of the project ship`],
          ]);
          return;
        }
        const [problem] = await problemsOf(act);
        const why = kind === 'a gigabyte' ? /it is larger than (?:10|50) MB$/ : /it is not a regular file$/;
        expect(problem!.code).to.equal('file-unreadable');
        expect([file, '/dev/zero']).to.include(problem!.where.file);
        expect(problem!.message).to.match(why);
      });
    }
  }
});

describe('a file that only the bundler opens, and that is not looked at before', () => {
  afterEach(removeFolders);

  it('is a problem outside of the project folder', async () => {
    const root = makeFolder();
    make(root, 'shared.né+(x)/x.ts', 'a named pipe');
    const directory = join(root, 'app.né+(x)');
    cpSync(makeProject({ 'app.ts': `${head}import '../shared.né+(x)/x.js';` }), directory, { recursive: true, verbatimSymlinks: true });
    const [problem] = await problemsOf(packageProject(directory));
    expect(problem).to.include({ code: 'file-unreadable' });
  });

  it('is a problem among very many files', async () => {
    const others = Object.fromEntries(Array.from({ length: 2100 }, (_, index) => [`data/${index}.txt`, '']));
    const directory = makeProject({ 'app.ts': `${head}import './x.js';`, ...others });
    make(directory, 'x.ts', 'a named pipe');
    const [problem] = await problemsOf(packageProject(directory));
    expect(problem).to.include({ code: 'file-unreadable' });
  });
});

describe('a build that waits for a named pipe', () => {
  afterEach(removeFolders);

  const never = new Promise<never>(() => {});
  const pipe = { code: 'file-unreadable', severity: 'error', message: 'the file cannot be read: it is not a regular file', fix: 'put a file in its place' };

  it('ends, and names the pipes among the files and packages of the project', async () => {
    const directory = makeFolder({ 'lib/x.ts': '' });
    for (const file of ['lib/package.json', 'node_modules/a/index.js', 'socket']) make(directory, file, 'a named pipe');
    let stopped = false;
    const problems = await problemsOf(unlessStuck(never, directory, () => (stopped = true), 1));
    expect(problems).to.deep.equal([
      { ...pipe, where: { file: 'lib/package.json' } },
      { ...pipe, where: { file: 'node_modules/a/index.js' } },
    ]);
    expect(stopped).to.equal(true);
  });

  it('goes on where there is none', async () => {
    const slow = new Promise((resolve) => setTimeout(() => resolve('built'), 100));
    expect(await unlessStuck(slow, makeFolder({ 'x.ts': '' }), () => expect.fail('it was stopped'), 1)).to.equal('built');
  });

  it('ends the same way where the build of another stage has stopped the bundler', async () => {
    const directory = makeFolder();
    make(directory, 'x.ts', 'a named pipe');
    const act = unlessStuck(Promise.reject(new Error('The service was stopped')), directory, () => undefined);
    expect(await problemsOf(act)).to.deep.equal([{ ...pipe, where: { file: 'x.ts' } }]);
  });
});
