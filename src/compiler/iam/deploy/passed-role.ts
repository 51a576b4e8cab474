import { distinct } from '../../cloudformation/distinct.js';
import { entriesOf, isBranch } from '../../cloudformation/branch.js';
import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { Wide } from './grant.js';
import { subText } from './live-text.js';
import { possibleTexts } from './possible-texts.js';
import { roleArns } from './resource-name.js';
import type { ExpandedStage, Scope } from './scope.js';
import { wideFor } from './wide.js';

/** Roles that the app's resources assume. */
export interface PassedRoles {
  /** Strings for `Fn::Sub`. */
  readonly arns: readonly string[];
  /** The services that assume them. */
  readonly services: readonly Value[];
  /** The roles that are known only at deployment. */
  readonly wide: readonly Wide[];
}

interface NamedRole {
  /** After `arn:<partition>:`, or whole. */
  readonly arn: string;
  readonly service: string;
  readonly wide: readonly Wide[];
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

/** Properties that hold the app's own words, whatever their names are. */
const otherWords: readonly string[] = ['Environment', 'Tags', 'Metadata'];

/** What a role known only at deployment is held to. */
const anyRole = 'iam::${AWS::AccountId}:role/*';

/** The services that assume a resource's roles, if their names differ from the namespace of its type. */
const services: { readonly [start: string]: string } = {
  'AWS::StepFunctions::': 'states',
  'AWS::ApiGatewayV2::': 'apigateway',
  'AWS::KinesisFirehose::': 'firehose',
};

/** The stack's own roles, for the services that they trust, and the roles that its functions and APIs name. */
export function passedRoles(stage: ExpandedStage): PassedRoles {
  const { resources, scope } = stage;
  const own = resources.some(isRole) ? roleArns(stage) : [];
  const trusted = resources.filter(isRole).flatMap(({ properties }) => trustedServices(properties));
  const named = resources.flatMap((resource) => namedRoles(resource, scope)).filter(({ arn }) => !own.includes(arn));
  const all = [...trusted, ...named.map(({ service }) => service)];
  return {
    arns: [...new Set([...own, ...named.map(({ arn }) => arn)])],
    services: distinct(all),
    wide: named.flatMap(({ wide }) => wide),
  };
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

function namedRoles({ logicalId, origin, type, properties }: PlainResource, scope: Scope): NamedRole[] {
  const service = `${serviceOf(type)}.amazonaws.com`;
  return givenRoles(properties, ['Properties']).flatMap(({ value, path }) =>
    possibleTexts(value, scope).flatMap((choice): NamedRole[] => {
      if (choice === undefined) return [];
      const text = subText(choice);
      const arn = text.replace(/^arn:\$\{AWS::Partition\}:/, '');
      const wide = wideFor(logicalId, path, [choice], scope, () => (text.startsWith('arn:') ? text.slice(text.lastIndexOf(':') + 1) : 'role/*'));
      const told = wide.map((one) => ({ ...one, logicalId: origin }));
      if (text.startsWith('arn:')) return [{ arn, service, wide: told }];
      // A text that is no ARN is not a role: a key may have the same name by chance.
      return isIntrinsic(value) && wide.length > 0 ? [{ arn: anyRole, service, wide: told }] : [];
    }),
  );
}

function serviceOf(type: string): string {
  const start = Object.keys(services).find((one) => type.startsWith(one));
  return start === undefined ? (type.split('::')[1] ?? 'lambda').toLowerCase() : services[start]!;
}

/** The values in which a resource names roles, with the paths to them. */
function givenRoles(value: Value | undefined, path: readonly string[]): { readonly value: Value; readonly path: readonly string[] }[] {
  if (!isBranch(value)) return [];
  return [...entriesOf(value)].flatMap(([key, inner]) => {
    const place = [...path, key];
    if (otherWords.includes(key)) return [];
    const isRoleKey = roleKeys.includes(key) && (typeof inner === 'string' || isIntrinsic(inner));
    return isRoleKey ? [{ value: inner, path: place }] : givenRoles(inner, place);
  });
}
