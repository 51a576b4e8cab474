import { printable } from '../../compiler/problem/format.js';
import { createInterface } from 'node:readline/promises';
import { type Starter, starterList, starters } from '../../project/starter/starters.js';
import { appNameProblem, nameOfFolder } from '../../project/starter/app-name.js';
import { findStarter, unknownStarter } from '../../project/starter/find-starter.js';
import { UsageError } from '../arguments/usage-error.js';

/** Asks a question until the answer is right, and returns it trimmed. */
type Ask = (question: string, problemOf: (answer: string) => string | undefined) => Promise<string>;

/**
 * Asks for the name of a new project and, unless given, for its starter.
 *
 * @throws UsageError if the input ends
 */
export async function askProject(
  given: Starter | undefined,
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
): Promise<{ name: string; starter: Starter }> {
  const lines = createInterface({ input, output });
  // Ctrl+C, which a terminal does not turn into a signal while a line is edited.
  lines.once('SIGINT', () => {
    output.write('\n');
    process.kill(process.pid, 'SIGINT');
  });
  const ended = new Promise<never>((_resolve, reject) => {
    lines.once('close', () => reject(new UsageError('there was no answer; use NAME and --starter')));
  });
  // After the last answer, nobody waits for it.
  ended.catch(() => undefined);
  const ask: Ask = async (question, problemOf) => {
    for (;;) {
      const answer = (await Promise.race([lines.question(question), ended])).trim();
      const problem = problemOf(answer);
      if (problem === undefined) return answer;
      output.write(`${printable(problem)}\n`);
    }
  };
  try {
    const name = nameOfFolder(await ask('Name of the app: ', (answer) => appNameProblem(nameOfFolder(answer))));
    return { name, starter: given ?? (await askStarter(ask, output)) };
  } finally {
    lines.close();
  }
}

async function askStarter(ask: Ask, output: NodeJS.WritableStream): Promise<Starter> {
  const [usual] = starters;
  output.write(`\n${starterList()}\n\n`);
  const answer = await ask(`Starter (${usual.name}): `, (line) => (line === '' || findStarter(line) !== undefined ? undefined : unknownStarter(line)));
  return findStarter(answer) ?? usual;
}
