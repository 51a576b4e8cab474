import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from '../expand/plain-resource.js';

/** A resource of the template that an event source names, by its attribute or by its own name. */
export interface Target {
  readonly resource: PlainResource;
  /** `Arn` of `${Jobs.Arn}`; undefined for `Ref`, and where an ARN with the resource's name is written out. */
  readonly attribute?: string;
  /** Whether the value is the result of `Ref`, or an ARN that ends with it. */
  readonly byRef: boolean;
}

/** The property that names a resource, for each kind of queue and stream. */
const nameKeys: { readonly [type: string]: string } = {
  'AWS::SQS::Queue': 'QueueName',
  'AWS::SNS::Topic': 'TopicName',
  'AWS::Kinesis::Stream': 'Name',
};

/** What event sources can lead to, by logical IDs, and by the end of an ARN with a name that is written out: `sqs:jobs`. */
export interface Targets {
  readonly byId: ReadonlyMap<string, PlainResource>;
  readonly byName: ReadonlyMap<string, PlainResource>;
}

export function targetsIn(byId: ReadonlyMap<string, PlainResource>): Targets {
  const named = [...byId.values()].flatMap((resource) => {
    const { type, properties } = resource;
    const name = Object.hasOwn(nameKeys, type) ? properties[nameKeys[type]!] : undefined;
    return typeof name === 'string' ? [[`${type.split('::')[1]!.toLowerCase()}:${name}`, resource] as const] : [];
  });
  return { byId, byName: new Map(named) };
}

/** What the ARN of an event source leads to; undefined if that is not in the template, or not known before the deployment. */
export function targetOf(arn: Value | undefined, targets: Targets): Target | undefined {
  const found = (id: string, byRef: boolean, attribute?: string): Target | undefined => {
    const resource = targets.byId.get(id);
    return resource && { resource, byRef, ...(attribute !== undefined && { attribute }) };
  };
  if (typeof arn === 'string') return named(arn, targets);
  if (!isMap(arn)) return undefined;
  const { Ref: ref, 'Fn::GetAtt': getAtt, 'Fn::Sub': sub } = arn;
  if (typeof ref === 'string') return found(ref, true);
  const [id, attribute] = typeof getAtt === 'string' ? getAtt.split('.') : [...entriesOf(getAtt).values()];
  if (typeof id === 'string' && typeof attribute === 'string') return found(id, false, attribute);
  if (typeof sub !== 'string') return undefined;
  const whole = /^\$\{([A-Za-z0-9]+)(?:\.([A-Za-z0-9.]+))?\}$/.exec(sub);
  if (whole !== null) return found(whole[1]!, whole[2] === undefined, whole[2]);
  const last = /^arn:.*[:/]\$\{([A-Za-z0-9]+)(?:\.([A-Za-z0-9.]+))?\}$/.exec(sub);
  return last === null ? named(sub, targets) : found(last[1]!, last[2] === undefined, last[2]);
}

/** By a name that is written out in both places: account and region are taken for the stack's. */
function named(arn: string, { byName }: Targets): Target | undefined {
  const name = /^arn:.*:(?:stream\/)?([A-Za-z0-9_.-]+)$/.exec(arn)?.[1];
  const service = /^arn:(?:[^:]|::)*:(sqs|sns|kinesis):/.exec(arn)?.[1];
  const resource = name === undefined ? undefined : byName.get(`${service}:${name}`);
  return resource && { resource, byRef: false };
}
