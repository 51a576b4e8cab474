import { hasErrors } from '../../compiler/problem/problem.js';
import { compareStages } from '../../project/parity/compare-stages.js';
import { showStage } from '../arguments/show-stage.js';
import type { StageArguments } from '../arguments/stage-request.js';
import { styleOf } from '../terminal/terminal.js';
import type { StagesWords } from './check-arguments.js';
import { comparisonText } from './comparison-text.js';
import type { StagesCompareResult } from './result.js';

interface CompareArguments extends StageArguments, StagesWords {
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
  readonly json: boolean;
}

export function runCompare(args: CompareArguments): Promise<number> {
  return showStage<StagesCompareResult>(
    args,
    async (options) => {
      const comparison = await compareStages({ ...options, region: args.region, from: args.STAGE!, to: args.OTHER! });
      return { ok: !hasErrors(comparison.problems), ...comparison };
    },
    (comparison) => comparisonText(comparison, styleOf(process.stdout)),
  );
}
