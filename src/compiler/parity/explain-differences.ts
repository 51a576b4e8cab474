import { valueAt } from '../cloudformation/branch.js';
import { type ContentDifference, contentDifferences, prepareContent, type PreparedContent, type StageContent, touches } from './stage-difference.js';
import { isRenamed } from './renamed-value.js';
import type { SettingStep, StagePair } from './setting-step.js';

/** The second stage once it has some settings, or some more settings, of the first one. */
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
  /** Each setting by itself: what settings only have together goes with any of them. Without those with which the stage cannot be packaged. */
  readonly alone: readonly ChainLink[];
  /** One setting after the other, the last first: what each of several settings has by itself stays until the last of them. */
  readonly back?: readonly ChainLink[];
}

/** A difference, and what causes it. */
export interface ExplainedDifference extends ContentDifference {
  /** Those with which it comes or goes. */
  readonly steps: readonly SettingStep[];
  /** Whether one of them suffices for that. */
  readonly isAlone: boolean;
  /** Whether it follows from the stages' names. */
  readonly isOfName: boolean;
  /** Whether it, or a part of it, is there with equal settings too. */
  readonly isUnexplained: boolean;
}

/**
 * All differences of two stages, with the settings that cause them.
 *
 * What a setting causes is not looked up but tried: the second stage gets the settings of the first, each by itself and one after the other, and whatever
 * changes with one is caused by it. At the end of the chain both have the same settings, so what differs then, other than in the stage's name, no setting
 * causes.
 */
export function explainDifferences({ pair, from, to, chain, alone, back = [] }: ComparedStages): ExplainedDifference[] {
  const [first, second] = [prepareContent(from), prepareContent(to)];
  const chains = [chain, back].map((links) => chainLinks(links, second));
  const single = alone.map(({ steps, content }) => ({ steps, found: contentDifferences(prepareContent(content), second) }));
  const last = chain.at(-1);
  const left = contentDifferences(first, last === undefined ? second : prepareContent(last.content));
  // What is not among them cannot be packaged by itself.
  const tried = new Set(alone.flatMap(({ steps }) => steps));
  return contentDifferences(first, second).map((difference) => {
    const byItself = moving(single, difference);
    const inChain = chains.map((links) => moving(links, difference));
    const together = inChain.map((links) => links.filter(({ steps }) => !steps.every((step) => tried.has(step))));
    const found = byItself.length > 0 ? ofEntry([...byItself, ...together.flat()], difference) : inChain.flatMap((links) => likest(links, difference));
    const causing = [...new Set(found.flatMap(({ steps }) => steps))];
    const staying = left.filter(({ path }) => touches(path, difference.path));
    const isOfName = staying.some(({ was, is }) => isRenamed(was, is, pair));
    const isUnexplained = staying.some(({ was, is }) => !isRenamed(was, is, pair)) || (causing.length === 0 && !isOfName);
    return { ...difference, steps: causing, isAlone: byItself.length > 0, isOfName, isUnexplained };
  });
}

interface Link {
  readonly steps: readonly SettingStep[];
  readonly found: readonly ContentDifference[];
}

/** What changes with each link of a chain. */
function chainLinks(chain: readonly ChainLink[], second: PreparedContent): Link[] {
  const contents = chain.map(({ content }) => prepareContent(content));
  return chain.map(({ steps }, index) => ({ steps, found: contentDifferences(contents[index]!, contents[index - 1] ?? second) }));
}

/** Those that change something at the place of a difference, with what they change there. */
function moving(links: readonly Link[], { path }: ContentDifference): Link[] {
  return links.map(({ steps, found }) => ({ steps, found: found.filter((one) => touches(one.path, path)) })).filter(({ found }) => found.length > 0);
}

/** Entries of a list look alike by their paths, so that those steps count that change the very value, if there are any. */
function likest(links: readonly Link[], { was, is }: ContentDifference): readonly Link[] {
  const same = links.filter(({ found }) => found.some((one) => isSame([one.was, one.is], [was, is])));
  return same.length > 0 ? same : links;
}

/** Likewise those that change the very entry, or a part of it, if there are any. */
function ofEntry(links: readonly Link[], difference: ContentDifference): readonly Link[] {
  if (!difference.path.some((step) => typeof step === 'number')) return links;
  const same = links.filter(({ found }) => found.some((one) => isOfSameEntry(one, difference)));
  return same.length > 0 ? same : links;
}

/** Whether two differences are about one value of the second stage, or about parts of one value; of the first, if the second has none. */
function isOfSameEntry(one: ContentDifference, other: ContentDifference): boolean {
  const [upper, lower] = one.path.length <= other.path.length ? [one, other] : [other, one];
  const rest = lower.path.slice(upper.path.length);
  const side = lower.is === undefined ? 'was' : 'is';
  return isSame(valueAt(upper[side] ?? null, rest), lower[side]);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
