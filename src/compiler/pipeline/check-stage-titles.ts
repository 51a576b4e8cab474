import { stageInRegion } from '../config/stage-in-region.js';
import type { Problem } from '../problem/problem.js';
import { stageTitle } from './stage-title.js';
import { elsewhereOf, inRegionTitle } from './target.js';

interface OfPipeline {
  /** Names that the pipeline has itself: CodePipeline's stages are Source and Build too. */
  readonly taken: readonly string[];
  /** Whether names that differ in case alone are one: GitHub's environments. */
  readonly ignoresCase: boolean;
}

/**
 * Each stage gives its name to what the pipeline has once for each: these names have to differ.
 *
 * @param file The pipeline's file, as problems name it.
 */
export function checkStageTitles(stages: readonly string[], file: string, { taken, ignoresCase }: OfPipeline): Problem[] {
  const same = (one: string, other: string): boolean => (ignoresCase ? one.toLowerCase() === other.toLowerCase() : one === other);
  return stages.flatMap((stage, index) => {
    const title = stageTitle(stage);
    const other = taken.includes(title) ? `the pipeline's own stage ${title}` : stages.slice(0, index).find((one) => same(stageTitle(one), title));
    if (title !== '' && other === undefined) return [];
    const message = title === '' ? `the name of stage '${stage}' has no letter or digit` : `the stage '${stage}' would get the name ${title}, like ${other}`;
    return [unfit(message, file)];
  });
}

/** The longest name of an action or a stage in CodePipeline. */
const longestName = 100;

/** CodePipeline has no more actions in a stage. */
const mostActions = 50;

interface InRegions {
  readonly name: string;
  readonly regions: readonly string[];
  /** How many actions it has once, and how many for each region. */
  readonly actions: readonly [once: number, each: number];
}

/** The same for what it has once for each stage and region, and whether CodePipeline takes names so long, and so many actions. */
export function checkRegionTitles(stages: readonly InRegions[], home: string | undefined, file: string): Problem[] {
  const suffixes = stages.flatMap(({ name, regions }, index) =>
    (regions.length === 0 ? [home] : regions).map((region) => {
      const elsewhere = elsewhereOf(region, home);
      return { name: `stage ${stageInRegion({ stage: name, region: elsewhere })}`, suffix: inRegionTitle(index === 0 ? '' : stageTitle(name), elsewhere) };
    }),
  );
  const equal = suffixes.flatMap(({ name, suffix }, index) => {
    const other = suffixes.slice(0, index).find((one) => one.suffix === suffix);
    return other === undefined ? [] : [unfit(`what the pipeline has for ${name} would get the same names as what it has for ${other.name}`, file)];
  });
  const long = stages.flatMap(({ name, regions }) => {
    const [longest = ''] = regions.length > 1 ? regions.toSorted((a, b) => b.length - a.length) : [];
    const action = `Create${stageTitle(name)}ChangeSet${longest === '' ? '' : `-${longest}`}`;
    if (action.length <= longestName) return [];
    return [unfit(`the action ${action} of stage '${name}' would have a name of ${action.length} characters, and CodePipeline takes ${longestName}`, file)];
  });
  const many = stages.flatMap(({ name, regions, actions: [once, each] }): Problem[] => {
    const count = once + each * regions.length;
    if (count <= mostActions) return [];
    const message = `stage '${name}' would have ${count} actions for ${regions.length} regions, and CodePipeline takes ${mostActions}`;
    return [{ code: 'pipeline-actions-many', severity: 'error', where: { file }, message, fix: 'use generate-stackset for so many regions' }];
  });
  return [...equal, ...long, ...many];
}

function unfit(message: string, file: string): Problem {
  return { code: 'pipeline-stage-name', severity: 'error', where: { file }, message, fix: 'give the stage another name' };
}
