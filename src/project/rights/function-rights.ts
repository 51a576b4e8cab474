import type { Right, Rights, RightsProblem } from '../../compiler/iam/actions/right.js';
import { rightsOf } from '../../compiler/iam/actions/rights-of.js';
import type { RightsContext } from '../../compiler/iam/actions/rights-context.js';
import type { ServiceDataOf } from '../../compiler/iam/actions/service-data.js';
import { covers } from '../../compiler/iam/role/covers.js';
import type { UntoldCall } from '../../compiler/iam/calls/sdk-call.js';
import { environmentIn } from '../../compiler/merge/merged-environment.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import { generatedRoleIdOf } from '../../compiler/model/role.js';
import type { LateStage, StageBefore } from '../../compiler/stage-before.js';
import type { CodePlaces } from './code-places.js';
import type { FoundCalls } from './find-calls.js';

/** Something found in one file of code. */
type InFile<T> = T & { readonly places: CodePlaces };

/** What the code of one function needs, and what is not known of it. */
export interface FunctionRights {
  readonly functionName: string;
  readonly rights: readonly InFile<Right>[];
  readonly untold: readonly InFile<UntoldCall>[];
  readonly problems: readonly InFile<RightsProblem>[];
}

/** What the calls of functions need on one stage. */
export function functionRights(found: FoundCalls, functions: readonly AppFunction[], before: LateStage, dataOf: ServiceDataOf): FunctionRights[] {
  return functions.map((fn) => {
    const inFiles = found.files.map(({ places, calls }) => {
      const reached = calls.get(fn.name) ?? { calls: [], untold: [] };
      // Most functions call nothing, and then the stage need not be built.
      const { rights, problems } = reached.calls.length === 0 ? nothing : rightsOf(reached, contextOf(fn, before.get(), dataOf));
      const placed = <T>(things: readonly T[]): InFile<T>[] => things.map((thing) => ({ ...thing, places }));
      return { rights: placed(rights), untold: placed(reached.untold), problems: placed(problems.filter((problem) => !isWritten(problem, fn))) };
    });
    return {
      functionName: fn.name,
      rights: inFiles.flatMap(({ rights }) => rights),
      untold: inFiles.flatMap(({ untold }) => untold),
      problems: inFiles.flatMap(({ problems }) => problems),
    };
  });
}

const nothing: Rights = { rights: [], problems: [] };

function contextOf(fn: AppFunction, { template, resources, parameters, ask }: StageBefore, dataOf: ServiceDataOf): RightsContext {
  const role = generatedRoleIdOf(fn);
  return {
    variables: Object.fromEntries(environmentIn(template, fn.logicalId)),
    resources,
    parameters,
    ask: (id) => ask(role, id),
    dataOf,
  };
}

/** Whether somebody has granted by hand what a warning asks for. */
function isWritten({ byHand }: RightsProblem, { settings }: AppFunction): boolean {
  return byHand !== undefined && covers(settings.policyStatements, byHand.actions, byHand.resource);
}
