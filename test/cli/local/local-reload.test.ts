import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders } from '../run-cli.js';
import { ask, gone, type Local, startLocal, stopAll } from './run-local.js';

function answering(text: string, more = ''): string {
  return `${more}${appWith(`app.get('/', () => '${text}');`)}`;
}

describe('tschalice local, when files change', () => {
  let folder: string;
  let local: Local;
  afterEach(async () => {
    await stopAll();
    removeFolders();
  });

  async function start(files: { readonly [path: string]: string }, words: readonly string[] = []): Promise<void> {
    folder = project(files);
    local = await startLocal(folder, words);
  }

  /** Changes files, and waits for what the server says of it. */
  async function change(files: { readonly [path: string]: string }, said: RegExp): Promise<void> {
    const from = local.output().length;
    for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
    await local.until(said, from);
  }

  const answer = async (): Promise<string> => (await ask(local, '/')).text;

  it('serves the app as it is now', async () => {
    await start({ 'app.ts': answering('one') });
    expect(await answer()).to.equal('one');
    await change({ 'app.ts': answering('two') }, /^Reloaded in \d+ ms: app\.ts changed$/m);
    expect(await answer()).to.equal('two');
  });

  it('sees files that replace others, as editors write them', async () => {
    await start({ 'app.ts': answering('one') });
    writeFileSync(join(folder, 'app.ts~'), answering('two'));
    renameSync(join(folder, 'app.ts~'), join(folder, 'app.ts'));
    await local.until(/Reloaded/);
    expect(await answer()).to.equal('two');
  });

  it('sees every file that the app is made of, from when it is one', async () => {
    await start({
      'app.ts': `import { text } from './lib/text.js';\n${appWith("app.get('/', () => text);")}`,
      'lib/text.ts': "export const text = 'one';",
      'lib/other.ts': "export const other = 'three';",
    });
    await change({ 'lib/text.ts': "export { other as text } from './other.js';" }, /Reloaded in \d+ ms: lib\/text\.ts changed/);
    expect(await answer()).to.equal('three');
    await change({ 'lib/other.ts': "export const other = 'four';" }, /Reloaded in \d+ ms: lib\/other\.ts changed/);
    expect(await answer()).to.equal('four');
  });

  it('sees the configuration, policies and included files', async () => {
    const config = (color: string): string =>
      JSON.stringify({
        version: '2.0',
        app_name: 'demo',
        include: ['data/*.txt'],
        stages: { dev: { stage_variables: { color }, autogen_policy: false, merge_templates: ['more.json'] } },
      });
    await start({
      'app.ts': appWith("app.get('/', (_params, request) => request.stageVars['color']);"),
      '.chalice/config.json': config('red'),
      '.chalice/policy-dev.json': '{"Statement": []}',
      'data/a.txt': 'a',
      'more.json': '{}',
    });
    expect(await answer()).to.equal('red');
    await change({ '.chalice/config.json': config('blue') }, /Reloaded in \d+ ms: \.chalice\/config\.json changed/);
    expect(await answer()).to.equal('blue');
    await change({ '.chalice/policy-dev.json': '{"Statement":  []}' }, /Reloaded in \d+ ms: \.chalice\/policy-dev\.json changed/);
    await change({ 'data/a.txt': 'b' }, /Reloaded in \d+ ms: data\/a\.txt changed/);
    await change({ 'more.json': '{ }' }, /Reloaded in \d+ ms: more\.json changed/);
  });

  it('sees what its tsconfig.json extends, and the package.json of what it imports', async () => {
    const meaning = (path: string): string => JSON.stringify({ compilerOptions: { paths: { '#text': [path] } } });
    await start({
      'app.ts': `import { text } from '#text';\nimport found from 'found';\n${appWith("app.get('/', () => text + found.text);")}`,
      'tsconfig.json': '{"extends": "./base"}',
      'base.json': '{"extends": ["./settings/base.json"]}',
      'settings/base.json': meaning('../one.ts'),
      'one.ts': "export const text = 'one';",
      'two.ts': "export const text = 'two';",
      'node_modules/found/package.json': '{"name": "found", "main": "a.js"}',
      'node_modules/found/a.js': "exports.text = 'a';",
      'node_modules/found/b.js': "exports.text = 'b';",
    });
    expect(await answer()).to.equal('onea');
    await change({ 'settings/base.json': meaning('../two.ts') }, /Reloaded in \d+ ms: settings\/base\.json changed/);
    expect(await answer()).to.equal('twoa');
    await change({ 'node_modules/found/package.json': '{"name": "found", "main": "b.js"}' }, /Reloaded in \d+ ms: node_modules\/found\/package\.json changed/);
    expect(await answer()).to.equal('twob');
  });

  it('sees a new module where the code looks for modules by names that it puts together', async () => {
    await start({
      'app.ts': appWith("app.get('/{step}', async ({ step }) => (await import(`./steps/${step}.ts`)).text);"),
      'steps/one.ts': "export const text = 'one';",
    });
    mkdirSync(join(folder, 'steps/more'));
    await change({ 'steps/two.ts': "export const text = 'two';" }, /Reloaded in \d+ ms: steps\/two\.ts changed/);
    expect((await ask(local, '/two')).text).to.equal('two');
    await change(
      { 'steps/notes.md': '', 'steps/data.json': '{}', 'steps/two.ts': "export const text = 'three';" },
      /Reloaded in \d+ ms: steps\/two\.ts changed/,
    );
    expect((await ask(local, '/two')).text).to.equal('three');
  });

  it('says that the configuration is gone', async () => {
    await start({ 'app.ts': answering('one') });
    renameSync(join(folder, '.chalice'), join(folder, 'away'));
    await local.until(/error \.chalice\/config\.json: the file is not there any more/);
    renameSync(join(folder, 'away'), join(folder, '.chalice'));
    await local.until(/Reloaded/);
    expect(await answer()).to.equal('one');
  });

  it('cares for no other files', async () => {
    await start({ 'app.ts': answering('one'), 'app.test.ts': '', 'notes.md': '' });
    await change({ 'app.test.ts': 'broken(', 'notes.md': 'x', 'new.ts': '', 'app.ts': answering('two') }, /Reloaded in \d+ ms: app\.ts changed/);
    expect(local.output().match(/Reloaded/g)).to.have.length(1);
  });

  const broken: { readonly [what: string]: { files: { readonly [path: string]: string }; code: string } } = {
    'does not parse': { files: { 'app.ts': 'export const = 1;' }, code: 'syntax' },
    throws: { files: { 'app.ts': answering('x', "throw new Error('no');\n") }, code: 'app-exception' },
    'declares something wrong': { files: { 'app.ts': appWith("app.get('no slash' as '/', () => 1);") }, code: 'route-path' },
    'has no routes any more': { files: { 'app.ts': appWith("app.lambdaFunction('f', () => 1);") }, code: 'local-no-routes' },
    'has a broken configuration': { files: { '.chalice/config.json': '{' }, code: 'config-syntax' },
    'misses a package where it runs': { files: { 'app.ts': answering('x', "import { S3 } from '@aws-sdk/client-s3';\nvoid S3;\n") }, code: 'app-exception' },
  };
  for (const [what, { files, code }] of Object.entries(broken)) {
    it(`goes on with the last good version of an app that ${what}, until it is fixed`, async () => {
      await start({ 'app.ts': answering('one') });
      await change(files, new RegExp(`\\[\\S*${code}\\S*\\]\\s+1 error; the last version without errors is still served\\.`));
      expect(await answer()).to.equal('one');
      await change({ 'app.ts': answering('two'), '.chalice/config.json': '{"version": "2.0", "app_name": "demo"}' }, /Reloaded/);
      expect(await answer()).to.equal('two');
    });
  }

  it('answers with what is wrong while there is no good version', async () => {
    await start({ 'app.ts': "import './lib/new.js';\nexport const = 1;\n" });
    await local.until(/\[syntax\]\s+1 error; all requests get this as their response\./);
    const { status, headers, text } = await ask(local, '/');
    expect([status, headers['content-type']]).to.deep.equal([500, 'text/plain; charset=utf-8']);
    expect(text)
      .to.match(/^error app\.ts:2:14: .*\n/)
      .and.to.not.contain('\u001b');
    await change({ 'app.ts': answering('one', "import './lib/new.js';\n") }, /\[import-missing\]/);
    // In a folder that was not there before.
    mkdirSync(join(folder, 'lib'));
    await change({ 'lib/new.ts': '' }, /^demo, stage dev$/m);
    expect(await answer()).to.equal('one');
    expect(local.output()).to.match(/^ {2}GET {2}\/$/m);
  });

  it('comes to rest with an app that writes one of its own files', async () => {
    const app = answering(
      'one',
      `import { writeFileSync } from 'node:fs';\nimport { count } from './count.js';\nwriteFileSync('count.ts', \`export const count = \${count + 1};\`);\n`,
    );
    await start({ 'app.ts': app, 'count.ts': 'export const count = 0;' });
    await change({ 'app.ts': app.replace('one', 'two') }, /Reloaded[^]*app\.ts/);
    await change({ 'app.ts': app.replace('one', 'three') }, /Reloaded[^]*app\.ts/);
    while ((await answer()) !== 'three') await new Promise((resolve) => setTimeout(resolve, 50));
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(local.output().match(/Reloaded/g)!.length).to.be.at.most(9);
  });

  it('lets requests come to their end', async () => {
    const slow = (text: string): string =>
      `import { existsSync } from 'node:fs';\n${appWith(`app.get('/', () => '${text}');
      app.get('/slow', async () => { console.log('begun ' + process.pid); while (!existsSync('go')) await new Promise((resolve) => setTimeout(resolve, 10)); return '${text}'; });`)}`;
    await start({ 'app.ts': slow('one') });
    const old = ask(local, '/slow');
    await local.until(/begun \d+/);
    await change({ 'app.ts': slow('two') }, /Reloaded/);
    expect(await answer()).to.equal('two');
    writeFileSync(join(folder, 'go'), '');
    expect((await old).text).to.equal('one');
  });

  it('leaves no process of an old version behind', async () => {
    const looping = (text: string): string => answering(text).replace(/$/, "app.get('/loops', () => { console.log('begun ' + process.pid); for (;;); });\n");
    await start({ 'app.ts': looping('one') });
    const lost = ask(local, '/loops').catch((error: NodeJS.ErrnoException) => error.code);
    await local.until(/begun \d+\n/);
    await change({ 'app.ts': looping('two') }, /Reloaded/);
    await local.stop();
    expect(await lost).to.equal('ECONNRESET');
    await gone(Number(/begun (\d+)/.exec(local.output())![1]));
  });

  it('shows a warning once', async () => {
    const warned = (text: string): string => answering(text, "if (typeof answering === 'nothing') console.log();\nvar answering = 1;\n");
    await start({ 'app.ts': warned('one') });
    await change({ 'app.ts': warned('two') }, /Reloaded/);
    await change({ 'app.ts': `// a line more\n${warned('three')}` }, /Reloaded/);
    expect(local.output().match(/^warning app\.ts:/gm)).to.have.length(1);
  });

  it('leaves the app as it is with --no-autoreload', async () => {
    await start({ 'app.ts': answering('one') }, ['--no-autoreload']);
    writeFileSync(join(folder, 'app.ts'), answering('two'));
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(await answer()).to.equal('one');
    expect(local.output()).to.not.contain('Reloaded');
  });
});
