import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import type { Problem } from '../problem/problem.js';
import { type Target, targetOf } from './event-source.js';
import type { MergedTemplate } from './merged-template.js';

/** What an event of SAM may come from. */
interface Wanted {
  /** The property of the event. */
  readonly key: string;
  /** A resource's type, with the attribute that gives what the event needs. */
  readonly types: { readonly [type: string]: string };
  /** Whether `Ref` of the first type gives the ARN too. */
  readonly refIsArn: boolean;
}

const wantedBy: { readonly [eventType: string]: Wanted } = {
  SQS: { key: 'Queue', types: { 'AWS::SQS::Queue': 'Arn' }, refIsArn: false },
  SNS: { key: 'Topic', types: { 'AWS::SNS::Topic': 'TopicArn' }, refIsArn: true },
  Kinesis: { key: 'Stream', types: { 'AWS::Kinesis::Stream': 'Arn', 'AWS::Kinesis::StreamConsumer': 'ConsumerARN' }, refIsArn: false },
  DynamoDB: { key: 'Stream', types: { 'AWS::DynamoDB::Table': 'StreamArn', 'AWS::DynamoDB::GlobalTable': 'StreamArn' }, refIsArn: false },
};

/** Checks that a resource of the template that an event comes from is of the right kind, and is named by its ARN. */
export function checkEventSources(merged: MergedTemplate): Problem[] {
  return [...entriesOf(merged.template['Resources'])].flatMap(([id, resource]) => {
    if (!isMap(resource) || resource['Type'] !== 'AWS::Serverless::Function' || !isMap(resource['Properties'])) return [];
    return [...entriesOf(resource['Properties']['Events'])].flatMap(([key, event]) => {
      const type = isMap(event) ? textOf(event['Type']) : '';
      const wanted = Object.hasOwn(wantedBy, type) ? wantedBy[type]! : undefined;
      const value = isMap(event) && isMap(event['Properties']) && wanted !== undefined ? event['Properties'][wanted.key] : undefined;
      const target = targetOf(value, merged.targets);
      if (wanted === undefined || target === undefined) return [];
      const problem = check(target, wanted, value, type);
      const where = merged.placeOf(['Resources', id, 'Properties', 'Events', key, 'Properties', wanted.key]);
      return problem === undefined ? [] : [{ code: 'event-source-target' as const, severity: 'error' as const, where, ...problem }];
    });
  });
}

function check({ resource, attribute, byRef }: Target, wanted: Wanted, value: Value | undefined, type: string): Pick<Problem, 'message' | 'fix'> | undefined {
  const { logicalId, type: found } = resource;
  const right = Object.hasOwn(wanted.types, found) ? wanted.types[found]! : undefined;
  const [first] = Object.keys(wanted.types);
  if (right === undefined) {
    const message = `an event of the type ${type} cannot come from '${logicalId}', which is ${found}`;
    return found.startsWith('AWS::') ? { message, fix: `name a resource of the type ${first}` } : undefined;
  }
  const isWritten = typeof value === 'object' && JSON.stringify(value).includes('arn:');
  const fix = `use '\${${logicalId}.${right}}'`;
  if (byRef && wanted.refIsArn && !isWritten) return undefined;
  if (byRef && !isNamedByRef(found)) return { message: `'\${${logicalId}}' is not ${isWritten ? 'the name' : 'the ARN'} of the ${nounOf(found)}`, fix };
  // A name in an ARN that is written out, or an attribute that does not exist, which is told elsewhere.
  if (attribute === undefined || attribute === right || isWritten || attribute !== 'Arn') return undefined;
  return { message: `an event of the type ${type} comes from the ${right} of '${logicalId}', not from its ${attribute}`, fix };
}

/** `Ref` of a queue gives its URL, and of a topic its ARN. */
function isNamedByRef(type: string): boolean {
  return type !== 'AWS::SQS::Queue' && type !== 'AWS::SNS::Topic';
}

function nounOf(type: string): string {
  return type === 'AWS::SQS::Queue' ? 'queue' : 'topic';
}
