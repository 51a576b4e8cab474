import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';
import type { NormalForm } from '../normal/normal-form.js';
import type { Side, SideResource } from '../side.js';
import { patternTextFor } from './arn-form.js';
import { type Grant, grantOf, type PatternText } from './grant.js';
import { type Holder, holderKey, type HolderKind } from './holder.js';
import { invokeStatement } from './invoke-statement.js';

/** Properties of a policy resource that name what it is attached to. */
const targetsOfTypes: { readonly [type: string]: readonly string[] } = {
  'AWS::IAM::Policy': ['Roles', 'Users', 'Groups'],
  'AWS::IAM::RolePolicy': ['RoleName'],
  'AWS::IAM::UserPolicy': ['UserName'],
  'AWS::IAM::GroupPolicy': ['GroupName'],
  'AWS::SQS::QueuePolicy': ['Queues'],
  'AWS::SQS::QueueInlinePolicy': ['Queue'],
  'AWS::SNS::TopicPolicy': ['Topics'],
  'AWS::SNS::TopicInlinePolicy': ['TopicArn'],
  'AWS::S3::BucketPolicy': ['Bucket'],
  'AWS::SecretsManager::ResourcePolicy': ['SecretId'],
  'AWS::Events::EventBusPolicy': ['EventBusName'],
};

/** All holders of one side of a comparison, by kind and ID. */
export function holdersOf({ resources, form }: Side): ReadonlyMap<string, Holder> {
  const patternText = patternTextFor(resources);
  const found = new Map<string, { kind: HolderKind; id: string; grants: Grant[]; managed: Map<string, Path> }>();
  const open = (kind: HolderKind, id: string): { grants: Grant[]; managed: Map<string, Path> } => {
    const key = holderKey(kind, id);
    const known = found.get(key) ?? { kind, id, grants: [], managed: new Map() };
    found.set(key, known);
    return known;
  };
  for (const resource of resources.values()) {
    if (resource.type === 'AWS::Lambda::Permission') {
      const statement = invokeStatement(resource.properties);
      open('invoke', targetId(resource.properties['FunctionName'])).grants.push(grantOf(statement, ['Resources', resource.logicalId], patternText));
      continue;
    }
    for (const { kind, document, path } of documentsIn(resource)) {
      const grants = statementsOf(document, path, form, patternText);
      for (const id of kind === 'trust' ? [resource.logicalId] : targetsOf(resource)) open(kind, id).grants.push(...grants);
    }
    if (isIdentity(resource.type)) {
      const { managed } = open('identity', resource.logicalId);
      const list = resource.properties['ManagedPolicyArns'];
      for (const [place, arn] of placed(list, form)) managed.set(patternText(arn), pathOf(resource, ['ManagedPolicyArns', place]));
    }
  }
  return found;
}

interface PolicyDocumentAt {
  readonly kind: HolderKind;
  readonly document: Value;
  readonly path: Path;
}

/** The policy documents of a resource: in its properties, in the entries of a list of them, and in a Swagger document. */
function documentsIn(resource: SideResource): PolicyDocumentAt[] {
  const kind = resource.type.startsWith('AWS::IAM::') || resource.type === 'AWS::SSO::PermissionSet' ? 'identity' : 'resource';
  return [...entriesOf(resource.properties)].flatMap(([name, value]): PolicyDocumentAt[] => {
    if (name === 'Metadata' || name === 'Definition') return [];
    const own = isDocument(value)
      ? [{ document: value, path: pathOf(resource, [name]) }]
      : [...inner(value)].map(([document, path]) => ({ document, path: pathOf(resource, [name, ...path]) }));
    return own.map((one) => ({ ...one, kind: name === 'AssumeRolePolicyDocument' ? ('trust' as const) : kind }));
  });
}

function* inner(value: Value): Generator<readonly [Value, Path]> {
  const list = Array.isArray(value);
  for (const [key, entry] of entriesOf(value)) {
    const at = list ? Number(key) : key;
    if (!isMap(entry)) continue;
    if (!list && isDocument(entry)) yield [entry, [at]];
    if (list && isDocument(entry['PolicyDocument'])) yield [entry['PolicyDocument'], [at, 'PolicyDocument']];
  }
}

function isDocument(value: Value | undefined): value is { readonly [key: string]: Value } {
  return isMap(value) && value['Statement'] !== undefined && (value['Version'] !== undefined || Array.isArray(value['Statement']) || isMap(value['Statement']));
}

function statementsOf(document: Value, path: Path, form: NormalForm, patternText: PatternText): Grant[] {
  const statement = isMap(document) ? document['Statement'] : undefined;
  if (!Array.isArray(statement)) return statement === undefined ? [] : [grantOf(statement, [...path, 'Statement'], patternText)];
  return placed(statement, form).map(([place, one]) => grantOf(one, [...path, 'Statement', place], patternText));
}

/** The entries of a list with the places at which they stand in the template. */
function placed(list: Value | undefined, form: NormalForm): (readonly [number, Value])[] {
  if (!Array.isArray(list)) return [];
  const places = form.placesIn(list as readonly Value[]);
  return (list as readonly Value[]).map((one, index) => [places?.[index] ?? index, one]);
}

function targetsOf({ type, properties, logicalId }: SideResource): string[] {
  if (!Object.hasOwn(targetsOfTypes, type)) return [logicalId];
  const targets = targetsOfTypes[type]!.flatMap((name) => listOf(properties[name])).map(targetId);
  return targets.length === 0 ? [logicalId] : targets;
}

function listOf(value: Value | undefined): readonly Value[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? (value as readonly Value[]) : [value];
}

/** The logical ID to which a value refers, or else the value. */
export function targetId(value: Value | undefined): string {
  if (isMap(value)) {
    const { Ref: ref, 'Fn::GetAtt': attribute } = value;
    if (typeof ref === 'string') return ref;
    if (Array.isArray(attribute) && typeof attribute[0] === 'string') return attribute[0];
  }
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}

export function isIdentity(type: string): boolean {
  return type === 'AWS::IAM::Role' || type === 'AWS::IAM::User' || type === 'AWS::IAM::Group';
}

function pathOf({ logicalId }: SideResource, path: Path): Path {
  return ['Resources', logicalId, 'Properties', ...path];
}
