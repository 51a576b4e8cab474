import { isBranch } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { expandTemplate } from './expand-template.js';
import type { PlainResource } from './plain-resource.js';
import { isOfSam } from './sam-resource.js';

/** What the caller must acknowledge before CloudFormation creates a stack. */
export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND';

const names = ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName'];

const nested = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/** The capabilities that a template needs, including its merged resources. */
export function capabilitiesOf(template: TemplateDocument): Capability[] {
  const { resources, unknown } = expandTemplate(template);
  const hasNested = resources.some(({ type }) => nested.includes(type));
  // The content of a nested template is not known here, but the root stack must acknowledge it.
  const isNamed = hasNested || resources.some((resource) => isIam(resource) && names.some((name) => Object.hasOwn(resource.properties, name)));
  // An unknown type of SAM may create a role.
  const hasIam = resources.some(isIam) || unknown.some(({ type }) => isOfSam(type));
  return [
    ...(isNamed ? (['CAPABILITY_NAMED_IAM'] as const) : hasIam ? (['CAPABILITY_IAM'] as const) : []),
    ...(hasNested || hasMacro(template) ? (['CAPABILITY_AUTO_EXPAND'] as const) : []),
  ];
}

function isIam({ type }: PlainResource): boolean {
  return type.startsWith('AWS::IAM::');
}

/** SAM's own transform needs no capability; all others are macros, including those inside the template. */
function hasMacro(template: TemplateDocument): boolean {
  const transforms = [template['Transform'] ?? []].flat();
  if (transforms.some((name) => name !== 'AWS::Serverless-2016-10-31')) return true;
  // Searching the JSON is several times faster than walking the template, and hardly any template has this key.
  return JSON.stringify(template).includes('"Fn::Transform"') && holdsKey(template, 'Fn::Transform');
}

function holdsKey(value: Value, key: string): boolean {
  return isBranch(value) && (Object.hasOwn(value, key) || Object.values<Value>(value).some((inner) => holdsKey(inner, key)));
}
