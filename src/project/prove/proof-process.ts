import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { entryFile } from '../disk/entry-file.js';
import type { ProofInput } from './proof-child.js';
import { noteFile, type ProofNote } from './note.js';
import { endGroup, endWithParent, leadsGroup } from '../process/end-with-parent.js';
import { startRuntimeApi } from '../lambda/runtime-api.js';
import { requiresEsModules } from '../bundle/runtime-target.js';

/** How the process ended. `ready`: it asked for an event, so all handlers are there and initialised. */
export interface ProofOutcome {
  readonly kind: 'ready' | 'failed' | 'ended' | 'timeout';
  readonly notes: readonly ProofNote[];
  /** The end of what it wrote, both streams. */
  readonly output: string;
  /** Of a process that ended by itself. */
  readonly status: number | NodeJS.Signals | null;
}

/** A process that waits for something to prove. */
export interface ProofProcess {
  /** May be called once. The process has ended when it resolves. */
  run(input: Omit<ProofInput, 'address'>, timeLimitMs: number): Promise<ProofOutcome>;
  /** For a process that is not needed after all. */
  end(): void;
}

const keptOutput = 10_000;

export function startProofProcess(directory: string, config: StageConfig): ProofProcess {
  const flags = ['--experimental-vm-modules', '--experimental-import-meta-resolve', '--no-warnings'];
  const noRequire = '--no-experimental-require-module';
  if (!requiresEsModules(config) && process.allowedNodeEnvironmentFlags.has(noRequire)) flags.push(noRequire);
  const [guard, main] = [entryFile('prove/offline.cjs'), entryFile('prove/proof-child.js')].map((url) => fileURLToPath(url));
  const child = spawn(process.execPath, [...flags, '--require', guard!, main!], {
    cwd: directory,
    // The process sets Lambda's variables itself, because with some of them Node.js would not start on this system.
    env: process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] } : {},
    stdio: ['pipe', 'pipe', 'pipe', 'pipe'],
    detached: leadsGroup,
  });
  endWithParent(child, true);
  const ended = new Promise<number | NodeJS.Signals | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  // `run` reports it.
  ended.catch(() => undefined);
  // It may end before it has read everything; then its end counts.
  child.stdin.on('error', () => undefined);
  const [notes, output] = [collect(child, [noteFile], Infinity), collect(child, [1, 2], keptOutput)];
  return {
    run: async (input, timeLimitMs) => {
      const api = await startRuntimeApi();
      let timer: NodeJS.Timeout;
      const late = new Promise<'timeout'>((resolve) => (timer = setTimeout(() => resolve('timeout'), timeLimitMs)));
      child.stdin.end(JSON.stringify({ ...input, address: api.address } satisfies ProofInput));
      const initialised = api.initialised.then((error) => (error === null ? 'ready' : 'failed'));
      const kind = await Promise.race([initialised, ended.then(() => 'ended' as const), late]);
      clearTimeout(timer!);
      endGroup(child);
      const status = await ended;
      await api.close();
      const told = parseNotes(notes());
      if (kind === 'ended' && !told.some((note) => note.kind === 'begun')) throw new Error(`the process of the proof ended early (${status}): ${output()}`);
      return { kind, notes: told, output: output(), status };
    },
    end: () => endGroup(child),
  };
}

/** @returns the end of the output so far */
function collect({ stdio }: ChildProcess, files: readonly number[], limit: number): () => string {
  let text = '';
  for (const file of files) {
    const stream = stdio[file] as NodeJS.ReadableStream;
    stream.setEncoding('utf8').on('data', (chunk: string) => (text = (text + chunk).slice(-limit)));
  }
  return () => text;
}

/** The last line may be incomplete because the process was ended, and the app may have written lines too. */
function parseNotes(text: string): ProofNote[] {
  return text.split('\n').flatMap((line) => {
    try {
      return line === '' ? [] : [JSON.parse(line) as ProofNote];
    } catch {
      return [];
    }
  });
}
