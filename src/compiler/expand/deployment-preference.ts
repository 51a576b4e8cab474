import { isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { resolved } from './parameter.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { trustIn } from './role.js';
import type { SamResource } from './sam-resource.js';

const applicationId = 'ServerlessDeploymentApplication';
const serviceRoleId = 'CodeDeployServiceRole';

interface User {
  readonly fn: SamResource;
  readonly preference: { readonly [name: string]: Value };
}

/** What `DeploymentPreference` adds to each function; `sharedDeployment` adds what they share. */
export function deploymentGroup(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const preference = preferenceOf(fn, template);
  if (preference === undefined) return [];
  const group = addedResource(fn, `${fn.logicalId}DeploymentGroup`, 'AWS::CodeDeploy::DeploymentGroup', {
    ApplicationName: ref(applicationId),
    ServiceRoleArn: preference['Role'] ?? getAtt(serviceRoleId, 'Arn'),
  });
  return [{ ...group, attributes: conditionOf({ fn, preference }) }];
}

/** The application of CodeDeploy, and its role unless all functions name one. */
export function sharedDeployment(functions: readonly SamResource[], template: TemplateDocument): PlainResource[] {
  const users = functions.flatMap((fn): User[] => {
    const preference = preferenceOf(fn, template);
    return preference === undefined ? [] : [{ fn, preference }];
  });
  if (users.length === 0) return [];
  const attributes = sharedCondition(users);
  const shared = (logicalId: string, type: string, properties: PlainResource['properties']): PlainResource => {
    return { logicalId, type, properties, attributes, origin: users[0]!.fn.logicalId };
  };
  return [
    shared(applicationId, 'AWS::CodeDeploy::Application', { ComputePlatform: 'Lambda' }),
    ...(users.every(({ preference }) => preference['Role'] !== undefined)
      ? []
      : [shared(serviceRoleId, 'AWS::IAM::Role', { AssumeRolePolicyDocument: trustIn('codedeploy') })]),
  ];
}

function preferenceOf({ type, properties }: SamResource, template: TemplateDocument): User['preference'] | undefined {
  const { DeploymentPreference: preference } = properties;
  if (type !== 'AWS::Serverless::Function' || !isMap(preference)) return undefined;
  const enabled = resolved(preference['Enabled'], template);
  return enabled === false || enabled === 'false' || enabled === 'False' ? undefined : preference;
}

/** The CodeDeploy resources ignore the function's condition unless `PassthroughCondition` is set. */
function conditionOf({ fn, preference }: User): { readonly Condition?: Value } {
  const { Condition: condition } = fn.attributes;
  const isPassed = [true, 'true', 'True'].includes(preference['PassthroughCondition'] as string);
  return isPassed && condition !== undefined ? { Condition: condition } : {};
}

/** Only if all have a condition: that one, or one that combines them. */
function sharedCondition(users: readonly User[]): { readonly Condition?: Value } {
  const conditions = users.map((user) => conditionOf(user).Condition);
  if (conditions.includes(undefined)) return {};
  return { Condition: new Set(conditions).size === 1 ? conditions[0]! : 'ServerlessCodeDeployCondition' };
}
