import type { StagePair } from '../../compiler/parity/setting-step.js';
import { brief } from '../../compiler/diff/shown-value.js';
import type { ChangeDetail } from '../../compiler/diff/stage-diff.js';
import { pathText } from '../../compiler/diff/difference.js';
import type { Problem } from '../../compiler/problem/problem.js';

/** A difference that is there with equal settings too. */
export function unexplained({ path, before, after }: ChangeDetail, { from, to }: StagePair, appFile: string): Problem {
  const values = [before, after].map((value) => (value === undefined ? 'nothing' : brief(value)));
  const shown = values[0] === values[1] ? '' : `: ${values.join(' → ')}`;
  return {
    code: 'stage-difference-unexplained',
    severity: 'error',
    where: { file: appFile },
    message: `${pathText(path)} differs between ${from} and ${to}, and no setting causes it${shown}`,
    fix: 'look for what the app takes from the time, from chance or from this machine while it is loaded, and give it a setting in its place',
  };
}
