import { stageOptions } from '../../compiler/config/stage-options.js';
import { commandOf } from '../../compiler/release/step.js';
import type { ReleaseChange } from '../../project/release/change-release.js';
import type { ReleaseStatus } from '../../project/release/release-status.js';

/** A command for a POSIX shell, and what it is for. */
export interface NextCommand {
  readonly command: string;
  readonly about: string;
}

/** What makes a step real. */
export function nextCommands(changes: readonly ReleaseChange[]): NextCommand[] {
  const about = 'or package, and the aws command';
  return [
    { command: `git add ${changes.map(({ file }) => file).join(' ')} && git commit`, about: 'with the source that it names' },
    ...changes.map((change) => ({ command: `tschalice deploy ${stageOptions(change)}`, about })),
  ];
}

/** The steps that are possible now, the likeliest first. */
export function nextActs(status: ReleaseStatus): NextCommand[] {
  const { strategy, ledger, source } = status;
  const { candidate, previous } = ledger;
  const act = (words: string, about: string): NextCommand => ({ command: commandOf(status, words), about });
  const isNew = source !== null && source.state !== 'live' && source.state !== 'candidate';
  const start = isNew ? [act('start', candidate === undefined ? 'the source becomes the candidate' : 'the source takes the place of the candidate')] : [];
  if (candidate === undefined) return [...start, ...(previous === undefined ? [] : [act('rollback', 'what was live before is live again')])];
  const { percent = 0 } = candidate;
  return [
    ...(strategy === 'blue-green' || percent === 100 ? [] : [act(`step ${percent < 50 ? 50 : 100}`, 'it gets another share of the traffic')]),
    act('promote', 'it becomes live'),
    act('abort', 'it gets no more traffic'),
    ...start,
  ];
}
