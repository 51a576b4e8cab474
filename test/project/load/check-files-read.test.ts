import { expect } from 'chai';
import { makeProject, packageProject, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

const app = `import { Chalice } from 'tschalice';
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
export const app = new Chalice({ appName: 'demo' });
const page = readFileSync([process.cwd()].concat('page.html').join('/'), 'utf8') + (await readFile([process.cwd()].concat('data/list.txt').join('/'), 'utf8'));
app.get('/', () => page);
`;
const files = { 'app.ts': app, 'page.html': '<p>', 'data/list.txt': 'a' };

async function told(config: object): Promise<string[]> {
  const { problems } = await packageProject(makeProject(files, config));
  return problems.map(({ code, severity, where, message }) => `${severity} ${code} ${where.file}:${where.line} ${/'([^']+)'/.exec(message)?.[1]}`);
}

describe('files that an app reads while it is imported', () => {
  it('are warned of when the package does not hold them', async () => {
    expect(await told({})).to.deep.equal(['warning file-read-not-included app.ts:5 data/list.txt', 'warning file-read-not-included app.ts:5 page.html']);
  });

  it('are fine when they are included', async () => {
    expect(await told({ include: ['page.html', 'data/**'] })).to.deep.equal([]);
  });
});
