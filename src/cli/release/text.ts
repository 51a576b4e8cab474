import { stageInRegion } from '../../compiler/config/stage-in-region.js';
import { printable, type Style } from '../../compiler/problem/format.js';
import type { ReleaseState } from '../../compiler/release/release-state.js';
import type { ReleaseChange, ReleaseStep } from '../../project/release/change-release.js';
import type { ReleaseStatus } from '../../project/release/release-status.js';
import { tableText } from '../terminal/table.js';
import type { NextCommand } from './next-commands.js';
import { audienceText } from './audience-text.js';

/** What a step changes in each region, and what makes it so. */
export function changesText(changes: readonly ReleaseChange[], step: ReleaseStep, next: readonly NextCommand[], style: Style): string {
  return [
    ...changes.map((change) => changeText(change, step, style)),
    `Written to ${changes.map(({ file }) => file).join(', ')}. To make it so:\n`,
    commandsText(next),
  ].join('\n');
}

function changeText(change: ReleaseChange, step: ReleaseStep, style: Style): string {
  const { before, after, notes } = change;
  return [
    `${style.strong(titleOf(change, step))}\n`,
    audienceText(before, after),
    ...(notes.length === 0 ? [] : [notes.map((note) => `${printable(note)}\n`).join('')]),
  ].join('\n');
}

function titleOf(change: ReleaseChange, step: ReleaseStep): string {
  const { live, candidate } = change.after;
  const place = `Stage ${stageInRegion(change)}`;
  switch (step.kind) {
    case 'init':
      return `${place}: ${live.id} is live`;
    case 'start':
      return `${place}: ${candidate?.id} is the candidate`;
    case 'step':
      return `${place}: the candidate gets ${step.percent} percent`;
    case 'promote':
      return `${place}: ${live.id} is promoted, and live`;
    case 'rollback':
      return `${place}: rolled back to ${live.id}`;
    case 'abort':
      return `${place}: the candidate is aborted, and ${live.id} stays live`;
  }
}

const states: { readonly [state in ReleaseState]: string } = {
  live: 'which is live',
  candidate: 'the candidate',
  previous: 'which was live before',
  held: 'which was aborted or replaced: it may be deployed, and gets no traffic',
};

/** What is live, and what could be done now. */
export function statusText(status: ReleaseStatus, next: readonly NextCommand[], style: Style): string {
  const { strategy, candidateStrategy, file, ledger, source } = status;
  const { held } = ledger;
  const ofSource =
    source === null
      ? 'The source does not package.'
      : source.state === null
        ? `The source is ${source.id}, which is no release yet.`
        : `The source is ${source.id}, ${states[source.state]}.`;
  const ofStrategy =
    candidateStrategy === null || candidateStrategy === strategy
      ? ''
      : `The configuration now says ${strategy}, but the candidate was started as a ${candidateStrategy} release, and stays one.\n` +
        'The stage cannot be packaged until it is promoted, aborted or started again.\n';
  const ofHeld = held.length === 0 ? '' : `Aborted or replaced, and may be deployed without traffic: ${held.join(', ')}\n`;
  return [
    `${style.strong(`Stage ${stageInRegion(status)}`)}, strategy ${candidateStrategy ?? strategy}, as ${file} says\n`,
    audienceText(undefined, ledger),
    `${ofSource}\n${ofStrategy}${ofHeld}`,
    ...(next.length === 0 ? [] : ['Possible now:\n', commandsText(next)]),
  ].join('\n');
}

function commandsText(next: readonly NextCommand[]): string {
  return tableText(next.map(({ command, about }) => [`  ${command}`, `# ${about}`]));
}
