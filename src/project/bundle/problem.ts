import type { Location, Message } from 'esbuild';
import type { ErrorProblem, Place, Problem, WarningProblem } from '../../compiler/problem/problem.js';
import type { MetadataErrorDetail } from '../metadata/metadata-plugin.js';
import { shownPlace } from '../disk/shown-path.js';
import { unreadableProblem } from '../disk/unreadable.js';
import { entryName } from './inputs.js';
import { unresolvedModule } from './plan.js';
import { regularFilesName, type UnreadModule } from './regular-files.js';

type Formatter = Pick<typeof import('esbuild'), 'formatMessages'>;

/** Turns esbuild's errors into problems, each with esbuild's own code frame. */
export async function bundleProblems(errors: readonly Message[], esbuild: Formatter, appFile: string, directory: string): Promise<Problem[]> {
  const unread = errors.filter(({ pluginName }) => pluginName === regularFilesName).map(({ detail }) => detail as UnreadModule);
  if (unread.length > 0) return unread.map((error) => unreadableProblem(error, shownPlace(directory, error.path)));
  return toProblems(errors, 'error', (message) => ({ severity: 'error', ...errorKind(message) }), esbuild, appFile);
}

/** The same for esbuild's warnings. */
export function bundleWarnings(warnings: readonly Message[], esbuild: Formatter, appFile: string): Promise<Problem[]> {
  return toProblems(warnings, 'warning', (message) => ({ severity: 'warning', ...warningKind(message) }), esbuild, appFile);
}

type Kind = Pick<ErrorProblem, 'code' | 'severity' | 'fix'> | Pick<WarningProblem, 'code' | 'severity' | 'fix'>;

async function toProblems(
  messages: readonly Message[],
  severity: Problem['severity'],
  kindOf: (message: Message) => Kind,
  esbuild: Formatter,
  appFile: string,
): Promise<Problem[]> {
  const frames = messages.length === 0 ? [] : await esbuild.formatMessages(messages.map(withoutAdvice), { kind: severity, color: false, terminalWidth: 100 });
  return messages.map((message, index) => {
    const { location } = message;
    // Users cannot change the module that we write around the app.
    const shown = location === null || location.file === entryName ? undefined : location;
    return {
      ...kindOf(message),
      where: shown === undefined ? { file: appFile } : placeOf(shown),
      message: message.text.replace(/\.$/, ''),
      ...(shown !== undefined && { frame: frameOf(frames[index]!) }),
    };
  });
}

function warningKind({ id }: Message): Pick<WarningProblem, 'code' | 'fix'> {
  if (id === 'ignored-bare-import')
    return { code: 'import-ignored', fix: 'remove "sideEffects" from your package.json, or add this file to its list: what the file declares is lost' };
  return { code: 'bundle-warning', fix: 'check that the code there does what you mean' };
}

function errorKind(message: Message): Pick<ErrorProblem, 'code' | 'fix'> {
  if (message.pluginName === 'decorator-metadata') return message.detail as MetadataErrorDetail;
  const missing = unresolvedModule(message);
  if (missing !== undefined) return { code: 'import-missing', fix: missingFix(missing) };
  if (message.text.startsWith('No loader is configured'))
    return { code: 'file-type', fix: 'read the file at run time, and add it to "include" in the configuration' };
  return { code: 'syntax', fix: 'fix the code there' };
}

function missingFix(missing: string): string {
  if (/^[./]/.test(missing)) return 'correct the path, or create the file';
  if (/^[#~]|^@\//.test(missing)) return 'correct the path, or define it in "paths" of tsconfig.json or "imports" of package.json';
  const name = missing
    .split('/')
    .slice(0, missing.startsWith('@') ? 2 : 1)
    .join('/');
  const isOfSdk = /^(?:aws-sdk$|@aws-sdk\/|@smithy\/)/.test(name);
  return `install it: npm install ${name}${isOfSdk ? "; of the AWS SDK, Lambda has '@aws-sdk/client-*' and '@aws-sdk/lib-*' alone" : ''}`;
}

function placeOf({ file, line, column, lineText }: Location): Place {
  // esbuild counts columns in bytes.
  return { file, line, column: Buffer.from(lineText).subarray(0, column).toString().length + 1 };
}

/** esbuild suggests options that only we can set. */
function withoutAdvice(message: Message): Message {
  return { ...message, notes: message.notes.filter(({ text }) => !text.startsWith('You can mark the path')) };
}

/** The lines below esbuild's headline and place: the code with a mark. */
function frameOf(formatted: string): string {
  return formatted
    .split('\n')
    .slice(3)
    .map((line) => line.replace(/^ {4}/, ''))
    .join('\n')
    .trimEnd();
}
