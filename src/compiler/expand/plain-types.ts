import { entriesOf } from '../cloudformation/entries.js';
import type { Value } from '../cloudformation/template.js';

export interface PlainResource {
  readonly logicalId: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: Value };
}

/** The types that SAM makes of its own; a type that is not here is not known. */
const madeOf: { readonly [samType: string]: readonly string[] } = {
  'AWS::Serverless::Function': ['AWS::Lambda::Function'],
  'AWS::Serverless::LayerVersion': ['AWS::Lambda::LayerVersion'],
  'AWS::Serverless::Api': ['AWS::ApiGateway::RestApi', 'AWS::ApiGateway::Deployment', 'AWS::ApiGateway::Stage'],
  'AWS::Serverless::HttpApi': ['AWS::ApiGatewayV2::Api', 'AWS::ApiGatewayV2::Stage'],
  'AWS::Serverless::SimpleTable': ['AWS::DynamoDB::Table'],
  'AWS::Serverless::StateMachine': ['AWS::StepFunctions::StateMachine'],
};

const madeOfEvents: { readonly [eventType: string]: readonly string[] } = {
  SQS: ['AWS::Lambda::EventSourceMapping'],
  Kinesis: ['AWS::Lambda::EventSourceMapping'],
  DynamoDB: ['AWS::Lambda::EventSourceMapping'],
  SNS: ['AWS::SNS::Subscription', 'AWS::Lambda::Permission'],
  Schedule: ['AWS::Events::Rule', 'AWS::Lambda::Permission'],
  CloudWatchEvent: ['AWS::Events::Rule', 'AWS::Lambda::Permission'],
  EventBridgeRule: ['AWS::Events::Rule', 'AWS::Lambda::Permission'],
  ScheduleV2: ['AWS::Scheduler::Schedule', 'AWS::IAM::Role'],
  S3: ['AWS::Lambda::Permission'],
  Api: ['AWS::Lambda::Permission'],
  HttpApi: ['AWS::Lambda::Permission'],
};

/** Properties of a function for which SAM makes more resources. */
const madeOfProperties: { readonly [property: string]: readonly string[] } = {
  AutoPublishAlias: ['AWS::Lambda::Version', 'AWS::Lambda::Alias'],
  EventInvokeConfig: ['AWS::Lambda::EventInvokeConfig'],
  FunctionUrlConfig: ['AWS::Lambda::Url', 'AWS::Lambda::Permission'],
  DeploymentPreference: ['AWS::CodeDeploy::Application', 'AWS::CodeDeploy::DeploymentGroup'],
};

/** The resources of a template by the types that CloudFormation deploys; what SAM adds to a resource has its properties. */
export function plainResources(template: { readonly [section: string]: Value }): PlainResource[] {
  return entriesOf(template['Resources']).flatMap(([logicalId, { Type, Properties }]) => {
    const type = String(Type);
    const properties = (Properties ?? {}) as PlainResource['properties'];
    if (!Object.hasOwn(madeOf, type)) return [{ logicalId, type, properties }];
    return [...madeOf[type]!, ...addedTypes(type, properties)].map((made) => ({ logicalId, type: made, properties: propertiesOf(made, type, properties) }));
  });
}

function addedTypes(type: string, properties: PlainResource['properties']): string[] {
  const hasRole = type === 'AWS::Serverless::Function' || type === 'AWS::Serverless::StateMachine';
  const events = entriesOf(properties['Events']).map(([, { Type }]) => String(Type));
  const added = [
    ...(hasRole && properties['Role'] === undefined ? ['AWS::IAM::Role'] : []),
    ...events.flatMap((event) => (Object.hasOwn(madeOfEvents, event) ? madeOfEvents[event]! : [`event ${event}`])),
    ...Object.entries(madeOfProperties).flatMap(([property, types]) => (properties[property] === undefined ? [] : types)),
    ...(type === 'AWS::Serverless::Api' && properties['Domain'] !== undefined ? ['AWS::ApiGateway::DomainName', 'AWS::ApiGateway::BasePathMapping'] : []),
    ...(type === 'AWS::Serverless::Api' && properties['Auth'] !== undefined ? ['AWS::ApiGateway::UsagePlan'] : []),
  ];
  return [...new Set(added)];
}

/** A role that SAM adds has managed policies that nobody can foresee here, and never the name of its function. */
function propertiesOf(made: string, type: string, properties: PlainResource['properties']): PlainResource['properties'] {
  if (made !== 'AWS::IAM::Role') return properties;
  const isScheduled = entriesOf(properties['Events']).some(([, { Type }]) => Type === 'ScheduleV2');
  const services = [type === 'AWS::Serverless::StateMachine' ? 'states' : 'lambda', ...(isScheduled ? ['scheduler'] : [])];
  const Principal = { Service: services.map((service) => `${service}.amazonaws.com`) };
  return { ManagedPolicyArns: ['*'], AssumeRolePolicyDocument: { Statement: [{ Principal }] } };
}
