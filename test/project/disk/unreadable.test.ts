import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { rethrowUnreadable } from '../../../src/project/disk/unreadable.js';
import { ProblemError } from '../../../src/compiler/problem/problem.js';
import { makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

describe('a file that cannot be read', () => {
  it('is a problem of the project when a folder stands in its place', async () => {
    const directory = makeProject("import { Chalice } from 'tschalice'; export const app = new Chalice({ appName: 'a' });");
    rmSync(join(directory, '.chalice/config.json'));
    mkdirSync(join(directory, '.chalice/config.json'));
    const [problem] = await problemsOf(packageProject(directory));
    expect(problem).to.deep.include({ code: 'file-unreadable', where: { file: '.chalice/config.json' }, message: 'the file cannot be read: it is a folder' });
  });

  it('is one when permission is denied', () => {
    const denied = Object.assign(new Error('EACCES'), { code: 'EACCES', syscall: 'open', path: '/p/secret/s.txt' });
    expect(() => rethrowUnreadable(denied, '/p'))
      .to.throw(ProblemError)
      .with.nested.property('problems[0].where.file', 'secret/s.txt');
  });

  it('stays a defect where it is something else', () => {
    const defect = new Error('oops');
    expect(() => rethrowUnreadable(defect, '/p')).to.throw(defect);
  });
});
