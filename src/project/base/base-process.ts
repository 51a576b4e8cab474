import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { entryFile } from '../disk/entry-file.js';
import { endGroup, endWithParent, leadsGroup } from '../process/end-with-parent.js';
import type { BaseAnswer, BaseDefect, BaseRequest } from './base-message.js';

const keptOutput = 10_000;

/**
 * Packages the base in a process of its own.
 *
 * @returns an answer for each target, in their order
 * @throws ProblemError if the app ends that process
 */
export function packageBase(request: BaseRequest, interrupted: AbortSignal | undefined): Promise<BaseAnswer[]> {
  const child = fork(fileURLToPath(entryFile('base/base-child.js')), { execArgv: [], stdio: ['ignore', 'ignore', 'pipe', 'ipc'], detached: leadsGroup });
  endWithParent(child, true);
  const end = (): void => endGroup(child);
  if (interrupted?.aborted === true) end();
  interrupted?.addEventListener('abort', end, { once: true });
  const answers: BaseAnswer[] = [];
  let said = '';
  let defect: string | undefined;
  child.stderr!.setEncoding('utf8').on('data', (text: string) => (said = (said + text).slice(-keptOutput)));
  child.on('message', (message: BaseAnswer | BaseDefect) => {
    if ('defect' in message) defect = message.defect;
    else answers.push(message);
  });
  // It may have ended already; then that is told.
  child.send(request, () => undefined);
  return new Promise<BaseAnswer[]>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      if (defect !== undefined) reject(new Error(defect));
      else if (answers.length === request.targets.length) resolve(answers);
      else reject(new ProblemError([ended(status ?? String(signal), said)]));
    });
  }).finally(() => interrupted?.removeEventListener('abort', end));
}

function ended(status: number | string, said: string): Problem {
  return {
    code: 'base-ended',
    severity: 'error',
    where: { file: 'app.ts' },
    message: `the app ended the process that packages it (${typeof status === 'number' ? `status ${status}` : status})`,
    fix: 'compare with a template, or with a revision whose app can be loaded',
    ...(said.trim() !== '' && { frame: said.trim().split('\n').slice(-10).join('\n') }),
  };
}
