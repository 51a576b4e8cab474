import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { MergeTemplate } from '../merge/parse-merge.js';
import type { AppModel } from '../model/app-model.js';
import type { CheckContext } from '../model/check-context.js';
import { defaultRoleId, roleIdOf } from '../model/role.js';
import type { Place, Problem } from '../problem/problem.js';
import { type Characters, charactersIn, sum } from './characters.js';

/**
 * Characters in all inline policies of a role, white space not counted.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html
 */
const mostCharacters = 10_240;

/** What adds a policy to roles, with the property that names them. */
const policyTypes: { readonly [type: string]: string } = { 'AWS::IAM::RolePolicy': 'RoleName', 'AWS::IAM::Policy': 'Roles' };

interface Given extends CheckContext {
  readonly merges: readonly MergeTemplate[];
}

/** Checks that IAM takes the policies of each role, as they are after everything is merged. */
export function checkPolicySize(app: AppModel, template: TemplateDocument, given: Given): Problem[] {
  const resources = entriesOf(template['Resources']);
  const roles = [...resources].filter(([, resource]) => isMap(resource) && resource['Type'] === 'AWS::IAM::Role');
  const added = [...resources.values()].flatMap((resource) => addedPolicies(resource));
  return roles.flatMap(([id, role]) => {
    const inline = entriesOf(entriesOf(entriesOf(role).get('Properties')).get('Policies'));
    const documents = [
      ...[...inline.values()].map((policy) => entriesOf(policy).get('PolicyDocument')),
      ...added.filter(({ roleIds }) => roleIds.includes(id)).map(({ document }) => document),
    ];
    const size = sum(documents.map(charactersIn));
    return size.likely <= mostCharacters ? [] : [tooLarge(id, size, documents, app, placeOf(id, app, given))];
  });
}

function addedPolicies(resource: Value): { document: Value | undefined; roleIds: readonly string[] }[] {
  if (!isMap(resource) || !Object.hasOwn(policyTypes, String(resource['Type'])) || !isMap(resource['Properties'])) return [];
  const roles = [resource['Properties'][policyTypes[resource['Type'] as string]!] ?? []].flat() as readonly Value[];
  const roleIds = roles.flatMap((role) => (isMap(role) && typeof role['Ref'] === 'string' ? [role['Ref']] : []));
  return [{ document: resource['Properties']['PolicyDocument'], roleIds }];
}

function tooLarge(id: string, { least, likely }: Characters, documents: readonly (Value | undefined)[], app: AppModel, where: Place): Problem {
  const isSure = least > mostCharacters;
  const size = isSure
    ? `have at least ${least} characters`
    : `will probably have about ${likely} characters, depending on names that only the deployment knows`;
  const message = `the inline policies of ${id} ${size}, but IAM allows ${mostCharacters}; most of them are for ${largest(documents)}`;
  const managed = `move statements into an AWS::IAM::ManagedPolicy of a merge template with Roles [{"Ref": "${id}"}]`;
  const fix = id === defaultRoleId && app.functions.length > 1 ? `set iam_role_per_function to true, or ${managed}` : managed;
  return isSure ? { code: 'role-policy-size', severity: 'error', where, message, fix } : { code: 'role-policy-size', severity: 'warning', where, message, fix };
}

/** The services that take most of the characters: `dynamodb (6120) and s3 (3040)`. */
function largest(documents: readonly (Value | undefined)[]): string {
  const sizes = new Map<string, number>();
  for (const document of documents) {
    for (const statement of [entriesOf(document).get('Statement') ?? []].flat<Value>()) {
      const action = [entriesOf(statement).get('Action') ?? []].flat<Value>()[0];
      const service = typeof action === 'string' ? action.split(':')[0]! : 'other statements';
      sizes.set(service, (sizes.get(service) ?? 0) + charactersIn(statement).likely);
    }
  }
  const first = [...sizes].sort(([, a], [, b]) => b - a).slice(0, 3);
  const shown = first.map(([service, size]) => `${service} (${size})`);
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1)}`;
}

/** Where a merge template changes the role, else the function whose role it is. */
function placeOf(id: string, { functions }: AppModel, { merges, placeOf: declared }: Given): Place {
  const file = merges.findLast(({ value }) => entriesOf(value['Resources']).has(id));
  if (file !== undefined) return file.place(['Resources', id, 'Properties', 'Policies']);
  return declared(functions.find(({ name }) => roleIdOf(name) === id)?.at ?? []);
}
