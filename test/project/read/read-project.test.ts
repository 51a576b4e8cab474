import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { head, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

describe('a file that the bundler reads', () => {
  afterEach(removeFolders);

  const kinds = [
    { kind: 'a named pipe', make: (path: string) => void execFileSync('mkfifo', [path]), why: 'it is not a regular file', fix: 'put a file in its place' },
    { kind: 'a folder', make: (path: string) => mkdirSync(path), why: 'it is a folder', fix: 'put a file in its place' },
    {
      kind: 'not UTF-8',
      make: (path: string) => writeFileSync(path, Buffer.from('// \xe9', 'latin1')),
      why: 'it is not UTF-8',
      fix: 'save it as UTF-8',
    },
  ];
  for (const file of ['app.ts', 'package.json', 'tsconfig.json']) {
    for (const { kind, make, why, fix } of kinds) {
      it(`is a problem of its own where it is ${kind}: ${file}`, async () => {
        const directory = makeProject(`${head}app.get('/', () => 1);`);
        rmSync(join(directory, file), { force: true });
        make(join(directory, file));
        expect(await problemsOf(packageProject(directory))).to.deep.equal([
          { code: 'file-unreadable', severity: 'error', where: { file }, message: `the file cannot be read: ${why}`, fix },
        ]);
      });
    }
  }
});

describe('a key that only one of two tools would see', () => {
  afterEach(removeFolders);

  const rows: readonly { readonly file: string; readonly text: string; readonly message: string; readonly others?: { readonly [path: string]: string } }[] = [
    {
      file: 'package.json',
      text: '{"type": "module",\n "type": "commonjs"}',
      message: "the key 'type' is also in line 1, column 2, but only the last one would count",
    },
    { file: 'package.json', text: '{"dependencies":\n {"__proto__": {"a": "1"}}}', message: "'__proto__' cannot be used as a key" },
    {
      file: 'tsconfig.json',
      text: '{"compilerOptions": {"strict": true, // comments\n "strict": false,}}',
      message: "the key 'strict' is also in line 1, column 22, but only the last one would count",
    },
    { file: 'tsconfig.json', text: '{/* comments\n*/"__proto__": {}}', message: "'__proto__' cannot be used as a key" },
    {
      file: 'base.json',
      text: '{"compilerOptions": {},\n"compilerOptions": {}}',
      message: "the key 'compilerOptions' is also in line 1, column 2, but only the last one would count",
      others: { 'tsconfig.json': '{"extends": "./base"}' },
    },
  ];
  for (const { file, text, message, others = {} } of rows) {
    it(`is a problem at its place: ${file}, ${JSON.stringify(text)}`, async () => {
      const directory = makeProject({ 'app.ts': `${head}app.get('/', () => 1);`, [file]: text, ...others });
      const [problem, ...rest] = await problemsOf(packageProject(directory));
      expect(rest).to.deep.equal([]);
      expect([problem!.code, problem!.where.file, problem!.where.line, problem!.message]).to.deep.equal(['file-key', file, 2, message]);
    });
  }

  it('is none where packages have names that mean something in JavaScript', async () => {
    const manifest = JSON.stringify({ dependencies: { constructor: '1.0.0', prototype: '1.0.0' } });
    const { problems } = await packageProject(makeProject({ 'app.ts': `${head}app.get('/', () => 1);`, 'package.json': manifest }));
    expect(problems).to.deep.equal([]);
  });
});
