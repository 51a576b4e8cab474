import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { temporaryFolder } from '../run-cli.js';

/** A call of the aws command, as it was started. */
export interface Call {
  readonly words: readonly string[];
  readonly env: { readonly [name: string]: string };
}

export interface StubState {
  readonly stacks: { [id: string]: { StackName: string; StackId: string; StackStatus: string; template: string } };
  readonly uploads: readonly string[];
}

/** What shall happen at a command, or at the nth call (`#3`): see stub-aws.mjs. */
export type Plan = {
  readonly [step: string]: {
    says?: string;
    kill?: 'start' | 'end' | number;
    signal?: string;
    hangs?: number;
    spoils?: string;
    breaks?: string;
    stays?: string;
  };
};

/** An `aws` on a PATH of its own, with memory. */
export interface StubAws {
  readonly env: { readonly PATH: string; readonly STUB_AWS: string };
  /** The calls so far, and none of them afterwards. */
  calls(): Call[];
  plan(plan: Plan): void;
  state(): StubState;
  setState(change: (state: StubState) => void): void;
}

let port: number | undefined;

/** Where the server of stub-aws-server.mjs listens: one for all stubs of this process. */
function serverPort(): number {
  if (port !== undefined) return port;
  const told = new Int32Array(new SharedArrayBuffer(4));
  new Worker(join(process.cwd(), 'test/cli/deploy/stub-aws-server.mjs'), { workerData: told }).unref();
  Atomics.wait(told, 0, 0, 30_000);
  return (port = Atomics.load(told, 0));
}

/** An aws command that does as the server says. */
function client(at: number): string {
  const variables = ['AWS_PROFILE', 'AWS_REGION', 'AWS_PAGER', 'AWS_CLI_AUTO_PROMPT', 'AWS_CLI_FILE_ENCODING', 'PYTHONUTF8'].map(
    (name) => `"\${${name}+=$${name}}"`,
  );
  return `#!/usr/bin/env bash
exec 3<> /dev/tcp/127.0.0.1/${at} || exit 99
printf '%s\\0' "$STUB_AWS" "$PPID" ${variables.join(' ')} "$#" "$@" >&3
IFS= read -r -d '' script <&3
exec 3>&-
eval "$script"
`;
}

export function stubAws(): StubAws {
  const folder = temporaryFolder();
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'aws'), client(serverPort()));
  chmodSync(join(bin, 'aws'), 0o755);
  const [calls, state] = [join(folder, 'calls.jsonl'), join(folder, 'state.json')];
  const read = (): StubState => (existsSync(state) ? (JSON.parse(readFileSync(state, 'utf8')) as StubState) : { stacks: {}, uploads: [] });
  return {
    // The folder of Node.js is for nothing here, and those of bash and env hold no aws.
    env: { PATH: [bin, dirname('/bin/sh'), '/usr/bin'].join(':'), STUB_AWS: folder },
    calls() {
      const lines = existsSync(calls) ? readFileSync(calls, 'utf8').split('\n').slice(0, -1) : [];
      writeFileSync(calls, '');
      return lines.map((line) => JSON.parse(line) as Call);
    },
    plan: (plan) => writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan)),
    state: read,
    setState(change) {
      const changed = read();
      change(changed);
      writeFileSync(state, JSON.stringify({ events: [], ...changed }));
    },
  };
}
