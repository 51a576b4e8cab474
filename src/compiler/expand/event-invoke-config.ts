import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { destinationPolicies } from './event-policy.js';
import { aliasId, aliasOf } from './function-version.js';
import { resolvedInside } from './parameter.js';
import { addedAfter, addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** What `EventInvokeConfig` adds: the configuration, and a queue or topic for a destination without an ARN. */
export function eventInvokeConfig(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const { logicalId } = fn;
  const config = configOf(fn, template);
  if (config === undefined) return [];
  const destinations = destinationsOf(fn, config);
  const alias = aliasOf(fn, template);
  const added = addedResource(fn, `${logicalId}EventInvokeConfig`, 'AWS::Lambda::EventInvokeConfig', {
    FunctionName: ref(logicalId),
    Qualifier: alias ?? '$LATEST',
    ...pick(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts']),
    DestinationConfig: Object.fromEntries(destinations.map(({ outcome, arn }) => [outcome, { Destination: arn }])),
  });
  return [...destinations.flatMap(({ own }) => own), alias === undefined ? added : addedAfter(aliasId(logicalId, alias), added)];
}

/** What the function's role needs to send to the destinations. */
export function eventInvokePolicies(fn: SamResource, template: TemplateDocument): Value[] {
  const config = configOf(fn, template);
  return config === undefined ? [] : destinationsOf(fn, config).flatMap(({ id, type, arn }) => destinationPolicies(id, type, arn));
}

function configOf({ properties }: SamResource, template: TemplateDocument): { readonly [key: string]: Value } | undefined {
  const { EventInvokeConfig: given } = properties;
  const config = given === undefined ? undefined : resolvedInside(given, template);
  return isMap(config) ? config : undefined;
}

interface Destination {
  readonly outcome: string;
  readonly id: string;
  readonly type: string;
  readonly arn: Value;
  /** The queue or topic that SAM generates. */
  readonly own: readonly PlainResource[];
}

/** For a destination in `Globals`, SAM creates it only for the first function. That is a bug of SAM, and not repeated here. */
function destinationsOf(fn: SamResource, config: { readonly [key: string]: Value }): Destination[] {
  return ['OnSuccess', 'OnFailure'].flatMap((outcome): Destination[] => {
    const given = entriesOf(config['DestinationConfig']).get(outcome);
    if (!isMap(given)) return [];
    const id = `${fn.logicalId}EventInvokeConfig${outcome}`;
    const { Type: type = '', Destination: arn } = given;
    const part = { outcome, id, type: textOf(type) };
    if (arn !== undefined) return [{ ...part, arn, own: [] }];
    if (type === 'SQS') return [{ ...part, arn: getAtt(`${id}Queue`, 'Arn'), own: [addedResource(fn, `${id}Queue`, 'AWS::SQS::Queue')] }];
    return [{ ...part, arn: ref(`${id}Topic`), own: type === 'SNS' ? [addedResource(fn, `${id}Topic`, 'AWS::SNS::Topic')] : [] }];
  });
}
