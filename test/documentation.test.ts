import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { Client } from '../src/testing/index.js';
import * as library from '../src/index.js';
import { starterNames } from '../src/project/starter/starters.js';
import { printedBy } from './documentation/console.js';
import { brokenLinks, type Page, readPage, updatePage } from './documentation/page.js';
import { Samples } from './documentation/sample.js';
import { commands } from '../src/cli/commands.js';
import { stopAll } from './cli/local/run-local.js';

const pages = ['README.md', 'src/app/README.md', 'src/testing/README.md', 'schemas/README.md', 'templates/README.md', 'src/cli/README.md'].map(readPage);
const [readme, app, testing, , templates, cli] = pages as [Page, Page, Page, Page, Page, Page];

/** Languages of samples. Blocks of others are commands that need the network, and pictures. */
const sampled = ['ts', 'js', 'json', 'yaml', 'text', 'http', 'console'];

/** Console blocks that need AWS: `npm run conformance` runs them against a stand-in for it. */
const onAws = 'aws';

/** Names of what an object has, its classes' too; without what is there for the tool and the runtime. */
function membersOf(object: object): string[] {
  const prototype: unknown = Object.getPrototypeOf(object);
  const own = Object.getOwnPropertyNames(object).filter((name) => !['constructor', 'add', 'declarations', 'toJSON'].includes(name));
  return prototype === null || prototype === Object.prototype ? own : [...own, ...membersOf(prototype as object)];
}

