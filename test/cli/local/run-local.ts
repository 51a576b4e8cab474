import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { cli } from '../run-cli.js';

/** A running `tschalice local`. */
export interface Local {
  readonly url: string;
  readonly port: number;
  readonly process: ChildProcess;
  /** Everything on both outputs so far. */
  readonly output: () => string;
  readonly stdout: () => string;
  /** Waits until the output, from a position on, holds something. @returns the position behind it */
  until(what: RegExp, from?: number): Promise<number>;
  /** Ends it as a terminal does. */
  stop(signal?: NodeJS.Signals): Promise<{ status: number | null; signal: NodeJS.Signals | null }>;
}

const running = new Set<Local>();

/** Ends all that a test left running. */
export async function stopAll(): Promise<void> {
  await Promise.all([...running].map((local) => local.stop('SIGKILL')));
}

/** Starts the server at any free port, and waits until it listens. */
export async function startLocal(cwd: string, words: readonly string[] = [], env: { readonly [name: string]: string } = {}): Promise<Local> {
  const child = spawn(process.execPath, [cli, 'local', '--port', '0', ...words], {
    cwd,
    env: { PATH: process.env['PATH'], HOME: process.env['HOME'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, stdout] = ['', ''];
  let ended: { status: number | null; signal: NodeJS.Signals | null } | undefined;
  const watchers = new Set<() => void>();
  const told = (): void => {
    for (const watcher of watchers) watcher();
  };
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
    output += text;
    told();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    told();
  });
  const end = new Promise<{ status: number | null; signal: NodeJS.Signals | null }>((resolve) => {
    child.once('close', (status, signal) => {
      ended = { status, signal };
      resolve(ended);
      told();
    });
  });
  const until: Local['until'] = (what, from = 0) =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const match = new RegExp(what, `${what.flags}g`);
        match.lastIndex = from;
        const found = match.exec(output);
        if (found === null && ended === undefined) return;
        watchers.delete(look);
        if (found === null) reject(new Error(`it ended (${ended!.status ?? ended!.signal}) without ${what}:\n${output}`));
        else resolve(found.index + found[0].length);
      };
      watchers.add(look);
      look();
    });
  await until(/istening\b.*http:\S+:\d+/);
  const url = /http:\/\/[^\s"]+:\d+/.exec(output)![0];
  const local: Local = {
    url,
    port: Number(/\d+$/.exec(url)![0]),
    process: child,
    output: () => output,
    stdout: () => stdout,
    until,
    stop: async (signal = 'SIGINT') => {
      child.kill(signal);
      const result = await end;
      running.delete(local);
      return result;
    },
  };
  running.add(local);
  return local;
}

export interface Answer {
  readonly status: number;
  /** Each header's values, names in lower case. */
  readonly headers: { readonly [name: string]: string | string[] | undefined };
  readonly bytes: Buffer;
  readonly text: string;
}

interface Question {
  readonly method?: string;
  readonly headers?: { readonly [name: string]: string | string[] };
  readonly body?: string | Uint8Array;
}

/** Asks by node:http, which sends a path as it is, where `fetch` would correct it. */
export function ask({ port }: Local, path: string, { method = 'GET', headers = {}, body }: Question = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.once('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({ status: response.statusCode!, headers: response.headers, bytes, text: bytes.toString() });
      });
      response.once('error', reject);
    });
    asked.once('error', reject);
    asked.end(body);
  });
}

/** Comes when a process has ended, whether somebody has taken note of it or not. */
export async function gone(pid: number): Promise<void> {
  const isThere = (): boolean => {
    try {
      process.kill(pid, 0);
      return !/\) Z /.test(existsSync(`/proc/${pid}/stat`) ? readFileSync(`/proc/${pid}/stat`, 'utf8') : '');
    } catch {
      return false;
    }
  };
  for (let left = 200; isThere(); left -= 1) {
    if (left === 0) throw new Error(`the process ${pid} is still there`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
