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
