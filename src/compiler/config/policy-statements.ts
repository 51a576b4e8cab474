import type { Value } from '../cloudformation/template.js';
import type { Path } from '../syntax/source.js';
import { joinedList, levelsOf } from './level.js';
import type { StageConfig } from './resolve-stage.js';

/** A statement of `iam_policy_statements`. */
export interface WrittenStatement {
  readonly value: Value;
  /** To the statement in the configuration file. */
  readonly path: Path;
}

/** The statements that all levels add to the policy of a function, in their order there. */
export function writtenStatements({ levels, stage }: StageConfig, functionName: string): WrittenStatement[] {
  return joinedList(levelsOf(levels, stage, functionName), 'iam_policy_statements');
}
