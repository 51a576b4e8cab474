import type { BuildFailure, Message } from 'esbuild';
import type { Problem } from '../problem/problem.js';

type Formatter = Pick<typeof import('esbuild'), 'formatMessages'>;

/** Turns what esbuild found into problems, each with esbuild's own frame. */
export async function bundleProblems(error: unknown, { formatMessages }: Formatter): Promise<Problem[]> {
  const errors = (error as Partial<BuildFailure>).errors ?? [];
  if (errors.length === 0) throw error;
  const frames = await formatMessages(errors, { kind: 'error', color: false, terminalWidth: 100 });
  return errors.map((message, index) => ({
    ...kindOf(message),
    severity: 'error',
    where: message.location === null ? { file: 'app.ts' } : { file: message.location.file, line: message.location.line, column: message.location.column + 1 },
    message: message.text,
    frame: frameOf(frames[index]!),
  }));
}

function kindOf({ text }: Message): Pick<Problem, 'code' | 'fix'> {
  const missing = /^Could not resolve "([^"]+)"/.exec(text)?.[1];
  if (missing === undefined)
    return text.startsWith('No loader is configured')
      ? { code: 'file-type', fix: 'read such a file at run time, and name it in "include" of the configuration' }
      : { code: 'syntax', fix: 'mend the code there' };
  if (missing.startsWith('.')) return { code: 'import-missing', fix: 'mend the path, or create the file' };
  const name = missing
    .split('/')
    .slice(0, missing.startsWith('@') ? 2 : 1)
    .join('/');
  return { code: 'import-missing', fix: `install it: npm install ${name}` };
}

/** The lines below esbuild's headline: the code, with a mark. */
function frameOf(formatted: string): string {
  const lines = formatted.split('\n').slice(2);
  return lines.join('\n').trimEnd();
}
