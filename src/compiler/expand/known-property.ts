import { namesIn } from './properties.js';
import type { SamType } from './sam-resource.js';

/** Names of properties, by types. */
type Table = ReadonlyMap<string, ReadonlySet<string>>;

function tableOf<Key extends string>(names: { readonly [key in Key]: string }): Table {
  return new Map(Object.entries<string>(names).map(([key, text]) => [key, namesIn(text)]));
}

/** The properties that SAM has for each of its types that are expanded here. */
const ofTypes: Table = tableOf<SamType>({
  'AWS::Serverless::Function': `
    FunctionName Handler Runtime CodeUri ImageUri PackageType InlineCode DeadLetterQueue Description MemorySize Timeout VpcConfig Role
    AssumeRolePolicyDocument Policies RolePath PermissionsBoundary Environment Events Tags PropagateTags Tracing KmsKeyArn
    DeploymentPreference ReservedConcurrentExecutions Layers EventInvokeConfig EphemeralStorage AutoPublishAlias AutoPublishCodeSha256
    AutoPublishAliasAllProperties VersionDescription ProvisionedConcurrencyConfig FileSystemConfigs ImageConfig CodeSigningConfigArn
    Architectures SnapStart FunctionUrlConfig RuntimeManagementConfig LoggingConfig RecursiveLoop SourceKMSKeyArn CapacityProviderConfig
    FunctionScalingConfig VersionDeletionPolicy PublishToLatestPublished TenancyConfig DurableConfig`,
  'AWS::Serverless::Api': `
    Name StageName Tags PropagateTags DefinitionBody DefinitionUri MergeDefinitions CacheClusterEnabled CacheClusterSize Variables
    EndpointConfiguration MethodSettings BinaryMediaTypes MinimumCompressionSize Cors Auth GatewayResponses AccessLogSetting CanarySetting
    TracingEnabled OpenApiVersion Models Domain FailOnWarnings Description Mode DisableExecuteApiEndpoint ApiKeySourceType AlwaysDeploy
    Policy SecurityPolicy EndpointAccessMode`,
  'AWS::Serverless::HttpApi': `
    Name StageName Tags PropagateTags DefinitionBody DefinitionUri StageVariables CorsConfiguration AccessLogSettings DefaultRouteSettings
    Auth RouteSettings Domain FailOnWarnings Description DisableExecuteApiEndpoint`,
  'AWS::Serverless::SimpleTable': `
    PointInTimeRecoverySpecification PrimaryKey ProvisionedThroughput TableName Tags SSESpecification`,
  'AWS::Serverless::LayerVersion': `
    LayerName Description PublishLambdaVersion ContentUri CompatibleArchitectures CompatibleRuntimes LicenseInfo RetentionPolicy`,
  'AWS::Serverless::StateMachine': `
    Definition DefinitionUri Logging Role RolePath DefinitionSubstitutions Events Name Type Tags PropagateTags Policies Tracing
    PermissionsBoundary AutoPublishAlias DeploymentPreference UseAliasAsEventTarget`,
});

/** The properties of events that a function polls. */
const polled = `
  BatchSize StartingPosition StartingPositionTimestamp Enabled MaximumBatchingWindowInSeconds MaximumRetryAttempts
  BisectBatchOnFunctionError MaximumRecordAgeInSeconds DestinationConfig ParallelizationFactor Topics Queues SourceAccessConfigurations
  SecretsManagerKmsKeyId TumblingWindowInSeconds FunctionResponseTypes KafkaBootstrapServers FilterCriteria KmsKeyArn ConsumerGroupId
  ScalingConfig ProvisionedPollerConfig SchemaRegistryConfig MetricsConfig LoggingConfig`;

/** The properties of a function's events. */
const ofEvents: Table = tableOf({
  Kinesis: `${polled} Stream`,
  DynamoDB: `${polled} Stream`,
  SQS: `${polled} Queue`,
  MSK: `${polled} Stream`,
  MQ: `${polled} Broker DynamicPolicyName`,
  SelfManagedKafka: polled,
  DocumentDB: `${polled} Cluster DatabaseName CollectionName FullDocument`,
  Schedule: 'Schedule RuleName Input Enabled State Name Description DeadLetterConfig RetryPolicy',
  CloudWatchEvent: 'EventBusName RuleName Pattern DeadLetterConfig RetryPolicy Input InputPath Target Enabled State InputTransformer',
  S3: 'Bucket Events Filter',
  SNS: 'Topic Region FilterPolicy FilterPolicyScope SqsSubscription RedrivePolicy',
  Api: 'Path Method RestApiId Stage Auth RequestModel RequestParameters TimeoutInMillis ResponseTransferMode',
  AlexaSkill: 'SkillId',
  IoTRule: 'Sql AwsIotSqlVersion',
  Cognito: 'UserPool Trigger',
  HttpApi: 'Path Method ApiId Stage Auth TimeoutInMillis RouteSettings PayloadFormatVersion',
  EventBridgeRule: 'EventBusName RuleName Pattern DeadLetterConfig RetryPolicy Input InputPath Target Enabled State InputTransformer',
  CloudWatchLogs: 'LogGroupName FilterPattern',
  ScheduleV2:
    'PermissionsBoundary ScheduleExpression FlexibleTimeWindow Name State Description StartDate EndDate ScheduleExpressionTimezone GroupName KmsKeyArn Input RoleArn DeadLetterConfig RetryPolicy OmitName',
});

/** Where a state machine's events have other properties than a function's. */
const ofMachineEvents: Table = tableOf({
  Schedule: 'Schedule Input Enabled State Name Description DeadLetterConfig RetryPolicy Target RoleArn',
  CloudWatchEvent: 'EventBusName RuleName Pattern Input InputPath DeadLetterConfig RetryPolicy State Target InputTransformer',
  Api: 'Path Method RestApiId Stage Auth UnescapeMappingTemplate',
  EventBridgeRule: 'EventBusName RuleName Pattern Input InputPath DeadLetterConfig RetryPolicy State Target InputTransformer',
});

/** Whether SAM has a property for a type that is expanded here. */
export function isKnownProperty(type: string, name: string): boolean {
  return has(ofTypes, type, name);
}

/** The same for a property of an event. */
export function isKnownEventProperty(ownerType: string, eventType: string, name: string): boolean {
  const isMachine = ownerType === 'AWS::Serverless::StateMachine' && ofMachineEvents.has(eventType);
  return has(isMachine ? ofMachineEvents : ofEvents, eventType, name);
}

function has(table: Table, key: string, name: string): boolean {
  return table.get(key)?.has(name) ?? false;
}
