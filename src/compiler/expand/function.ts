import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { awsPolicyArn } from './arn.js';
import { codeOf } from './code.js';
import { deploymentGroup, withUpdatePolicy } from './deployment-preference.js';
import { eventInvokeConfig, eventInvokePolicies } from './event-invoke-config.js';
import { eventPolicies } from './event-policy.js';
import { expandEventSource } from './event-source.js';
import { eventOf } from './event.js';
import { functionTarget } from './event-target.js';
import { functionUrl } from './function-url.js';
import { aliasOf, publishedSha, publishedVersion } from './function-version.js';
import { resolved, resolvedInside } from './parameter.js';
import { mainResource, type PlainResource } from './plain-resource.js';
import { allow, type Policies } from './policy.js';
import { namesIn, omit, present } from './properties.js';
import { ownRole, roleArnOf, trustIn } from './role.js';
import { eventId } from './sam-logical-id.js';
import type { SamResource } from './sam-resource.js';
import { tagList, withTags } from './tag.js';

/** Properties of SAM's that Lambda does not have, or has in another form. All others are the same in both. */
export const ownProperties: ReadonlySet<string> = namesIn(`
  CodeUri ImageUri InlineCode SourceKMSKeyArn DeadLetterQueue Tracing Tags PropagateTags CapacityProviderConfig Role RolePath
  AssumeRolePolicyDocument PermissionsBoundary Policies Events EventInvokeConfig FunctionUrlConfig AutoPublishAlias AutoPublishCodeSha256
  AutoPublishAliasAllProperties VersionDescription VersionDeletionPolicy ProvisionedConcurrencyConfig DeploymentPreference
`);

/** A function, its role unless it names one, what properties such as `AutoPublishAlias` add, and the resources of its events. */
export function expandFunction(fn: SamResource, template: TemplateDocument): readonly PlainResource[] {
  const { properties } = fn;
  const target = functionTarget(fn, template);
  const lambda = lambdaFunction(fn, template);
  const made = [
    lambda,
    ...ownRole(fn, () => ({
      trust: properties['AssumeRolePolicyDocument'] ?? trustIn('lambda'),
      before: ownPolicies(fn, template),
      after: policiesOfEvents(fn),
      tags: tagList({ 'lambda:createdBy': 'SAM' }, properties['Tags']),
    })),
    ...withUpdatePolicy(publishedVersion(fn, lambda, template), fn, template),
    ...functionUrl(target),
    ...eventInvokeConfig(fn, template),
    ...[...entriesOf(properties['Events'])].flatMap(([key, event]) => (isMap(event) ? expandEventSource(target, key, event, template) : [])),
  ];
  return [...withTags(made, properties), ...deploymentGroup(fn, template)];
}

function lambdaFunction(fn: SamResource, template: TemplateDocument): PlainResource {
  const { properties } = fn;
  const { Tracing: tracing, Tags: tags, DeadLetterQueue: queue, CapacityProviderConfig: provider } = properties;
  return mainResource(
    fn,
    'AWS::Lambda::Function',
    present({
      ...omit(properties, ownProperties),
      Description: described(fn, template),
      // SAM looks up parameters in the code of a version, and so in the function's.
      Code: aliasOf(fn, template) === undefined ? codeOf(properties) : resolvedInside(codeOf(properties), template),
      Role: roleArnOf(fn),
      TracingConfig: isTraced(fn, template) ? { Mode: tracing! } : undefined,
      DeadLetterConfig: isMap(queue) ? present({ TargetArn: queue['TargetArn'] }) : undefined,
      CapacityProviderConfig: isMap(provider) ? managedInstances(provider) : undefined,
      Tags: tagList({ 'lambda:createdBy': 'SAM' }, tags),
    }),
  );
}

/** Lambda publishes no version if nothing but the code's hash is new, so SAM writes the hash into the description. */
function described(fn: SamResource, template: TemplateDocument): Value | undefined {
  const { Description: given } = fn.properties;
  const sha = publishedSha(fn, template);
  if (sha === undefined) return given;
  const description = resolved(given, template);
  if (description === undefined || description === '') return sha;
  return typeof description === 'string' ? `${description} ${sha}` : { 'Fn::Join': [' ', [description, sha]] };
}

function managedInstances({ Arn: arn, ...others }: { readonly [key: string]: Value }): Value {
  return { LambdaManagedInstancesCapacityProviderConfig: present({ CapacityProviderArn: arn, ...others }) };
}

function isTraced({ properties }: SamResource, template: TemplateDocument): boolean {
  const tracing = resolved(properties['Tracing'], template);
  return tracing !== undefined && tracing !== '' && tracing !== 'Disabled';
}

const deadLetterActions: { readonly [type: string]: string } = { SQS: 'sqs:SendMessage', SNS: 'sns:Publish' };

/** What the role has for logs, traces, a VPC, a dead-letter queue and destinations. */
function ownPolicies(fn: SamResource, template: TemplateDocument): Policies {
  const { DurableConfig: durable, VpcConfig: vpc, DeadLetterQueue: queue } = fn.properties;
  const names = [
    durable === undefined ? 'service-role/AWSLambdaBasicExecutionRole' : 'service-role/AWSLambdaBasicDurableExecutionRolePolicy',
    ...(isTraced(fn, template) ? ['AWSXrayWriteOnlyAccess'] : []),
    ...(vpc === undefined ? [] : ['service-role/AWSLambdaVPCAccessExecutionRole']),
  ];
  const inline = isMap(queue) ? [deadLetterPolicy(deadLetterActions[textOf(queue['Type'])] ?? '', queue['TargetArn'] ?? '')] : [];
  return { managed: names.map(awsPolicyArn), inline: [...inline, ...eventInvokePolicies(fn, template)] };
}

function deadLetterPolicy(action: string, queue: Value): Value {
  return { PolicyName: 'DeadLetterQueuePolicy', PolicyDocument: { Version: '2012-10-17', Statement: [allow(action, queue)] } };
}

/** SAM takes the events in the order of their paths and keys. */
function policiesOfEvents({ logicalId, properties }: SamResource): Policies {
  const events = [...entriesOf(properties['Events'])].map(([key, entry]) => ({ key, event: eventOf(entry) }));
  const place = ({ key, event }: (typeof events)[number]): string => textOf(event.properties['Path'] ?? key);
  const sorted = events.toSorted((a, b) => (place(a) < place(b) ? -1 : place(a) > place(b) ? 1 : 0));
  const all = sorted.map(({ key, event }) => eventPolicies(eventId(logicalId, key), event));
  return { managed: all.flatMap(({ managed }) => managed), inline: all.flatMap(({ inline }) => inline) };
}
