import { type ContentDifference, contentDifferences, prepareContent, type StageContent, touches } from './stage-difference.js';
import { isRenamed } from './renamed-value.js';
import type { SettingStep, StagePair } from './setting-step.js';

/** The second stage once it has some more settings of the first one. */
export interface ChainLink {
  /** Several, if the stage cannot be packaged with only some of them. */
  readonly steps: readonly SettingStep[];
  readonly content: StageContent;
}

/** What two stages are, and the way from the second one to the first. */
export interface ComparedStages {
  readonly pair: StagePair;
  readonly from: StageContent;
  readonly to: StageContent;
  /** One setting after the other. In the last one, the stage has all settings of the first, and only its own name. */
  readonly chain: readonly ChainLink[];
}

/** A difference, and what causes it. */
export interface ExplainedDifference extends ContentDifference {
  /** Those with which it comes or goes. */
  readonly steps: readonly SettingStep[];
  /** Whether it follows from the stages' names. */
  readonly isOfName: boolean;
  /** Whether it, or a part of it, is there with equal settings too. */
  readonly isUnexplained: boolean;
}

/**
 * All differences of two stages, with the settings that cause them.
 *
 * What a setting causes is not looked up but tried: the second stage gets the settings of the first, one after the other, and whatever
 * changes on the way is caused by the setting of that step. At the end both have the same settings, so what differs then, other than
 * in the stage's name, no setting causes.
 */
export function explainDifferences({ pair, from, to, chain }: ComparedStages): ExplainedDifference[] {
  const [first, second] = [prepareContent(from), prepareContent(to)];
  const contents = chain.map(({ content }) => prepareContent(content));
  const links = chain.map(({ steps }, index) => ({ steps, found: contentDifferences(contents[index]!, contents[index - 1] ?? second) }));
  const left = contentDifferences(first, contents.at(-1) ?? second);
  return contentDifferences(first, second).map((difference) => {
    const moving = links.map(({ steps, found }) => ({ steps, found: found.filter(({ path }) => touches(path, difference.path)) }));
    const causing = likest(moving, difference).flatMap(({ steps }) => steps);
    const staying = left.filter(({ path }) => touches(path, difference.path));
    const isOfName = staying.some(({ was, is }) => isRenamed(was, is, pair));
    const isUnexplained = staying.some(({ was, is }) => !isRenamed(was, is, pair)) || (causing.length === 0 && !isOfName);
    return { ...difference, steps: causing, isOfName, isUnexplained };
  });
}

interface Link {
  readonly steps: readonly SettingStep[];
  readonly found: readonly ContentDifference[];
}

/** Entries of a list look alike by their paths, so that those steps count that change the very value, if there are any. */
function likest(links: readonly Link[], { was, is }: ContentDifference): readonly Link[] {
  const moving = links.filter(({ found }) => found.length > 0);
  const same = moving.filter(({ found }) => found.some((one) => JSON.stringify([one.was, one.is]) === JSON.stringify([was, is])));
  return same.length > 0 ? same : moving;
}
