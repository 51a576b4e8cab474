import type { AppFunction } from '../../compiler/model/app-function.js';
import { hasGeneratedPolicy } from '../../compiler/model/role.js';
import type { LateStage } from '../../compiler/stage-before.js';
import type { WarningProblem } from '../../compiler/problem/problem.js';
import type { Bundle } from '../bundle/bundle.js';
import type { LoadedApp } from '../load/load-app.js';
import { isAllowed } from './database-signers.js';
import { callProblems } from './call-problems.js';
import { type FoundCalls, findCalls, type ParsedBundle } from './find-calls.js';
import { type FunctionRights, functionRights } from './function-rights.js';
import { withoutOptimizing } from './without-optimizing.js';

/** What the code of an app needs on one stage. */
export interface AppRights {
  /** Those of the functions whose policy is generated. */
  readonly functions: readonly FunctionRights[];
  readonly problems: readonly WarningProblem[];
}

/** What an app's rights are found from. */
export interface AnalysedStage {
  readonly parsed: ParsedBundle;
  /** The bundle that was loaded. */
  readonly bundle: Bundle;
  readonly loaded: LoadedApp;
  readonly functions: readonly AppFunction[];
  readonly before: LateStage;
  readonly appFile: string;
}

/** Gives the calls that another stage with the same code has found, or finds them. */
export type SharedCalls = (find: () => Promise<FoundCalls>) => Promise<FoundCalls>;

export async function appRights({ parsed, bundle, loaded, functions: all, before, appFile }: AnalysedStage, sharedCalls: SharedCalls): Promise<AppRights> {
  const generated = all.filter(hasGeneratedPolicy);
  if (generated.length === 0) return { functions: [], problems: [] };
  const found = await sharedCalls(async () => withoutOptimizing((optimize) => findCalls(parsed, bundle, all, loaded.handlers, optimize)));
  // IAM's data is large, and an app without calls needs none of it.
  const hasCalls = found.files.some(({ calls }) => [...calls.values()].some((one) => one.calls.length > 0));
  const dataOf = hasCalls ? (await import('../../compiler/iam/actions/service-data-of.js')).serviceDataOf : (): undefined => undefined;
  const functions = withoutOptimizing(() => functionRights(found, generated, before, dataOf));
  return {
    functions,
    problems: callProblems(
      functions,
      found.unseen.filter((name) => !isAllowed(name, all)),
      appFile,
    ),
  };
}
