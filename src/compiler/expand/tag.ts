import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { PlainResource } from './plain-resource.js';
import type { Properties } from './properties.js';

/** SAM's tags are a map; most resources need a list. */
export function tagList(...tags: readonly (Value | undefined)[]): Value[] {
  return tags.flatMap((some) => [...entriesOf(some)].map(([Key, value]) => ({ Key, Value: value ?? '' })));
}

/** Types to which `PropagateTags` gives the tags, instead of their own. */
const tagged: readonly string[] = [
  'AWS::Lambda::Function',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::IAM::Role',
  'AWS::S3::Bucket',
  'AWS::IoT::TopicRule',
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::DomainNameAccessAssociation',
  'AWS::ApiGateway::UsagePlan',
  'AWS::ApiGateway::ApiKey',
  'AWS::StepFunctions::StateMachine',
];

/** What SAM makes of a resource, with its tags if it has `PropagateTags`. */
export function withTags(resources: readonly PlainResource[], { PropagateTags: propagate, Tags: tags }: Properties): readonly PlainResource[] {
  if (propagate !== true || !isMap(tags) || Object.keys(tags).length === 0) return resources;
  return resources.map((one) => (tagged.includes(one.type) ? { ...one, properties: { ...one.properties, Tags: tagList(tags) } } : one));
}
