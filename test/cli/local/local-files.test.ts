import { expect } from 'chai';
import { appWith, project, removeFolders } from '../run-cli.js';
import { ask, type Local, startLocal, stopAll } from './run-local.js';

const app = appWith(`
import { Worker } from 'node:worker_threads';
import { fork } from 'node:child_process';
import { run } from './lib/run.js';
const answer = (it: { on(event: string, done: (value: unknown) => void): unknown }) => new Promise((done) => { it.on('message', done); it.on('error', (error) => done(String(error))); });
app.get('/thread', () => answer(new Worker(new URL('./lib/count.js', import.meta.url))));
app.get('/module-thread', () => answer(new Worker(new URL('./lib/esm.mjs', import.meta.url))));
app.get('/process', () => answer(fork(new URL('./lib/count.js', import.meta.url))));
app.get('/import/{name}', async ({ name }) => (await import(\`./lib/steps/\${name}.js\`)).step());
app.get('/file', () => run());
`);

const files = {
  'app.ts': app,
  'lib/run.ts':
    "import { readFileSync } from 'node:fs';\nexport const run = () => [import.meta.dirname.endsWith('/lib'), readFileSync(new URL('./word.txt', import.meta.url), 'utf8')];",
  'lib/word.txt': 'word',
  'lib/count.ts':
    "import { parentPort } from 'node:worker_threads';\nimport { answer } from './answer.js';\nconst tell = (it: unknown) => (parentPort === null ? process.send!(it) : parentPort.postMessage(it));\ntell([answer, import.meta.url.endsWith('/lib/count.js')]);",
  'lib/esm.mts':
    "import { parentPort, Worker } from 'node:worker_threads';\nnew Worker(new URL('./count.js', import.meta.url)).on('message', (it) => parentPort!.postMessage(['nested', it]));",
  'lib/answer.ts': 'export const answer: number = 42;',
  'lib/steps/a.ts': "export const step = () => 'step a';",
};

describe('tschalice local finds by their paths', () => {
  after(async () => {
    await stopAll();
    removeFolders();
  });
  let local: Local;
  before(async () => {
    local = await startLocal(project(files));
  });

  for (const [path, want] of [
    ['/thread', [42, true]],
    ['/module-thread', ['nested', [42, true]]],
    ['/process', [42, true]],
    ['/import/a', 'step a'],
    ['/file', [true, 'word']],
  ] as const) {
    it(`what ${path} needs`, async () => {
      const { status, text } = await ask(local, path);
      expect([status, text]).to.deep.equal([200, typeof want === 'string' ? want : JSON.stringify(want)]);
    });
  }
});
