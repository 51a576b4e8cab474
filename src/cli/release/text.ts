import { printable, type Style } from '../../compiler/problem/format.js';
import type { ReleaseState } from '../../compiler/release/release-state.js';
import type { ReleaseChange, ReleaseStep } from '../../project/release/change-release.js';
import type { ReleaseStatus } from '../../project/release/release-status.js';
import { tableText } from '../terminal/table.js';
import type { NextCommand } from './next-commands.js';
import { audienceText } from './audience-text.js';

/** What a step changes, and what makes it so. */
export function changeText(change: ReleaseChange, step: ReleaseStep, next: readonly NextCommand[], style: Style): string {
  const { before, after, file, notes } = change;
  return [
    `${style.strong(titleOf(change, step))}\n`,
    audienceText(before, after),
    ...(notes.length === 0 ? [] : [notes.map((note) => `${printable(note)}\n`).join('')]),
    `Written to ${file}. To make it so:\n`,
    commandsText(next),
  ].join('\n');
}

function titleOf({ stage, after }: ReleaseChange, step: ReleaseStep): string {
  const { live, candidate } = after;
  switch (step.kind) {
    case 'init':
      return `Stage ${stage}: ${live.id} is live`;
    case 'start':
      return `Stage ${stage}: ${candidate?.id} is the candidate`;
    case 'step':
      return `Stage ${stage}: the candidate gets ${step.percent} percent`;
    case 'promote':
      return `Stage ${stage}: ${live.id} is promoted, and live`;
    case 'rollback':
      return `Stage ${stage}: rolled back to ${live.id}`;
    case 'abort':
      return `Stage ${stage}: the candidate is aborted, and ${live.id} stays live`;
  }
}

const states: { readonly [state in ReleaseState]: string } = {
  live: 'which is live',
  candidate: 'the candidate',
  previous: 'which was live before',
  held: 'which is held: it may be deployed, and gets no traffic',
};

/** What is live, and what could be done now. */
export function statusText({ stage, strategy, file, ledger, source }: ReleaseStatus, next: readonly NextCommand[], style: Style): string {
  const { held } = ledger;
  const ofSource =
    source === null
      ? 'The source does not package.'
      : source.state === null
        ? `The source is ${source.id}, which is no release yet.`
        : `The source is ${source.id}, ${states[source.state]}.`;
  return [
    `${style.strong(`Stage ${stage}`)}, strategy ${strategy}, as ${file} says\n`,
    audienceText(undefined, ledger),
    `${ofSource}\n${held.length === 0 ? '' : `Held: ${held.join(', ')}\n`}`,
    ...(next.length === 0 ? [] : ['Possible now:\n', commandsText(next)]),
  ].join('\n');
}

function commandsText(next: readonly NextCommand[]): string {
  return tableText(next.map(({ command, about }) => [`  ${command}`, `# ${about}`]));
}
