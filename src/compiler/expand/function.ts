import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { codeOf } from './code.js';
import { deploymentGroup } from './deployment-preference.js';
import { eventInvokeConfig } from './event-invoke-config.js';
import { expandEventSource } from './event-source.js';
import { functionUrl } from './function-url.js';
import { publishedVersion } from './function-version.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { pick } from './properties.js';
import { ownRole, roleOf, trustIn } from './role.js';
import type { SamResource } from './sam-resource.js';
import { tagList } from './tag.js';

/** Properties that are the same in SAM and in Lambda. */
const passedOn: readonly string[] = [
  'FunctionName',
  'Handler',
  'Runtime',
  'Description',
  'MemorySize',
  'Timeout',
  'VpcConfig',
  'Environment',
  'KmsKeyArn',
  'ReservedConcurrentExecutions',
  'Layers',
  'FileSystemConfigs',
  'ImageConfig',
  'PackageType',
  'Architectures',
  'SnapStart',
  'EphemeralStorage',
  'RuntimeManagementConfig',
  'LoggingConfig',
  'RecursiveLoop',
  'CodeSigningConfigArn',
  'TenancyConfig',
  'DurableConfig',
  'CapacityProviderConfig',
];

/** A function, its role unless it names one, what properties such as `AutoPublishAlias` add, and the resources of its events. */
export function expandFunction(fn: SamResource, template: TemplateDocument): PlainResource[] {
  const { properties } = fn;
  const events = [...entriesOf(properties['Events'])];
  return [
    lambdaFunction(fn),
    ...ownRole(fn, properties['AssumeRolePolicyDocument'] ?? trustIn('lambda')),
    ...publishedVersion(fn, template),
    ...functionUrl(fn),
    ...deploymentGroup(fn, template),
    ...eventInvokeConfig(fn, template),
    ...events.flatMap(([key, event]) => (isMap(event) ? expandEventSource(fn, key, event, template) : [])),
  ];
}

function lambdaFunction(fn: SamResource): PlainResource {
  const { properties } = fn;
  const { Tracing: tracing, Tags: tags, DeadLetterQueue: queue } = properties;
  return mainResource(fn, 'AWS::Lambda::Function', {
    ...pick(properties, passedOn),
    Code: codeOf(properties),
    Role: roleOf(fn),
    ...(tracing !== undefined && { TracingConfig: { Mode: tracing } }),
    ...(isMap(queue) && queue['TargetArn'] !== undefined && { DeadLetterConfig: { TargetArn: queue['TargetArn'] } }),
    Tags: tagList({ 'lambda:createdBy': 'SAM' }, tags),
  });
}
