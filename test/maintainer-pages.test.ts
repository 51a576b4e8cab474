import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { brokenLinks, type Page, readPage } from './documentation/page.js';

const pages = [
  'src/README.md',
  'src/compiler/README.md',
  'src/project/README.md',
  'src/runtime/README.md',
  'src/build/README.md',
  '.github/CONTRIBUTING.md',
].map(readPage);

/** Files of users, of what is packaged, and of what a build makes. */
const ofOthers = /^app\.(ts|mjs)$|^tschalice\.mjs$|^(\.chalice|out|dist|generated)\//;

const names = new Set(
  ['src', 'test'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.split(/[\\/]/).at(-1)!)),
);

/** Paths that the prose of a page names as code: files with an ending of ours, folders with a slash at the end. Patterns are none. */
function pathsIn({ text }: Page): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  const code = Array.from(prose.matchAll(/`([^`\n]+)`/g), ([, content]) => content!);
  return code.filter((content) => /^[\w.-][\w./-]*(\/|\.([cm]?ts|mjs|json|md|yml))$/.test(content) && !ofOthers.test(content));
}

/** A name alone may be that of a file in the folder that the sentence is about. */
function isThere(page: Page, path: string): boolean {
  return [dirname(page.file), 'src', '.'].some((folder) => existsSync(join(folder, path))) || names.has(path);
}

describe('the pages for whoever carries on', () => {
  for (const page of pages) {
    describe(page.file, () => {
      it('links to what is there', () => expect(brokenLinks(page)).to.deep.equal([]));

      it('names files and folders that exist', () => {
        const paths = pathsIn(page);
        expect(paths).not.to.have.lengthOf(0);
        expect(paths.filter((path) => !isThere(page, path))).to.deep.equal([]);
      });
    });
  }

  it('have a word on every room', () => {
    const [whole, ...wings] = pages;
    for (const wing of ['compiler', 'project']) {
      const page = wings.find(({ file }) => file === `src/${wing}/README.md`)!;
      for (const room of roomsOf(wing)) {
        expect(whole!.text).to.contain(`| \`${wing}/${room}/\` |`);
        expect(page.text).to.match(new RegExp(`^\\| \\[?${room}/`, 'm'));
      }
    }
  });

  it('have a word on every file of runtime/ and build/', () => {
    for (const wing of ['runtime', 'build']) {
      const { text } = pages.find(({ file }) => file === `src/${wing}/README.md`)!;
      const files = readdirSync(`src/${wing}`).filter((file) => /\.(ts|mjs)$/.test(file));
      expect(files.filter((file) => !text.includes(`\`${file}\``) && !text.includes(`(${file})`) && file !== 'lambda-handler.ts')).to.deep.equal([]);
    }
  });
});

/** `model`; those of iam/ stand in it. */
function roomsOf(wing: string): string[] {
  const folders = readdirSync(join('src', wing), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return folders.flatMap(({ name }) => (name === 'iam' ? readdirSync(join('src', wing, name)).map((room) => `iam/${room}`) : [name]));
}
