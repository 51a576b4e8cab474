import { isMap } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { Properties } from '../expand/properties.js';
import type { Path } from './difference.js';
import type { NormalForm } from './normal/normal-form.js';
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
    if (was !== undefined && is !== undefined && isWrittenAlike(was, is)) return [];
    const differences = was === undefined || is === undefined ? [] : differencesIn(was, is);
    const { type, origin } = (is ?? was)!;
    if (
      was !== undefined &&
      is !== undefined &&
      differences.every((one) => isOfHash(type, one)) &&
      (deploymentTypes.includes(type) || was.hashed === is.hashed)
    )
      return [];
    return [{ logicalId, type, was, is, differences, subject: { logicalId, type, ...(origin !== logicalId && { origin }) } }];
  });
}

function isWrittenAlike({ plain: was }: SideResource, { plain: is }: SideResource): boolean {
  if (was === is) return true;
  // Documents of APIs are long; they are compared by their parts.
  if (was.type !== is.type || was.properties['Body'] !== is.properties['Body']) return false;
  if (JSON.stringify([was.properties, was.attributes]) !== JSON.stringify([is.properties, is.attributes])) return false;
  return deploymentTypes.includes(was.type) || (was.logicalId === is.logicalId && JSON.stringify(was.hashed) === JSON.stringify(is.hashed));
}

/** A deployment is made anew with each change of its API, and SAM writes the hash into its description. */
const deploymentTypes: readonly string[] = ['AWS::ApiGateway::Deployment', 'AWS::ApiGatewayV2::Deployment'];

function isOfHash(type: string, { path }: NormalDifference): boolean {
  return deploymentTypes.includes(type) && path[0] === 'Properties' && path[1] === 'Description';
}

/** Only what is not written alike is brought into normal form: of an API, the routes that changed. */
function differencesIn(was: SideResource, is: SideResource): NormalDifference[] {
  const forms = [was.form, is.form] as const;
  const attributes = was.attributes;
  const found = normalDifferences({ ...attributes, Type: was.type }, { ...is.attributes, Type: is.type }, forms);
  return [...found, ...below(was.plain.properties, is.plain.properties, ['Properties'])];

  function below(old: Properties, fresh: Properties, path: Path): NormalDifference[] {
    return [...new Set([...Object.keys(old), ...Object.keys(fresh)])].flatMap((key) => {
      const [one, other] = [ownValue(old, key), ownValue(fresh, key)];
      if (one === other) return [];
      const at = [...path, key];
      if (isDocument(at) && isMap(one) && isMap(other) && !isIntrinsic(one) && !isIntrinsic(other)) return below(one, other, at);
      if (one !== undefined && other !== undefined && JSON.stringify(one) === JSON.stringify(other)) return [];
      const normal = ([form, value]: readonly [NormalForm, Value | undefined]): Value | undefined => (value === undefined ? undefined : form.at(key, value));
      return normalDifferences(normal([was.form, one]), normal([is.form, other]), forms, at);
    });
  }
}

/** A Swagger document, its paths, and each of them. */
function isDocument(path: Path): boolean {
  return path[1] === 'Body' && (path.length === 2 || (path[2] === 'paths' && path.length < 5));
}

function ownValue(map: Properties, key: string): Value | undefined {
  return Object.hasOwn(map, key) ? map[key] : undefined;
}
