import type { TemplateDocument } from '../cloudformation/template.js';

/** What CloudFormation asks its caller to agree to before it makes a stack. */
export type Capability = 'CAPABILITY_IAM' | 'CAPABILITY_NAMED_IAM' | 'CAPABILITY_AUTO_EXPAND';

interface Resource {
  readonly Type?: unknown;
  readonly Properties?: unknown;
}

const names = ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName'];

/** SAM's types that bring no IAM resource with them; a function has a role of SAM's only without one of its own. */
const withoutRole = ['AWS::Serverless::Api', 'AWS::Serverless::HttpApi', 'AWS::Serverless::LayerVersion', 'AWS::Serverless::SimpleTable'];

const nested = ['AWS::CloudFormation::Stack', 'AWS::Serverless::Application'];

/** The capabilities that a template needs, merged resources included. */
export function capabilitiesOf(template: TemplateDocument): Capability[] {
  const resources = Object.values(mapOf(template['Resources'])).map((resource) => mapOf(resource) as Resource);
  const hasNested = resources.some(({ Type }) => nested.includes(String(Type)));
  // What a nested template makes can't be seen from here, and the root has to agree to it.
  const isNamed = hasNested || resources.some(({ Type, Properties }) => isIam(Type) && names.some((name) => Object.hasOwn(mapOf(Properties), name)));
  const hasIam = resources.some(needsIam);
  return [
    ...(isNamed ? (['CAPABILITY_NAMED_IAM'] as const) : hasIam ? (['CAPABILITY_IAM'] as const) : []),
    ...(hasNested || hasMacro(template) ? (['CAPABILITY_AUTO_EXPAND'] as const) : []),
  ];
}

/** Parameters, which come from merged templates only, that have to be given since they have no default. */
export function requiredParameters(template: TemplateDocument): string[] {
  return parameters(template).flatMap(([name, parameter]) => (Object.hasOwn(mapOf(parameter), 'Default') ? [] : [name]));
}

export function parameterNames(template: TemplateDocument): string[] {
  return parameters(template).map(([name]) => name);
}

function parameters(template: TemplateDocument): [name: string, parameter: unknown][] {
  return Object.entries(mapOf(template['Parameters']));
}

function needsIam({ Type, Properties }: Resource): boolean {
  const type = String(Type);
  if (isIam(Type)) return true;
  if (type === 'AWS::Serverless::Function') return !Object.hasOwn(mapOf(Properties), 'Role');
  return type.startsWith('AWS::Serverless::') && !withoutRole.includes(type);
}

function isIam(type: unknown): boolean {
  return String(type).startsWith('AWS::IAM::');
}

/** SAM's own transform needs nothing; others, also those inside of the template, are macros. */
function hasMacro(template: TemplateDocument): boolean {
  const transforms = [template['Transform'] ?? []].flat();
  return transforms.some((name) => name !== 'AWS::Serverless-2016-10-31') || holdsKey(template, 'Fn::Transform');
}

function holdsKey(value: unknown, key: string): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return Object.hasOwn(value, key) || Object.values(value).some((inner) => holdsKey(inner, key));
}

function mapOf(value: unknown): { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as { readonly [key: string]: unknown }) : {};
}
