import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { request } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { startLocal } from '../cli/local/run-local.js';
import { tschalice } from '../cli/run-cli.js';
import type { Block } from './page.js';

/** Runs the commands of a block, each behind a `$`. `...` stands for any lines but warnings. @returns the block with what they print now, where it is something else */
export async function runConsole({ text }: Block, project: string): Promise<string> {
  const steps = text.split(/^\$ /m).slice(1);
  if (steps.length === 0) throw new Error('a console block begins with a command: $ tschalice …');
  let real = '';
  for (const step of steps) {
    const [, command, shown] = /^((?:.*\\\n)*.*)\n([\s\S]*)$/.exec(step)!;
    const words = command!
      .replaceAll('\\\n', ' ')
      .replace(/ # .*$/, '')
      .trim()
      .split(/\s+/);
    if (words[0] === 'npx') words.shift();
    const printed = await outputOf(words, project, shown!);
    const pattern = steady(shown!).split('...').map(escaped).join('[^]*');
    const isRight = new RegExp(`^${pattern}$`).test(steady(printed)) && warningsIn(printed).every((warning) => shown!.includes(warning));
    real += `$ ${command}\n${isRight ? shown : `${printed.trimEnd()}\n`.replace(/^\n/, '')}`;
  }
  return real;
}

/** First lines of warnings: whoever follows a page gets to see them, so the page has to show them. */
export function warningsIn(printed: string): string[] {
  return printed.match(/^warning .*$/gm) ?? [];
}

async function outputOf([program, ...words]: readonly string[], project: string, shown: string): Promise<string> {
  if (program === 'cat') return readFile(join(project, words[0]!), 'utf8');
  if (program === 'node') return (await promisify(execFile)(process.execPath, words, { cwd: project })).stdout;
  if (program !== 'tschalice') throw new Error(`the command ${program} is not known here`);
  return words[0] === 'local' ? served(words.slice(1), project, shown) : printedBy(words, project);
}

/** What the command line prints, as on a terminal: what went wrong, then the result. */
export async function printedBy(words: readonly string[], cwd: string): Promise<string> {
  const { stdout, stderr } = await tschalice(words, { cwd });
  return stderr + stdout;
}

/** What `tschalice local` prints, after the requests that it is shown to have answered. */
async function served(words: readonly string[], project: string, shown: string): Promise<string> {
  const local = await startLocal(project, words, { NO_COLOR: '1' });
  try {
    for (const [, method, path, status] of shown.matchAll(/^([A-Z]+) (\S+) (\d{3}) /gm)) {
      const from = local.output().length;
      await new Promise((resolve, reject) => {
        const headers = status === '401' ? {} : { Authorization: 'secret' };
        request(`${local.url}${path}`, { method: method!, headers }, (response) => response.resume().once('end', resolve))
          .once('error', reject)
          .end();
      });
      await local.until(/ ms/, from);
    }
    return local.output().replace(String(local.port), '8000');
  } finally {
    await local.stop();
  }
}

/** Without what differs from release to release, or from run to run: sizes, times and releases, and how far apart columns are. */
function steady(text: string): string {
  return (
    text
      .replaceAll(/\d+(\.\d+)? (B|KB|MB|ms)\b/g, '# $2')
      .replaceAll(/# (B|KB|MB)\b/g, '# KB')
      .replaceAll(/version=[\w.-]+/g, 'version=#')
      // The ID of a release depends on the code of the library.
      .replaceAll(/\b[0-9a-f]{10}\b/g, '##########')
      .replaceAll(/ {2,}/g, '  ')
      .trim()
  );
}

function escaped(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
