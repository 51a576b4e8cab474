/** What CloudFormation gives of a resource: its name (or ID, where the API takes that in place of a name), its ARN, or a queue's URL. */
export type Given = 'name' | 'arn' | 'url';

export interface TemplateType {
  /** What `Ref` gives. */
  readonly ref: Given;
  /** The attribute that has the ARN; none where `Ref` gives it or nothing does. */
  readonly arn?: string;
  /** The property with the name, where the user gives it one. */
  readonly name?: string;
  /** What other attributes give. */
  readonly attributes?: { readonly [attribute: string]: Given };
}

/** By type, what the API calls of its service take. Ref's values are those of "Return values" on the type's page of the CloudFormation User Guide. */
const types: { readonly [type: string]: TemplateType } = {
  'AWS::ApiGatewayV2::Api': { ref: 'name' },
  'AWS::AppConfig::Application': { ref: 'name' },
  'AWS::AppConfig::ConfigurationProfile': { ref: 'name' },
  'AWS::AppConfig::Environment': { ref: 'name' },
  'AWS::Athena::DataCatalog': { ref: 'name', name: 'Name' },
  'AWS::Athena::WorkGroup': { ref: 'name', name: 'Name' },
  'AWS::Bedrock::Agent': { ref: 'name', arn: 'AgentArn', attributes: { AgentId: 'name' } },
  'AWS::Bedrock::AgentAlias': { ref: 'name', arn: 'AgentAliasArn', attributes: { AgentAliasId: 'name' } },
  'AWS::Bedrock::ApplicationInferenceProfile': { ref: 'arn', arn: 'InferenceProfileArn', attributes: { InferenceProfileId: 'name' } },
  'AWS::Bedrock::Flow': { ref: 'arn', arn: 'Arn', attributes: { Id: 'name' } },
  'AWS::Bedrock::FlowAlias': { ref: 'arn', arn: 'Arn', attributes: { Id: 'name' } },
  'AWS::Bedrock::Guardrail': { ref: 'arn', arn: 'GuardrailArn', attributes: { GuardrailId: 'name' } },
  'AWS::Bedrock::KnowledgeBase': { ref: 'name', arn: 'KnowledgeBaseArn', attributes: { KnowledgeBaseId: 'name' } },
  'AWS::Bedrock::Prompt': { ref: 'arn', arn: 'Arn', attributes: { Id: 'name' } },
  'AWS::CloudWatch::Alarm': { ref: 'name', arn: 'Arn', name: 'AlarmName' },
  'AWS::CloudWatch::Dashboard': { ref: 'name', name: 'DashboardName' },
  'AWS::Cognito::IdentityPool': { ref: 'name' },
  'AWS::Cognito::UserPool': { ref: 'name', arn: 'Arn', attributes: { UserPoolId: 'name' } },
  'AWS::DynamoDB::GlobalTable': { ref: 'name', arn: 'Arn', name: 'TableName', attributes: { StreamArn: 'arn' } },
  'AWS::DynamoDB::Table': { ref: 'name', arn: 'Arn', name: 'TableName', attributes: { StreamArn: 'arn' } },
  'AWS::Events::EventBus': { ref: 'name', arn: 'Arn', name: 'Name', attributes: { Name: 'name' } },
  'AWS::Events::Rule': { ref: 'name', arn: 'Arn', name: 'Name' },
  'AWS::Glue::Crawler': { ref: 'name', name: 'Name' },
  'AWS::Glue::Database': { ref: 'name' },
  'AWS::Glue::Job': { ref: 'name', name: 'Name' },
  'AWS::Glue::Table': { ref: 'name' },
  'AWS::Glue::Trigger': { ref: 'name', name: 'Name' },
  'AWS::Glue::Workflow': { ref: 'name', name: 'Name' },
  'AWS::IAM::Group': { ref: 'name', arn: 'Arn', name: 'GroupName' },
  'AWS::IAM::ManagedPolicy': { ref: 'arn', arn: 'PolicyArn', name: 'ManagedPolicyName' },
  'AWS::IAM::Role': { ref: 'name', arn: 'Arn', name: 'RoleName' },
  'AWS::IAM::User': { ref: 'name', arn: 'Arn', name: 'UserName' },
  'AWS::KMS::Alias': { ref: 'name', name: 'AliasName' },
  'AWS::KMS::Key': { ref: 'name', arn: 'Arn', attributes: { KeyId: 'name' } },
  'AWS::Kinesis::Stream': { ref: 'name', arn: 'Arn', name: 'Name' },
  'AWS::Kinesis::StreamConsumer': { ref: 'arn', arn: 'ConsumerARN' },
  'AWS::KinesisFirehose::DeliveryStream': { ref: 'name', arn: 'Arn', name: 'DeliveryStreamName' },
  'AWS::Lambda::Alias': { ref: 'arn', arn: 'AliasArn' },
  'AWS::Lambda::Function': { ref: 'name', arn: 'Arn', name: 'FunctionName' },
  'AWS::Lambda::LayerVersion': { ref: 'arn', arn: 'LayerVersionArn' },
  'AWS::Lambda::Version': { ref: 'arn', arn: 'FunctionArn' },
  // Its attribute Arn ends with `:*`, so the ARN is made of the name.
  'AWS::Logs::LogGroup': { ref: 'name', name: 'LogGroupName', attributes: { Arn: 'arn' } },
  'AWS::Logs::LogStream': { ref: 'name', name: 'LogStreamName' },
  'AWS::OpenSearchService::Domain': { ref: 'name', arn: 'Arn', name: 'DomainName' },
  'AWS::RDS::DBCluster': { ref: 'name', arn: 'DBClusterArn', name: 'DBClusterIdentifier', attributes: { 'MasterUserSecret.SecretArn': 'arn' } },
  'AWS::Rekognition::Collection': { ref: 'name', arn: 'Arn', name: 'CollectionId' },
  'AWS::S3::AccessPoint': { ref: 'name', arn: 'Arn', attributes: { Alias: 'name' } },
  'AWS::S3::Bucket': { ref: 'name', arn: 'Arn', name: 'BucketName' },
  'AWS::SES::ConfigurationSet': { ref: 'name', name: 'Name' },
  'AWS::SES::EmailIdentity': { ref: 'name', name: 'EmailIdentity' },
  'AWS::SES::Template': { ref: 'name' },
  'AWS::SNS::Topic': { ref: 'arn', arn: 'TopicArn', name: 'TopicName', attributes: { TopicName: 'name' } },
  'AWS::SQS::Queue': { ref: 'url', arn: 'Arn', name: 'QueueName', attributes: { QueueName: 'name', QueueUrl: 'url' } },
  'AWS::SSM::Parameter': { ref: 'name', name: 'Name' },
  'AWS::Scheduler::Schedule': { ref: 'name', arn: 'Arn', name: 'Name' },
  'AWS::Scheduler::ScheduleGroup': { ref: 'name', arn: 'Arn', name: 'Name' },
  'AWS::SecretsManager::RotationSchedule': { ref: 'arn' },
  'AWS::SecretsManager::Secret': { ref: 'arn', arn: 'Id', name: 'Name' },
  'AWS::SecretsManager::SecretTargetAttachment': { ref: 'arn' },
  'AWS::StepFunctions::Activity': { ref: 'arn', arn: 'Arn', name: 'Name', attributes: { Name: 'name' } },
  'AWS::StepFunctions::StateMachine': { ref: 'arn', arn: 'Arn', name: 'StateMachineName', attributes: { Name: 'name' } },
  'AWS::StepFunctions::StateMachineAlias': { ref: 'arn', arn: 'Arn' },
  'AWS::StepFunctions::StateMachineVersion': { ref: 'arn', arn: 'Arn' },
  'AWS::Timestream::Database': { ref: 'name', arn: 'Arn', name: 'DatabaseName' },
  'AWS::Timestream::Table': { ref: 'name', arn: 'Arn', attributes: { Name: 'name' } },
};

export function templateType(type: string): TemplateType | undefined {
  return Object.hasOwn(types, type) ? types[type] : undefined;
}

/** The types of the table. */
export const templateTypes: readonly string[] = Object.keys(types);
