import type { Value } from '../../cloudformation/template.js';
import { liveText } from './live-text.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { lookupIn, roleArns } from './resource-name.js';
import type { ExpandedStage, StageTemplate } from './stage-template.js';

/** Roles that the app's resources assume. */
export interface PassedRoles {
  /** Strings for `Fn::Sub`. */
  readonly arns: readonly string[];
  /** The services that assume them. */
  readonly services: readonly Value[];
}

/** Properties in which a template names an existing role. */
const roleKeys: readonly string[] = [
  'Role',
  'RoleArn',
  'RoleARN',
  'ExecutionRoleArn',
  'ServiceRoleArn',
  'CredentialsArn',
  'authorizerCredentials',
  'credentials',
];

/** The services that assume a resource's roles, if their names differ from the namespace of its type. */
const services: { readonly [start: string]: string } = {
  'AWS::StepFunctions::': 'states',
  'AWS::ApiGatewayV2::': 'apigateway',
  'AWS::KinesisFirehose::': 'firehose',
};

/** The stacks' own roles, for the services that they trust, and the roles that their functions and APIs name. */
export function passedRoles(stages: readonly ExpandedStage[]): PassedRoles {
  const own = stages.filter(({ resources }) => resources.some(isRole)).flatMap(roleArns);
  const trusted = stages.flatMap(({ resources }) => resources.filter(isRole).flatMap(({ properties }) => trustedServices(properties)));
  const named = stages.flatMap((stage) => stage.resources.flatMap((resource) => namedRoles(resource, stage)));
  const all = [...trusted, ...named.map(({ service }) => service)];
  const once = new Map(all.map((service) => [JSON.stringify(service), service]));
  return { arns: [...new Set([...own, ...named.map(({ arn }) => arn)])], services: [...once.values()] };
}

function isRole({ type }: PlainResource): boolean {
  return type === 'AWS::IAM::Role';
}

function trustedServices({ AssumeRolePolicyDocument: document }: PlainResource['properties']): Value[] {
  const statements = [((document ?? {}) as { readonly Statement?: Value }).Statement ?? []].flat() as ({ readonly Principal?: Value } | null)[];
  return statements.flatMap((statement) => {
    const service = (statement?.Principal as { readonly Service?: Value } | null | undefined)?.Service;
    return service === undefined ? [] : [service].flat<Value>();
  });
}

function namedRoles({ type, properties }: PlainResource, stage: StageTemplate): { arn: string; service: string }[] {
  const service = `${serviceOf(type)}.amazonaws.com`;
  return givenArns(properties, stage).map((arn) => ({ arn, service }));
}

function serviceOf(type: string): string {
  const start = Object.keys(services).find((one) => type.startsWith(one));
  return start === undefined ? (type.split('::')[1] ?? 'lambda').toLowerCase() : services[start]!;
}

function givenArns(value: Value | undefined, stage: StageTemplate): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as { readonly [key: string]: Value }).flatMap(([key, inner]) => {
    const arn = roleKeys.includes(key) ? liveText(inner, lookupIn(stage)) : '';
    return arn.startsWith('arn:') ? [arn] : givenArns(inner, stage);
  });
}
