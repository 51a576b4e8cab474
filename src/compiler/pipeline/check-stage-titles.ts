import type { Problem } from '../problem/problem.js';
import { stageTitle } from './stage-title.js';

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
    return [{ code: 'pipeline-stage-name', severity: 'error', where: { file }, message, fix: 'give the stage another name' }];
  });
}
