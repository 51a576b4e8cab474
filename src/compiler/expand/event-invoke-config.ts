import { entriesOf, isMap } from '../cloudformation/branch.js';
import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { aliasOf } from './function-version.js';
import { addedResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import type { SamResource } from './sam-resource.js';

/** What `EventInvokeConfig` adds: the configuration, and a queue or topic for a destination without an ARN. */
export function eventInvokeConfig(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const { logicalId, properties } = fn;
  const config = properties['EventInvokeConfig'];
  if (!isMap(config)) return [];
  const id = `${logicalId}EventInvokeConfig`;
  const destinations = [...entriesOf(config['DestinationConfig'])];
  return [
    ...destinations.flatMap(([outcome, destination]) => ownDestination(fn, `${id}${outcome}`, destination)),
    addedResource(fn, id, 'AWS::Lambda::EventInvokeConfig', {
      FunctionName: ref(logicalId),
      Qualifier: aliasOf(fn, template) ?? '$LATEST',
      ...pick(config, ['MaximumEventAgeInSeconds', 'MaximumRetryAttempts', 'DestinationConfig']),
    }),
  ];
}

/** For a destination in `Globals`, SAM creates it only for the first function. That is a bug of SAM, and not repeated here. */
function ownDestination(fn: SamResource, id: string, destination: Value): PlainResource[] {
  if (!isMap(destination) || destination['Destination'] !== undefined) return [];
  if (destination['Type'] === 'SQS') return [addedResource(fn, `${id}Queue`, 'AWS::SQS::Queue')];
  return destination['Type'] === 'SNS' ? [addedResource(fn, `${id}Topic`, 'AWS::SNS::Topic')] : [];
}
