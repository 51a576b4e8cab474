import type { Value } from '../../cloudformation/template.js';
import { liveText } from './live-text.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { lookupIn, resourceNames } from './resource-name.js';
import type { StageTemplate } from './stage-template.js';

/** Roles that the app's resources take on. */
export interface PassedRoles {
  /** Texts for `Fn::Sub`. */
  readonly arns: readonly string[];
  /** The services that take them on. */
  readonly services: readonly Value[];
}

/** Where a template names a role that exists already. */
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

/** Who takes on the roles of a resource, where that is not called as the namespace of its type. */
const services: { readonly [start: string]: string } = {
  'AWS::StepFunctions::': 'states',
  'AWS::ApiGatewayV2::': 'apigateway',
  'AWS::KinesisFirehose::': 'firehose',
};

/** The stacks' own roles, for the services that they trust, and the ones that their functions and APIs name. */
export function passedRoles(stages: readonly { readonly stage: StageTemplate; readonly resources: readonly PlainResource[] }[]): PassedRoles {
  const own = stages.flatMap(({ stage, resources }) =>
    resources.some(({ type }) => type === 'AWS::IAM::Role')
      ? resourceNames(stage, resources, 'AWS::IAM::Role', 'RoleName').map((name) => `iam::\${AWS::AccountId}:role/${name}`)
      : [],
  );
  const trusted = stages.flatMap(({ resources }) =>
    resources.filter(({ type }) => type === 'AWS::IAM::Role').flatMap(({ properties }) => trustedServices(properties)),
  );
  const named = stages.flatMap(({ stage, resources }) => resources.flatMap((resource) => namedRoles(resource, stage)));
  const all = [...trusted, ...named.map(({ service }) => service)];
  const once = new Map(all.map((service) => [JSON.stringify(service), service]));
  return { arns: [...new Set([...own, ...named.map(({ arn }) => arn)])], services: [...once.values()] };
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
  return roleArns(properties, stage).map((arn) => ({ arn, service }));
}

function serviceOf(type: string): string {
  const start = Object.keys(services).find((one) => type.startsWith(one));
  return start === undefined ? (type.split('::')[1] ?? 'lambda').toLowerCase() : services[start]!;
}

function roleArns(value: Value | undefined, stage: StageTemplate): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value as { readonly [key: string]: Value }).flatMap(([key, inner]) => {
    const arn = roleKeys.includes(key) ? liveText(inner, lookupIn(stage)) : '';
    return arn.startsWith('arn:') ? [arn] : roleArns(inner, stage);
  });
}