describe('the documentation', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-pages-')));
  const samples = pages.map((_page, index) => new Samples(join(folder, `page-${index}`)));
  after(async () => {
    await stopAll();
    rmSync(folder, { recursive: true, force: true });
  });

  for (const [index, page] of pages.entries()) {
    describe(page.file, () => {
      // The app of the first screen is the one that pages mean by `orders`.
      before(() => samples[index]!.follow({ ...readme.blocks.find(({ language }) => language === 'ts')!, path: 'orders/app.ts' }));

      for (const block of page.blocks.filter(({ language, path }) => sampled.includes(language) && path !== onAws)) {
        it(`${block.place.slice(page.file.length + 1)} ${block.language} ${block.path} is as it says`, async () => {
          expect(block.path, `${block.place} says which project it is about`).to.match(/^[\w-]+(\/|$)/);
          const right = await samples[index]!.follow(block);
          if (process.env['UPDATE'] === '1') updatePage(page.file, block, right);
          else expect(right, 'accept it with: npm run test:update -- documentation').to.equal(block.text);
        });
      }
    });
  }

  // After the pages, as these are about what the pages made.
  describe('as a whole', () => {
    it('links to what is there, here and in all other pages', () => {
      const others = ['src', 'templates', 'schemas'].flatMap((root) => (readdirSync(root, { recursive: true }) as string[]).map((name) => join(root, name)));
      const files = ['README.md', 'CHANGELOG.md', ...others.filter((name) => name.endsWith('.md'))];
      expect(files).to.include.members(pages.map(({ file }) => file));
      expect(files.map(readPage).flatMap((page) => brokenLinks(page).map((link) => `${page.file}: ${link}`))).to.deep.equal([]);
    });

    it('names all that the library exports, every declaring method and every event maker', () => {
      const isNamed = (page: Page) => (name: string) => new RegExp(`\\b${name}\\b`).test(page.text);
      expect(Object.keys(library).filter((name) => !isNamed(app)(name))).to.deep.equal([]);
      expect(membersOf(new library.Chalice({ appName: 'a' })).filter((name) => !isNamed(app)(name))).to.deep.equal([]);
      expect(membersOf(new Client(new library.Chalice({ appName: 'a' })).events).filter((name) => !isNamed(testing)(name))).to.deep.equal([]);
    });

    it('lists the keys of the configuration as the schema has them', () => {
      const { status, stderr } = spawnSync(process.execPath, ['src/build/config-keys.mjs', '--check'], { encoding: 'utf8' });
      expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
    });

    it('has a section for every command, with all its options', () => {
      for (const { name, options } of commands) {
        const [section] = new RegExp(`^## (?:.*, )?${name}\\b[\\s\\S]*?(?=^## )`, 'm').exec(cli.text) ?? [''];
        const unnamed = Object.keys(options).filter((option) => !section.includes(`\`--${option}`));
        expect({ name, hasSection: section !== '', unnamed }).to.deep.equal({ name, hasSection: true, unnamed: [] });
      }
    });

    it('says what the JSON of each command has', async () => {
      const project = join(folder, 'page-5/tool');
      const runs = ['package', 'package --check', 'validate', 'explain', 'stages', 'generate-pipeline pipeline.json', 'new-workflow', 'new-project made'];
      for (const command of runs) {
        const { ok, problems, ...rest } = JSON.parse(await printedBy([...command.split(' '), '--json'], project)) as { ok: boolean; problems: object[] };
        expect(ok, command).to.equal(true);
        expect(problems, command).to.be.an('array');
        const table = cli.text.slice(cli.text.indexOf('| command | what its JSON has'));
        const [, row] = new RegExp(`^\\| \`${command.replace(/ \w.*/, '')}\` \\| (.*) \\|$`, 'm').exec(table)!;
        const always = row!.replaceAll(/\([^)]*\)/g, '').split(/, and |; /)[0]!;
        expect(Object.keys(rest), command).to.have.members(Array.from(always.matchAll(/`(\w+)`/g), ([, name]) => name));
      }
    });

    it('names every starter, with a link to it', () => {
      expect(starterNames.filter((name) => !templates.text.includes(`| [${name}](${name})`))).to.deep.equal([]);
    });

    it('says of every package why it is there', () => {
      const { dependencies, devDependencies } = JSON.parse(readFileSync('package.json', 'utf8')) as { dependencies: object; devDependencies: object };
      const packages = Object.keys({ ...dependencies, ...devDependencies }).filter((name) => !name.startsWith('@types/'));
      const table = readme.text.slice(readme.text.indexOf('### Dependencies'), readme.text.indexOf('## Contributing'));
      expect(packages.filter((name) => !table.includes(name) && !table.includes(name.replace(/\/.*/, '/\\*')))).to.deep.equal([]);
    });

    it('has ways to continuous deployment that work, up to the commands of others', async () => {
      const project = join(folder, 'page-4/orders');
      const shell = templates.text.replaceAll(/ \\\n +/g, ' ');
      const generating = [...shell.matchAll(/^tschalice (generate-pipeline .*)$/gm)].map((match) => match[1]!);
      expect(generating).to.have.lengthOf(3);
      for (const command of generating) {
        // What it tells to do next is what the page goes on with.
        const said = (await printedBy(command.split(' '), project)).replaceAll(/ \\\n +/g, ' ');
        const next = said.match(/^ {2}aws \S+ (deploy|create-secret) .*$/gm) ?? [];
        expect(said).to.match(/^Generated|^Wrote|aws /m);
        for (const line of next.filter((one) => !one.includes('OWNER'))) expect(shell).to.contain(line.trim());
      }
    });

    it('has apps that can be packaged', async () => {
      for (const one of samples) for (const said of await one.validate()) expect(said).to.match(/^No errors on stages? [^\n]+\n$/);
    });

    it('has TypeScript that compiles', async () => {
      const tsc = resolve('node_modules/typescript/bin/tsc');
      const run = promisify(execFile);
      const configs = samples.map((one) => one.config());
      const said = await Promise.all(
        configs.map((config) =>
          run(process.execPath, [tsc, '-p', config]).then(
            () => '',
            ({ stdout }: { stdout: string }) => stdout,
          ),
        ),
      );
      expect(said.join('')).to.equal('');
    });

    it('has tests that pass', async () => {
      const tests = (await Promise.all(samples.map((one) => one.tests()))).flat();
      expect(tests).not.to.have.lengthOf(0);
      for (const file of tests) {
        const { stdout } = await promisify(execFile)(process.execPath, ['--test-reporter=tap', file], { cwd: dirname(file) }).catch(
          (error: { stdout: string }) => error,
        );
        expect(stdout).to.contain('\n# fail 0\n');
        expect(stdout).not.to.contain('\n# pass 0\n');
      }
    });
  });
});
