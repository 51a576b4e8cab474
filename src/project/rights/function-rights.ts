import type { Right, RightsProblem } from '../../compiler/iam/actions/right.js';
import { rightsOf } from '../../compiler/iam/actions/rights-of.js';
import type { RightsContext } from '../../compiler/iam/actions/rights-context.js';
import type { ServiceDataOf } from '../../compiler/iam/actions/service-data.js';
import type { UntoldCall } from '../../compiler/iam/calls/sdk-call.js';
import { entriesOf } from '../../compiler/cloudformation/branch.js';
import { expandTemplate } from '../../compiler/expand/expand-template.js';
import { environmentIn, mergedBeforehand } from '../../compiler/merge/merged-environment.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import { defaultRoleId, roleIdOf } from '../../compiler/model/role.js';
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
export function functionRights(
  found: FoundCalls,
  functions: readonly AppFunction[],
  merges: readonly MergeTemplate[],
  dataOf: ServiceDataOf,
): FunctionRights[] {
  const template = mergedBeforehand(Object.fromEntries(functions.map((fn) => [fn.logicalId, fn.settings.environment])), merges);
  const stack: Omit<RightsContext, 'variables'> = {
    resources: new Map(expandTemplate(template).resources.map((one) => [one.logicalId, one])),
    parameters: Object.fromEntries(entriesOf(template['Parameters'])),
    own: new Set([defaultRoleId, ...functions.flatMap((fn) => [fn.logicalId, roleIdOf(fn)])]),
    dataOf,
  };
  return functions.map((fn) => {
    const context: RightsContext = { ...stack, variables: Object.fromEntries(environmentIn(template, fn.logicalId)) };
    const inFiles = found.files.map(({ places, calls }) => {
      const reached = calls.get(fn.name) ?? { calls: [], untold: [] };
      const { rights, problems } = rightsOf(reached, context);
      const placed = <T>(things: readonly T[]): InFile<T>[] => things.map((thing) => ({ ...thing, places }));
      return { rights: placed(rights), untold: placed(reached.untold), problems: placed(problems) };
    });
    return {
      functionName: fn.name,
      rights: inFiles.flatMap(({ rights }) => rights),
      untold: inFiles.flatMap(({ untold }) => untold),
      problems: inFiles.flatMap(({ problems }) => problems),
    };
  });
}
