import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A fenced block of a page: ```` ```ts shop/app.ts ````. */
export interface Block {
  /** `README.md:12` */
  readonly place: string;
  readonly language: string;
  /** What stands behind the language: the file that the block is, or the project that it is about; empty when nothing does. */
  readonly path: string;
  readonly text: string;
}

/** A page of the documentation. */
export interface Page {
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
}

export function readPage(file: string): Page {
  const text = readFileSync(file, 'utf8');
  const blocks = [...text.matchAll(/^```(\w+)(?: (\S+))?\n([\s\S]*?)^```$/gm)].map(({ 1: language, 2: path = '', 3: content, index }) => ({
    place: `${file}:${text.slice(0, index).split('\n').length}`,
    language: language!,
    path,
    text: content!,
  }));
  return { file, text, blocks };
}

/** Writes into a page what a block should say: `npm run test:update -- documentation`. */
export function updatePage(file: string, { text }: Block, right: string): void {
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace(`\n${text}\`\`\`\n`, () => `\n${right}\`\`\`\n`),
  );
}

/** Links of a page to files, and to headings, that are not there. */
export function brokenLinks({ file, text }: Page): string[] {
  const prose = text.replaceAll(/^```[\s\S]*?^```$/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^https?:/.test(target))
    .filter((target) => {
      const [path = '', heading] = target.split('#');
      const to = path === '' ? file : join(dirname(file), path);
      return !existsSync(to) || (heading !== undefined && !headingsOf(existsSync(join(to, 'README.md')) ? join(to, 'README.md') : to).includes(heading));
    });
}

/** The names by which GitHub links to the headings of a page. */
function headingsOf(file: string): string[] {
  return [...readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)].map(([, title]) =>
    title!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
