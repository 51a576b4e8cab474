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
  const { strategy, candidateStrategy, ledger, source } = status;
  const { live, candidate, previous } = ledger;
  const act = (words: string, about: string): NextCommand => ({ command: commandOf(status, words), about });
  const isOther = candidateStrategy !== null && candidateStrategy !== strategy;
  const isNew = source !== null && source.state !== 'live' && (source.state !== 'candidate' || isOther);
  const kind = source?.state === 'candidate' ? `starts again, as a ${strategy} release` : `becomes the candidate, as a ${strategy} release`;
  const start = isNew ? [act('start', `${source.id} ${kind}`)] : [];
  if (candidate === undefined) return [...start, ...(previous === undefined ? [] : [act('rollback', `${previous.id} is live again`)])];
  const { percent = 0 } = candidate;
  const share = percent < 50 ? 50 : 100;
  return [
    ...(isOther || candidateStrategy === 'blue-green' || percent === 100 ? [] : [act(`step ${share}`, `${candidate.id} gets ${share} percent`)]),
    act('promote', `${candidate.id} becomes live, for events too`),
    act('abort', `${live.id} stays live, and ${candidate.id} gets nothing`),
    ...start,
  ];
}
