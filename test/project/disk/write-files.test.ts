import { execFileSync } from 'node:child_process';
import { existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type OutputFile, writeOutputs } from '../../../src/project/disk/write-files.js';
import { type Files, makeFolder, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

function files(mark: string): OutputFile[] {
  return ['deployment.zip', 'swagger.json', 'sam.json'].map((name) => ({ name, content: Buffer.from(`${mark} ${name}`) }));
}

/** All in a folder, folders inside of it with a stroke. */
function contentOf(folder: string): Files {
  return Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, statSync(join(folder, name)).isDirectory() ? '/' : readFileSync(join(folder, name), 'utf8')]),
  );
}

const old = { 'deployment.zip': 'old deployment.zip', 'sam.json': 'old sam.json', 'swagger.json': 'old swagger.json' };
const fresh = { 'deployment.zip': 'new deployment.zip', 'sam.json': 'new sam.json', 'swagger.json': 'new swagger.json' };

describe('writeOutputs', () => {
  it('makes the folder and those above it', async () => {
    const folder = join(makeFolder(), 'a/b/c');
    await writeOutputs(folder, files('new'), 'out');
    expect(contentOf(folder)).to.deep.equal(fresh);
  });

  it('replaces what is there and leaves all else alone', async () => {
    const folder = makeFolder({ ...old, 'README.md': 'mine', 'sam.yaml': 'mine too', '.hidden': 'h' });
    await writeOutputs(folder, files('new'), 'out');
    expect(contentOf(folder)).to.deep.equal({ ...fresh, 'README.md': 'mine', 'sam.yaml': 'mine too', '.hidden': 'h' });
  });

  it('clears away what a run that was killed has left, and nothing of a run that goes on', async () => {
    // No process has this number: Linux ends at 2^22.
    const dead = '.tschalice-99999999-0123456789ab-sam.json';
    const alive = `.tschalice-${process.pid}-0123456789ab-sam.json`;
    const folder = makeFolder({ [dead]: 'half', [alive]: 'going on' });
    await writeOutputs(folder, files('new'), 'out');
    expect(contentOf(folder)).to.deep.equal({ ...fresh, [alive]: 'going on' });
  });

  it('gives files the rights that the umask leaves', async () => {
    const folder = makeFolder();
    const before = process.umask(0o027);
    try {
      await writeOutputs(folder, files('new'), 'out');
    } finally {
      process.umask(before);
    }
    expect(statSync(join(folder, 'sam.json')).mode & 0o777).to.equal(0o640);
  });

  for (const blocked of ['deployment.zip', 'swagger.json', 'sam.json']) {
    it(`leaves the folder as it was when a folder stands in the place of ${blocked}`, async () => {
      const before: Files = { ...Object.fromEntries(Object.entries(old).filter(([name]) => name !== blocked)), other: 'mine' };
      const folder = makeFolder(before);
      mkdirSync(join(folder, blocked));
      const problems = await problemsOf(writeOutputs(folder, files('new'), 'out'));
      expect(problems).to.have.length(1);
      expect(problems[0]).to.deep.include({
        code: 'output-not-written',
        where: { file: 'out' },
        message: `cannot write to out: a folder has the name of a file to write`,
      });
      expect(contentOf(folder)).to.deep.equal({ ...before, [blocked]: '/' });
    });
  }

  it('leaves no file where there was none before the failure', async () => {
    const folder = makeFolder();
    mkdirSync(join(folder, 'sam.json'));
    await problemsOf(writeOutputs(folder, files('new'), 'out'));
    expect(contentOf(folder)).to.deep.equal({ 'sam.json': '/' });
  });

  it('removes new folders again when it fails, and only those', async () => {
    const root = makeFolder({ kept: 'mine' });
    mkdirSync(join(root, 'there'));
    // No file system takes a name of 300 characters.
    await problemsOf(writeOutputs(join(root, 'there/a/b'), [...files('new'), { name: 'x'.repeat(300), content: Buffer.from('') }], 'out'));
    expect(contentOf(root)).to.deep.equal({ kept: 'mine', there: '/' });
    expect(readdirSync(join(root, 'there'))).to.deep.equal([]);
  });

  for (const [name, path] of [
    ['the folder is a file', 'file'],
    ['a folder above is a file', 'file/below/it'],
  ]) {
    it(`refuses when ${name}`, async () => {
      const root = makeFolder({ file: 'mine' });
      const [problem] = await problemsOf(writeOutputs(join(root, path!), files('new'), 'out'));
      expect(problem).to.include({ code: 'output-not-written' });
      expect(problem!.message).to.match(/: (it|it or a folder above it) is a file$/);
      expect(contentOf(root)).to.deep.equal({ file: 'mine' });
    });
  }

  it('writes through a link to a folder', async () => {
    const root = makeFolder();
    mkdirSync(join(root, 'real'));
    symlinkSync('real', join(root, 'link'));
    await writeOutputs(join(root, 'link'), files('new'), 'out');
    expect(contentOf(join(root, 'real'))).to.deep.equal(fresh);
    expect(lstatSync(join(root, 'link')).isSymbolicLink()).to.equal(true);
  });

  const special: { what: string; put: (path: string) => void; want: string }[] = [
    { what: 'a link to a file', put: (path) => symlinkSync('../elsewhere.json', path), want: 'a symbolic link' },
    { what: 'a link to nothing', put: (path) => symlinkSync('../nowhere.json', path), want: 'a symbolic link' },
    { what: 'a pipe', put: (path) => execFileSync('mkfifo', [path]), want: 'a named pipe' },
    { what: 'a link to a device', put: (path) => symlinkSync('/dev/null', path), want: 'a symbolic link' },
  ];
  for (const { what, put, want } of special) {
    it(`replaces only regular files, and not ${what}`, async () => {
      const root = makeFolder({ 'elsewhere.json': 'mine' });
      mkdirSync(join(root, 'out'));
      put(join(root, 'out/sam.json'));
      const before = lstatSync(join(root, 'out/sam.json'));
      const problems = await problemsOf(writeOutputs(join(root, 'out'), files('new'), 'out'));
      expect(problems.map(({ code, message }) => `${message} [${code}]`)).to.deep.equal([
        `out/sam.json is ${want}, and only regular files are replaced [output-not-a-file]`,
      ]);
      expect(readdirSync(join(root, 'out'))).to.deep.equal(['sam.json']);
      expect(lstatSync(join(root, 'out/sam.json')).ino).to.equal(before.ino);
      expect(readFileSync(join(root, 'elsewhere.json'), 'utf8')).to.equal('mine');
    });
  }

  it('may run several times at once: in the end each file is one of them, whole, and nothing else is left', async () => {
    const folder = join(makeFolder(), 'a/b');
    const marks = ['one', 'two', 'three', 'four'];
    await Promise.all(marks.map((mark) => writeOutputs(folder, files(mark), 'out')));
    expect(readdirSync(folder).sort()).to.deep.equal(['deployment.zip', 'sam.json', 'swagger.json']);
    for (const [name, content] of Object.entries(contentOf(folder))) expect(marks.map((mark) => `${mark} ${name}`)).to.include(content);
  });

  it('never lets a reader find a file missing or half written', async () => {
    const folder = makeFolder();
    const [small, large] = [Buffer.alloc(10, 'a'), Buffer.alloc(3_000_000, 'b')];
    writeFileSync(join(folder, 'sam.json'), small);
    const writing = { done: false };
    const seen = new Set<number>();
    const watch = async (): Promise<void> => {
      while (!writing.done) {
        seen.add(existsSync(join(folder, 'sam.json')) ? statSync(join(folder, 'sam.json')).size : -1);
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const watching = watch();
    for (const content of [large, small, large]) await writeOutputs(folder, [{ name: 'sam.json', content }], 'out');
    writing.done = true;
    await watching;
    expect([...seen]).to.have.members([10, 3_000_000]);
  });
});
