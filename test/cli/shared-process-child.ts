/** Runs the built command line again and again, as if each run were a process: see shared-process.ts. */
export interface RunMessage {
  /** The file that a user's `tschalice` is. */
  readonly cli: string;
  readonly words: readonly string[];
  readonly cwd: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Written to both outputs behind all of the run's own. */
  readonly mark: string;
}

let runs = 0;

async function run({ cli, words, cwd, env, mark }: RunMessage): Promise<void> {
  process.chdir(cwd);
  for (const name of Object.keys(process.env)) delete process.env[name];
  for (const [name, value] of Object.entries(env)) if (value !== undefined) process.env[name] = value;
  process.argv.splice(1, Infinity, cli, ...words);
  process.exitCode = undefined;
  runs += 1;
  // The query makes it another module, which is evaluated anew. What it imports stays loaded.
  await import(`${cli}?run=${runs}`);
  // What a process takes with it when it ends.
  process.removeAllListeners('uncaughtException');
  for (const stream of [process.stdout, process.stderr]) {
    stream.removeAllListeners('error');
    stream.write(mark);
  }
  process.send!(process.exitCode ?? 0);
}

process.on('message', (message: RunMessage) => void run(message));
process.once('disconnect', () => process.exit());
