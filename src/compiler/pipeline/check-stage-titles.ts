import type { Problem } from '../problem/problem.js';
import { stageTitle } from './codepipeline-stage.js';

/** CodePipeline's stages need unique names, which must also differ from Source and Build. @param file The pipeline's file, as problems name it. */
export function checkStageTitles(stages: readonly string[], file: string): Problem[] {
  return stages.flatMap((stage, index) => {
    const title = stageTitle(stage);
    const other = ['Source', 'Build'].includes(title) ? `the pipeline's own stage ${title}` : stages.slice(0, index).find((one) => stageTitle(one) === title);
    if (title !== '' && other === undefined) return [];
    const message = title === '' ? `the name of stage '${stage}' has no letter or digit` : `the stage '${stage}' would get the name ${title}, like ${other}`;
    return [{ code: 'pipeline-stage-name', severity: 'error', where: { file }, message, fix: 'give the stage another name' }];
  });
}
