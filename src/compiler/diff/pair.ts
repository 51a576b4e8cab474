import type { Value } from '../cloudformation/template.js';
import { normalDifferences, type NormalDifference } from './normal/normal-difference.js';
import type { ChangeSubject } from './stage-diff.js';
import type { Side, SideResource } from './side.js';

/** A resource on both sides, or on one. */
export interface ResourcePair {
  readonly logicalId: string;
  readonly type: string;
  readonly was: SideResource | undefined;
  readonly is: SideResource | undefined;
  /** Where both differ, below the resource: `['Properties', 'Timeout']`. Empty if one is missing. */
  readonly differences: readonly NormalDifference[];
  readonly subject: ChangeSubject;
}

/** In the older template's order, followed by new ones. Those that are equal are left out. */
export function changedPairs(before: Side, after: Side): ResourcePair[] {
  return [...new Set([...before.resources.keys(), ...after.resources.keys()])].flatMap((logicalId) => {
    const [was, is] = [before.resources.get(logicalId), after.resources.get(logicalId)];
    const differences = was === undefined || is === undefined ? [] : normalDifferences(wholeOf(was), wholeOf(is), [before.form, after.form]);
    const { type, origin } = (is ?? was)!;
    if (
      was !== undefined &&
      is !== undefined &&
      differences.every((one) => isOfHash(type, one)) &&
      (was.hashed === is.hashed || deploymentTypes.includes(type))
    )
      return [];
    return [{ logicalId, type, was, is, differences, subject: { logicalId, type, ...(origin !== logicalId && { origin }) } }];
  });
}

/** A deployment is made anew with each change of its API, and SAM writes the hash into its description. */
const deploymentTypes: readonly string[] = ['AWS::ApiGateway::Deployment', 'AWS::ApiGatewayV2::Deployment'];

function isOfHash(type: string, { path }: NormalDifference): boolean {
  return deploymentTypes.includes(type) && path[0] === 'Properties' && path[1] === 'Description';
}

function wholeOf({ type, properties, attributes }: SideResource): Value {
  return { ...attributes, Type: type, Properties: properties };
}
