import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { checkOverrides } from '../../compiler/model/check-stage-variables.js';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { aliasVariable, liveAlias, nextAlias } from '../../compiler/release/alias-name.js';
import { notConfigured } from '../release/release-config.js';
import { readLedger } from '../read/read-ledger.js';
import type { CompiledProject } from '../stage/compiled-project.js';

type StageVariables = StageConfig['stageVariables'];

/**
 * The stage variables with which a stage is served: with releases, those of what is live or of the candidate. Those of a candidate are what its ledger
 * says, or what the configuration says for the next one.
 *
 * @throws ProblemError where there is no candidate to be served
 */
export async function servedVariables({ project, config, definition }: CompiledProject, isCandidate: boolean): Promise<StageVariables> {
  const { release, stageVariables, stage } = config;
  if (release === null) {
    if (isCandidate) throw new ProblemError([notConfigured(config)]);
    return stageVariables;
  }
  // Both versions of a rolling release are behind one stage.
  if (!isCandidate || release.strategy === 'rolling') return { ...stageVariables, [aliasVariable]: liveAlias };
  const { ledger, file, problems } = await readLedger(project, stage, config.region);
  if (hasErrors(problems)) throw new ProblemError(problems);
  const overrides = ledger?.candidate?.stageVariables;
  const wrong: Problem[] = overrides === undefined ? [] : checkOverrides(definition, overrides, { file });
  if (hasErrors(wrong)) throw new ProblemError(wrong);
  return { ...stageVariables, ...(overrides ?? release.stageVariables), [aliasVariable]: nextAlias };
}
