import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { runInSharedProcess } from './shared-process.js';

export const cli: string = join(process.cwd(), 'dist/cli/main.js');

export interface Ran {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

interface RunOptions {
  readonly cwd: string;
  readonly env?: { readonly [name: string]: string };
}

interface ProcessOptions extends RunOptions {
  /** Called with everything on standard error so far, whenever more comes. */
  readonly onStderr?: (text: string, kill: (signal: NodeJS.Signals) => void) => void;
}

/** Runs the built command line as its users do, in an environment that is always the same. */
export function tschalice(words: readonly string[], { cwd, env = {} }: RunOptions): Promise<Ran> {
  return runInSharedProcess({ cli, words, cwd, env: environment(env) });
}

/** Does so in a process of its own: for what only a process can prove, and for what Node.js reads as it starts. */
export function tschaliceProcess(words: readonly string[], { cwd, env = {}, onStderr }: ProcessOptions): Promise<Ran> {
  const child = spawn(process.execPath, [cli, ...words], { cwd, env: environment(env) });
  let [stdout, stderr] = ['', ''];
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    onStderr?.(stderr, (signal) => child.kill(signal));
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => resolve({ status, signal, stdout, stderr }));
  });
}

function environment(env: { readonly [name: string]: string }): { readonly [name: string]: string | undefined } {
  return { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env };
}

const made: string[] = [];

/** An empty folder that `removeFolders` removes. */
export function temporaryFolder(): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-cli-')));
  made.push(folder);
  return folder;
}

export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A project of the given files; a configuration for app `demo` and an app with one route, where they give none. */
export function project(files: { readonly [path: string]: string } = {}): string {
  const folder = temporaryFolder();
  const all = { '.chalice/config.json': '{"version": "2.0", "app_name": "demo"}', 'app.ts': appWith("app.get('/', () => ({}));"), ...files };
  for (const [path, text] of Object.entries(all)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

export function appWith(declarations: string): string {
  return `import { Chalice } from 'tschalice';\nexport const app = new Chalice({ appName: 'demo' });\n${declarations}\n`;
}

/** A copy of a starter. */
export function starter(name: string): string {
  const folder = temporaryFolder();
  cpSync(join(process.cwd(), 'templates', name), folder, { recursive: true });
  return folder;
}

/** Every file and folder below, with what would tell that it was written to. */
export function listing(folder: string): string[] {
  return (readdirSync(folder, { recursive: true }) as string[]).sort().map((name) => {
    const { size, mtimeMs, ino } = statSync(join(folder, name));
    return `${name} ${size} ${mtimeMs} ${ino}`;
  });
}
