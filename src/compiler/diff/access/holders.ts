import { entriesOf, isBranch, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';
import type { NormalForm } from '../normal/normal-form.js';
import type { ResourcePair } from '../pair.js';
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

/** Keys of holders. */
export type HolderKeys = ReadonlySet<string>;

/** The holders that changed resources say something about, and the old and the new roles of functions that have got another one. */
export function changedHolders(pairs: readonly ResourcePair[]): HolderKeys {
  const keys = new Set<string>();
  for (const { was, is } of pairs) {
    for (const resource of [was, is]) {
      if (resource !== undefined) for (const { kind, ids } of sourcesIn(resource)) for (const id of ids) keys.add(holderKey(kind, id));
    }
    const [old, fresh] = [was, is].map(roleOf);
    if (old !== fresh) for (const id of [old, fresh]) if (id !== undefined) keys.add(holderKey('identity', id));
  }
  return keys;
}

/** The role of a function; undefined for anything else. */
function roleOf(resource: SideResource | undefined): string | undefined {
  return resource?.type === 'AWS::Lambda::Function' ? targetId(resource.properties['Role']) : undefined;
}

/** Holders of one side of a comparison, by kind and ID. */
export function holdersOf({ resources, form }: Side, keys: HolderKeys): ReadonlyMap<string, Holder> {
  if (keys.size === 0) return new Map();
  const patternText = patternTextFor(resources);
  const found = new Map<string, { kind: HolderKind; id: string; grants: Grant[]; managed: Map<string, Path> }>();
  for (const resource of resources.values()) {
    for (const { kind, ids, grants, managed } of sourcesIn(resource)) {
      const wanted = ids.filter((id) => keys.has(holderKey(kind, id)));
      if (wanted.length === 0) continue;
      const own = grants(form, patternText);
      for (const id of wanted) {
        const holder = found.get(holderKey(kind, id)) ?? { kind, id, grants: [], managed: new Map<string, Path>() };
        found.set(holderKey(kind, id), holder);
        for (const grant of own) holder.grants.push(grant);
        for (const [place, arn] of placed(managed, form)) holder.managed.set(patternText(arn), pathOf(resource, ['ManagedPolicyArns', place]));
      }
    }
  }
  return found;
}

/** What a resource says about holders. */
interface Source {
  readonly kind: HolderKind;
  readonly ids: readonly string[];
  readonly grants: (form: NormalForm, patternText: PatternText) => Grant[];
  readonly managed?: Value | undefined;
}

function sourcesIn(resource: SideResource): Source[] {
  const { logicalId, type } = resource;
  if (type === 'AWS::Lambda::Permission') {
    const grants: Source['grants'] = (_, patternText) => [grantOf(invokeStatement(resource.properties), ['Resources', logicalId], patternText)];
    return [{ kind: 'invoke', ids: [targetId(resource.properties['FunctionName'])], grants }];
  }
  if (!mayHavePolicy(resource)) return [];
  const documents = documentsIn(resource).map(({ kind, document, path }): Source => ({
    kind,
    ids: kind === 'trust' ? [logicalId] : targetsOf(resource),
    grants: (form, patternText) => statementsOf(document, path, form, patternText),
  }));
  return isIdentity(type)
    ? [...documents, { kind: 'identity', ids: [logicalId], grants: () => [], managed: resource.properties['ManagedPolicyArns'] }]
    : documents;
}

/** Told from what is written: to bring the properties into normal form takes longer. */
function mayHavePolicy({ type, plain }: SideResource): boolean {
  if (isIdentity(type)) return true;
  const isPolicy = (value: Value | undefined): boolean => isMap(value) && value['Statement'] !== undefined;
  const isAbove = (value: Value): boolean =>
    isPolicy(value) || (isBranch(value) && Object.values(value).some((one: Value) => isPolicy(one) || (isMap(one) && isPolicy(one['PolicyDocument']))));
  return Object.values(plain.properties).some(isAbove);
}

interface PolicyDocumentAt {
  readonly kind: HolderKind;
  readonly document: Value;
  readonly path: Path;
}

/** The policy documents of a resource: in its properties, in the entries of a list of them, and in a Swagger document. */
function documentsIn(resource: SideResource): PolicyDocumentAt[] {
  const kind = resource.type.startsWith('AWS::IAM::') || resource.type === 'AWS::SSO::PermissionSet' ? 'identity' : 'resource';
  return [...entriesOf(resource.plain.properties)].flatMap(([name, value]): PolicyDocumentAt[] => {
    const own = isDocument(value) ? [[resource.properties[name]!, []] as const] : Array.isArray(value) ? listed(resource, name) : inside(resource, value);
    return own.map(([document, path]) => ({ document, path: pathOf(resource, [name, ...path]), kind: name === 'AssumeRolePolicyDocument' ? 'trust' : kind }));
  });
}

/** The policies of a role, each with its name. */
function listed(resource: SideResource, name: string): (readonly [Value, Path])[] {
  return placed(resource.properties[name], resource.form).flatMap(([place, entry]) => {
    const document = isMap(entry) ? entry['PolicyDocument'] : undefined;
    return isDocument(document) ? [[document, [place, 'PolicyDocument']]] : [];
  });
}

function inside({ form }: SideResource, value: Value): (readonly [Value, Path])[] {
  return [...entriesOf(value)].flatMap(([key, entry]) => (isDocument(entry) ? [[form.at(key, entry), [key]]] : []));
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
  return typeof value === 'string' ? value : value === undefined ? 'unknown' : JSON.stringify(value);
}

export function isIdentity(type: string): boolean {
  return type === 'AWS::IAM::Role' || type === 'AWS::IAM::User' || type === 'AWS::IAM::Group';
}

function pathOf({ logicalId }: SideResource, path: Path): Path {
  return ['Resources', logicalId, 'Properties', ...path];
}
