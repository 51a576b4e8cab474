import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';

/** A template whose properties after the SAM transform stand in `translated.json`. */
export interface PropertyRow {
  readonly given: string;
  readonly template: TemplateDocument;
}

type Properties = { readonly [name: string]: Value };

const code = 's3://b/k';
const role = 'arn:aws:iam::1:role/r';
const queue = 'arn:aws:sqs:us-east-1:1:q';
const secret = 'arn:aws:secretsmanager:us-east-1:1:secret:s';

function fn(properties: Properties = {}, attributes: Properties = {}): Properties {
  const Properties = { Runtime: 'nodejs22.x', Handler: 'app.h', CodeUri: code, ...properties };
  return { Type: 'AWS::Serverless::Function', ...attributes, Properties };
}

function fnWith(events: Properties, properties: Properties = {}, attributes: Properties = {}): Properties {
  return fn({ ...properties, Events: events }, attributes);
}

function ev(Type: string, Properties: Properties): Properties {
  return { Type, Properties };
}

function of(type: string, Properties: Properties = {}, attributes: Properties = {}): Properties {
  return { Type: `AWS::Serverless::${type}`, ...attributes, Properties };
}

function ref(Ref: string): Properties {
  return { Ref };
}

const conditions = { Conditions: { IsProd: { 'Fn::Equals': ['a', 'b'] }, IsTest: { 'Fn::Equals': ['a', 'c'] } } };

const definition = { StartAt: 'A', States: { A: { Type: 'Task', Resource: { 'Fn::GetAtt': ['Fn', 'Arn'] }, End: true }, B: { Type: 'Pass', Next: 'A' } } };

const integration = {
  type: 'aws_proxy',
  httpMethod: 'POST',
  uri: { 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Fn.Arn}/invocations' },
};

const swagger = {
  swagger: '2.0',
  info: { title: 't', version: '1' },
  paths: {
    '/a': { get: { 'x-amazon-apigateway-integration': integration, responses: {} }, post: { 'x-amazon-apigateway-integration': integration } },
    '/b/': { 'x-amazon-apigateway-any-method': { 'x-amazon-apigateway-integration': integration, security: [{ Own: [] }, { api_key_false: [] }] } },
    '/b': { options: { responses: {} } },
    '/c': { 'Fn::If': ['IsProd', { put: { 'x-amazon-apigateway-integration': integration, security: [{ NONE: [] }] } }, { Ref: 'AWS::NoValue' }] },
  },
};

const openapi = { openapi: '3.0.1', info: { title: ref('AWS::StackName'), version: '1' }, paths: { '/a': swagger.paths['/a'] } };

/** The conformance run asks aws-sam-translator itself, and `translated.json` holds its answers. */
export const propertyRows: readonly PropertyRow[] = [
  {
    given: 'all that a function passes on',
    template: {
      Resources: {
        Fn: fn({
          FunctionName: { 'Fn::Sub': '${AWS::StackName}-fn' },
          Description: 'd',
          MemorySize: 512,
          Timeout: 20,
          VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'] },
          Environment: { Variables: { A: 'b', C: ref('AWS::Region') } },
          KmsKeyArn: 'k',
          ReservedConcurrentExecutions: 3,
          Layers: [ref('Layer'), 'arn:aws:lambda:us-east-1:1:layer:x:1'],
          FileSystemConfigs: [{ Arn: 'a', LocalMountPath: '/mnt/a' }],
          Architectures: ['arm64'],
          EphemeralStorage: { Size: 1024 },
          SnapStart: { ApplyOn: 'PublishedVersions' },
          RuntimeManagementConfig: { UpdateRuntimeOn: 'Auto' },
          LoggingConfig: { LogFormat: 'JSON' },
          RecursiveLoop: 'Allow',
          CodeSigningConfigArn: 'c',
          Tracing: 'Active',
          DeadLetterQueue: { Type: 'SQS', TargetArn: queue },
          Tags: { a: 'b', c: null },
          SourceKMSKeyArn: 'arn:aws:kms:us-east-1:1:key/k',
        }),
        Layer: of('LayerVersion', { ContentUri: { Bucket: 'b', Key: 'k', Version: 'v' }, CompatibleRuntimes: ['nodejs22.x'], LicenseInfo: 'MIT' }),
        Plain: { Type: 'AWS::Lambda::Function', Metadata: { a: 1 }, Properties: { Layers: [ref('Layer')] }, DependsOn: 'Layer' },
      },
      Outputs: { Layer: { Value: { 'Fn::Sub': '${Layer} ${Layer.Arn} ${!Layer}' } } },
    },
  },
  {
    given: 'code in several forms',
    template: {
      Parameters: { Mode: { Type: 'String', Default: 'Disabled' } },
      Resources: {
        Inline: { Type: 'AWS::Serverless::Function', Properties: { Runtime: 'nodejs22.x', Handler: 'index.h', InlineCode: 'x', Tracing: ref('Mode') } },
        Image: {
          Type: 'AWS::Serverless::Function',
          Properties: { PackageType: 'Image', ImageUri: 'i:1', ImageConfig: { Command: ['a'] }, DurableConfig: { ExecutionTimeout: 5 } },
        },
        Map: fn({ CodeUri: { Bucket: 'b', Key: 'k' }, DeadLetterQueue: { Type: 'SNS', TargetArn: ref('T') }, RolePath: '/p/', PermissionsBoundary: 'pb' }),
        Versioned: fn({ CodeUri: 's3://b/k/l?versionId=7', AssumeRolePolicyDocument: { Statement: [] } }),
        T: { Type: 'AWS::SNS::Topic' },
      },
    },
  },
  {
    given: 'policies of all kinds',
    template: {
      ...conditions,
      Resources: {
        A: fn({
          Policies: [
            'AWSLambdaExecute',
            'AWSLambdaRole',
            'arn:aws:iam::1:policy/own',
            'AWSLambdaExecute',
            { 'Fn::Sub': 'arn:${AWS::Partition}:iam::aws:policy/ReadOnlyAccess' },
            { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:*', Resource: '*' }] },
            { SQSPollerPolicy: { QueueName: { 'Fn::GetAtt': ['Q', 'QueueName'] } } },
            { AWSSecretsManagerRotationPolicy: { FunctionName: 'f' } },
            { 'Fn::If': ['IsProd', 'AmazonSQSFullAccess', ref('AWS::NoValue')] },
            { 'Fn::If': ['IsProd', ref('AWS::NoValue'), { Statement: [] }] },
            { 'Fn::If': ['IsProd', { S3ReadPolicy: { BucketName: 'b' } }, { S3CrudPolicy: { BucketName: 'b' } }] },
          ],
          VpcConfig: { SubnetIds: [], SecurityGroupIds: [] },
          Tracing: 'PassThrough',
        }),
        B: fn({ Policies: 'DataScientist' }),
        C: fn({ Policies: { Statement: [] } }),
        Q: { Type: 'AWS::SQS::Queue' },
      },
    },
  },
  {
    given: "SAM's policy templates",
    template: {
      Resources: {
        Fn: fn({
          Policies: [
            { AMIDescribePolicy: {} },
            { AthenaQueryPolicy: { WorkGroupName: 'w' } },
            { CodePipelineReadOnlyPolicy: { PipelineName: 'p' } },
            { DynamoDBStreamReadPolicy: { TableName: 't', StreamName: 's' } },
            { DynamoDBCrudPolicy: { TableName: ref('AWS::StackName') } },
            { EFSWriteAccessPolicy: { FileSystem: 'f', AccessPoint: 'a' } },
            { ElasticMapReduceAddJobFlowStepsPolicy: { ClusterId: 'c' } },
            { EventBridgePutEventsPolicy: { EventBusName: 'b' } },
            { KinesisStreamReadPolicy: { StreamName: 's' } },
            { Route53ChangeResourceRecordSetsPolicy: { HostedZoneId: 'z' } },
            { S3FullAccessPolicy: { BucketName: 'b' } },
            { SESBulkTemplatedCrudPolicy_v2: { IdentityName: 'i', TemplateName: 't' } },
            { SSMParameterWithSlashPrefixReadPolicy: { ParameterName: '/p' } },
            { PollyFullAccessPolicy: { LexiconName: 'l' } },
            { ServerlessRepoReadWriteAccessPolicy: {} },
            { VPCAccessPolicy: {} },
          ],
        }),
      },
    },
  },
  {
    given: 'all properties of polled events',
    template: {
      Resources: {
        Fn: fnWith({
          Q: ev('SQS', {
            Queue: queue,
            BatchSize: 5,
            Enabled: false,
            MaximumBatchingWindowInSeconds: 9,
            FunctionResponseTypes: ['ReportBatchItemFailures'],
            FilterCriteria: { Filters: [{ Pattern: '{}' }] },
            ScalingConfig: { MaximumConcurrency: 5 },
            KmsKeyArn: 'k',
          }),
          K: ev('Kinesis', {
            Stream: { 'Fn::GetAtt': ['S', 'Arn'] },
            StartingPosition: 'AT_TIMESTAMP',
            StartingPositionTimestamp: 7,
            DestinationConfig: { OnFailure: { Type: 'SQS', Destination: queue } },
            ParallelizationFactor: 2,
            BisectBatchOnFunctionError: true,
            TumblingWindowInSeconds: 5,
          }),
          D: ev('DynamoDB', {
            Stream: 'd',
            StartingPosition: 'LATEST',
            DestinationConfig: { OnFailure: { Type: 'S3', Destination: 'b' } },
            MaximumRetryAttempts: 3,
          }),
          M: ev('MSK', {
            Stream: 'm',
            StartingPosition: 'LATEST',
            Topics: ['t'],
            ConsumerGroupId: 'g',
            SourceAccessConfigurations: [{ Type: 'CLIENT_CERTIFICATE_TLS_AUTH', URI: secret }],
            SchemaRegistryConfig: {
              SchemaRegistryURI: 'arn:aws:glue:us-east-1:1:registry/r',
              EventRecordFormat: 'JSON',
              SchemaValidationConfigs: [{ Attribute: 'KEY' }],
              AccessConfigs: [{ Type: 'BASIC_AUTH', URI: secret }],
            },
          }),
          A: ev('MQ', {
            Broker: 'b',
            Queues: ['q'],
            SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: secret }],
            SecretsManagerKmsKeyId: 'k',
            DynamicPolicyName: true,
          }),
          N: ev('MQ', { Broker: 'c', Queues: ['q'], SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: secret }] }),
          F: ev('SelfManagedKafka', {
            KafkaBootstrapServers: ['a:1'],
            Topics: ['t'],
            ConsumerGroupId: 'g',
            SecretsManagerKmsKeyId: 'k',
            SourceAccessConfigurations: [
              { Type: 'SASL_SCRAM_512_AUTH', URI: secret },
              { Type: 'VPC_SUBNET', URI: 'subnet:s' },
              { Type: 'VPC_SECURITY_GROUP', URI: 'security_group:g' },
              { Type: 'SERVER_ROOT_CA_CERTIFICATE', URI: `${secret}2` },
            ],
          }),
          C: ev('DocumentDB', {
            Cluster: 'c',
            DatabaseName: 'd',
            CollectionName: 'n',
            FullDocument: 'UpdateLookup',
            SecretsManagerKmsKeyId: 'k',
            SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: secret }],
          }),
        }),
        S: { Type: 'AWS::Kinesis::Stream' },
      },
    },
  },
  {
    given: 'all properties of other events',
    template: {
      Resources: {
        Fn: fnWith({
          N: ev('SNS', {
            Topic: ref('T'),
            FilterPolicy: { a: ['b'] },
            FilterPolicyScope: 'MessageBody',
            RedrivePolicy: { deadLetterTargetArn: queue },
            Region: 'r',
          }),
          O: ev('SNS', { Topic: ref('T'), SqsSubscription: true }),
          P: ev('SNS', { Topic: ref('T'), SqsSubscription: { QueueArn: queue, QueueUrl: 'u', QueuePolicyLogicalId: 'Own', BatchSize: 3, Enabled: false } }),
          S: ev('Schedule', {
            Schedule: 'rate(1 day)',
            Name: 'n',
            Description: 'd',
            Enabled: false,
            Input: '{}',
            RetryPolicy: { MaximumRetryAttempts: 3 },
            DeadLetterConfig: { Type: 'SQS' },
          }),
          V: ev('ScheduleV2', {
            ScheduleExpression: 'rate(1 day)',
            ScheduleExpressionTimezone: 'UTC',
            GroupName: 'g',
            Input: '{}',
            State: 'DISABLED',
            OmitName: true,
            PermissionsBoundary: 'pb',
            RetryPolicy: { MaximumRetryAttempts: 3 },
            DeadLetterConfig: { Type: 'SQS', QueueLogicalId: 'Dead' },
          }),
          W: ev('ScheduleV2', { ScheduleExpression: 'rate(1 day)', RoleArn: role, DeadLetterConfig: { Arn: queue }, FlexibleTimeWindow: { Mode: 'FLEXIBLE' } }),
          E: ev('EventBridgeRule', {
            Pattern: { source: ['a'] },
            RuleName: 'r',
            EventBusName: 'b',
            InputPath: '$.x',
            State: 'DISABLED',
            Target: { Id: 'own' },
            DeadLetterConfig: { Arn: queue },
          }),
          R: ev('CloudWatchEvent', { Pattern: { source: ['a'] }, InputTransformer: { InputTemplate: 't' }, Enabled: true }),
          L: ev('CloudWatchLogs', { LogGroupName: ref('G'), FilterPattern: 'x' }),
          I: ev('IoTRule', { Sql: 'SELECT 1', AwsIotSqlVersion: '2016-03-23' }),
          X: ev('AlexaSkill', { SkillId: 's' }),
          B: ev('S3', {
            Bucket: ref('Files'),
            Events: ['s3:ObjectCreated:*', 's3:ObjectRemoved:*'],
            Filter: { S3Key: { Rules: [{ Name: 'prefix', Value: 'p' }] } },
          }),
          U: ev('Cognito', { UserPool: ref('Users'), Trigger: ['PreSignUp', 'PostConfirmation'] }),
        }),
        AFunctionWhoseNameIsSoLongThatTheIdOfItsTargetHasToBeShortenedToFit: fnWith({ Daily: ev('Schedule', { Schedule: 'rate(1 day)', State: 'ENABLED' }) }),
        T: { Type: 'AWS::SNS::Topic', Properties: { FifoTopic: true } },
        G: { Type: 'AWS::Logs::LogGroup' },
        Files: {
          Type: 'AWS::S3::Bucket',
          DependsOn: 'G',
          Properties: { NotificationConfiguration: { TopicConfigurations: [], LambdaConfigurations: [{ Event: 'e', Function: 'f' }] } },
        },
        Users: { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolName: 'p' } },
      },
    },
  },
  {
    given: 'events of a function with an alias and a condition',
    template: {
      ...conditions,
      Resources: {
        Fn: fnWith(
          {
            Q: ev('SQS', { Queue: queue }),
            S: ev('Schedule', { Schedule: 'rate(1 day)' }),
            V: ev('ScheduleV2', { ScheduleExpression: 'rate(1 day)' }),
            B: ev('S3', { Bucket: ref('Files'), Events: 's3:ObjectCreated:*' }),
            U: ev('Cognito', { UserPool: ref('Users'), Trigger: 'PreSignUp' }),
            A: ev('Api', { Path: '/a/{id}/', Method: 'GET' }),
            H: ev('HttpApi', { Path: '/h', Method: 'any' }),
          },
          { AutoPublishAlias: 'live', FunctionUrlConfig: { AuthType: 'NONE', Cors: { AllowOrigins: ['*'] }, InvokeMode: 'BUFFERED' } },
          { Condition: 'IsProd' },
        ),
        Files: { Type: 'AWS::S3::Bucket' },
        Users: { Type: 'AWS::Cognito::UserPool' },
      },
      Outputs: {
        Alias: { Value: ref('Fn.Alias') },
        Version: { Value: { 'Fn::GetAtt': ['Fn.Version', 'Version'] } },
        Stage: { Value: { 'Fn::Sub': '${ServerlessRestApi.Stage}' } },
      },
    },
  },
  {
    given: 'versions of several kinds',
    template: {
      Parameters: { Sha: { Type: 'String', Default: '6b86b273ff34fce1' }, Bucket: { Type: 'String', Default: 'b' } },
      Resources: {
        A: fn({ AutoPublishAlias: 'live', AutoPublishCodeSha256: ref('Sha'), Description: 'd', VersionDescription: 'v' }),
        B: fn({ AutoPublishAlias: 'live', AutoPublishCodeSha256: '6b86b273ff34fce1', Description: { 'Fn::Sub': '${AWS::StackName}' } }),
        C: fn({ AutoPublishAlias: 'live', CodeUri: { Bucket: ref('Bucket'), Key: 'k' }, MemorySize: 128, SnapStart: { ApplyOn: 'PublishedVersions' } }),
        D: fn({ AutoPublishAlias: 'live', ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 2 }, Environment: { Variables: { A: 'é' } } }),
        E: fn({ AutoPublishAlias: 'live', AutoPublishAliasAllProperties: true }),
      },
    },
  },
  {
    given: 'destinations of asynchronous calls',
    template: {
      Resources: {
        A: fn({
          AutoPublishAlias: 'live',
          EventInvokeConfig: {
            MaximumEventAgeInSeconds: 60,
            MaximumRetryAttempts: 1,
            DestinationConfig: { OnSuccess: { Type: 'SQS' }, OnFailure: { Type: 'SNS' } },
          },
        }),
        B: fn({
          EventInvokeConfig: { DestinationConfig: { OnSuccess: { Type: 'EventBridge', Destination: 'b' }, OnFailure: { Type: 'Lambda', Destination: 'f' } } },
        }),
        C: fn({ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'S3Bucket', Destination: ref('Files') } } } }),
        Files: { Type: 'AWS::S3::Bucket' },
      },
      Outputs: { Queue: { Value: { 'Fn::GetAtt': ['A.DestinationQueue', 'Arn'] } }, Topic: { Value: ref('A.DestinationTopic') } },
    },
  },
  {
    given: 'deployments in steps',
    template: {
      ...conditions,
      Mappings: { Ways: { us: { way: 'Linear10PercentEvery1Minute' } } },
      Resources: {
        A: fn({
          AutoPublishAlias: 'live',
          PropagateTags: true,
          Tags: { a: 'b' },
          DeploymentPreference: {
            Type: 'Canary10Percent5Minutes',
            Alarms: [ref('Alarm')],
            Hooks: { PreTraffic: ref('B'), PostTraffic: ref('B') },
            TriggerConfigurations: [{ TriggerName: 't' }],
          },
        }),
        B: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Type: { 'Fn::FindInMap': ['Ways', 'us', 'way'] }, Role: role } }, { Condition: 'IsProd' }),
        C: fn({
          AutoPublishAlias: 'live',
          DeploymentPreference: { Type: { 'Fn::If': ['IsProd', 'AllAtOnce', 'Own'] }, Alarms: { 'Fn::If': ['IsProd', ['a'], [ref('AWS::NoValue')]] } },
        }),
        Alarm: { Type: 'AWS::CloudWatch::Alarm' },
      },
    },
  },
  {
    given: 'tags that reach all resources of a function',
    template: {
      Resources: {
        A: fnWith(
          { A: ev('Api', { Path: '/a', Method: 'get' }), S: ev('SNS', { Topic: 't', SqsSubscription: true }), I: ev('IoTRule', { Sql: 's' }) },
          { PropagateTags: true, Tags: { a: 'b' } },
        ),
      },
    },
  },
  {
    given: 'all properties of a REST API',
    template: {
      ...conditions,
      Parameters: { Type: { Type: 'String', Default: 'image/png' } },
      Resources: {
        Fn: fn(),
        A: of('Api', {
          Name: 'n',
          Description: 'd',
          StageName: { 'Fn::Sub': '${AWS::StackName}' },
          DefinitionBody: swagger,
          EndpointConfiguration: { Type: 'PRIVATE', VPCEndpointIds: ['v'], IpAddressType: 'ipv4' },
          BinaryMediaTypes: ['image~1jpeg', ref('Type')],
          MinimumCompressionSize: 100,
          Variables: { a: 'b' },
          MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*' }],
          AccessLogSetting: { Format: 'f' },
          CanarySetting: { PercentTraffic: 1 },
          TracingEnabled: true,
          CacheClusterEnabled: true,
          CacheClusterSize: '0.5',
          ApiKeySourceType: 'HEADER',
          Mode: 'merge',
          FailOnWarnings: true,
          Policy: { Version: '2012-10-17', Statement: [] },
          SecurityPolicy: 'TLS_1_2',
          EndpointAccessMode: 'STRICT',
          DisableExecuteApiEndpoint: true,
          Tags: { a: 'b' },
          PropagateTags: true,
          Models: { Pet: { type: 'object' } },
          GatewayResponses: {
            DEFAULT_4XX: { StatusCode: 404, ResponseParameters: { Headers: { H: "'v'" }, QueryStrings: { q: 'x' } } },
            DEFAULT_5XX: { ResponseTemplates: { t: 'x' } },
          },
        }),
        B: of('Api', { StageName: 'b', DefinitionUri: 's3://b/k?versionId=1', EndpointConfiguration: 'EDGE' }),
      },
      Outputs: { Stage: { Value: ref('A.Stage') }, Deployment: { Value: ref('A.Deployment') } },
    },
  },
  {
    given: 'authorization and CORS of a REST API',
    template: {
      ...conditions,
      Resources: {
        Fn: fn(),
        A: of('Api', {
          StageName: 'a',
          DefinitionBody: swagger,
          Cors: "'*'",
          Auth: {
            DefaultAuthorizer: 'Pool',
            AddDefaultAuthorizerToCorsPreflight: false,
            ApiKeyRequired: true,
            AddApiKeyRequiredToCorsPreflight: false,
            Authorizers: {
              Own: {
                FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] },
                Identity: { Header: 'X', ValidationExpression: 'v', ReauthorizeEvery: 5 },
                FunctionInvokeRole: role,
              },
              Request: {
                FunctionArn: 'f',
                FunctionPayloadType: 'REQUEST',
                FunctionInvokeRole: 'NONE',
                Identity: { Headers: ['A', 'B'], QueryStrings: ['q'], StageVariables: ['s'], Context: ['c'] },
              },
              Pool: { UserPoolArn: 'p', AuthorizationScopes: ['s'] },
            },
          },
        }),
        B: of('Api', {
          StageName: 'b',
          DefinitionBody: swagger,
          Cors: { AllowOrigin: "'a'", AllowHeaders: "'h'", AllowMethods: "'m'", MaxAge: "'5'", AllowCredentials: true },
          Auth: { DefaultAuthorizer: 'AWS_IAM' },
        }),
        C: of('Api', {
          StageName: 'c',
          DefinitionBody: { ...openapi, openapi: '3.0.1' },
          OpenApiVersion: '3.0.1',
          Cors: "'*'",
          Auth: { ApiKeyRequired: true },
          DisableExecuteApiEndpoint: false,
        }),
      },
    },
  },
  {
    given: 'routes of functions and state machines',
    template: {
      ...conditions,
      Globals: { Api: { Cors: "'*'", Auth: { DefaultAuthorizer: 'Own', Authorizers: { Own: { UserPoolArn: 'p', AuthorizationScopes: ['s'] } } } } },
      Resources: {
        A: fnWith({
          G: ev('Api', { Path: '/a', Method: 'get', TimeoutInMillis: 5000 }),
          P: ev('Api', { Path: '/a', Method: 'ANY', Auth: { Authorizer: 'NONE' } }),
          S: ev('Api', {
            Path: '/s/{x+}',
            Method: 'post',
            Auth: { Authorizer: 'Own', AuthorizationScopes: ['t'], ApiKeyRequired: true },
            ResponseTransferMode: 'RESPONSE_STREAM',
          }),
          I: ev('Api', { Path: '/i', Method: 'get', Auth: { Authorizer: 'AWS_IAM', InvokeRole: 'CALLER_CREDENTIALS' } }),
          J: ev('Api', { Path: '/j', Method: 'get', Auth: { Authorizer: 'AWS_IAM', InvokeRole: 'NONE' } }),
        }),
        B: fnWith({ G: ev('Api', { Path: '/c', Method: 'get' }) }, {}, { Condition: 'IsProd' }),
        C: fnWith({ G: ev('Api', { Path: '/c', Method: 'put' }), H: ev('Api', { Path: '/d', Method: 'put' }) }, {}, { Condition: 'IsTest' }),
        M: of('StateMachine', {
          Definition: { StartAt: 'A' },
          Events: { A: ev('Api', { Path: '/m', Method: 'post' }), B: ev('Api', { Path: '/n', Method: 'post', UnescapeMappingTemplate: true }) },
        }),
        Own: of('Api', { StageName: 'v1', OpenApiVersion: '3.0.1', Models: { Pet: { type: 'object' } } }, {}),
        D: fnWith({ G: ev('Api', { Path: '/a', Method: 'get', RestApiId: ref('Own') }) }),
      },
    },
  },
  {
    given: 'all properties of an HTTP API',
    template: {
      ...conditions,
      Resources: {
        Fn: fn(),
        A: of('HttpApi', {
          Name: 'n',
          Description: 'd',
          StageName: 'v1',
          DefinitionBody: openapi,
          StageVariables: { a: 'b' },
          AccessLogSettings: { Format: 'f' },
          DefaultRouteSettings: { ThrottlingBurstLimit: 5 },
          RouteSettings: { 'GET /a': { ThrottlingBurstLimit: 6 } },
          CorsConfiguration: { AllowOrigins: ['a'], AllowHeaders: ['h'], AllowMethods: ['m'], ExposeHeaders: ['e'], MaxAge: 5, AllowCredentials: true },
          FailOnWarnings: true,
          DisableExecuteApiEndpoint: true,
          Tags: { a: 'b' },
          Auth: {
            DefaultAuthorizer: 'Jwt',
            Authorizers: {
              Jwt: { AuthorizationScopes: ['s'], JwtConfiguration: { Issuer: 'i', Audience: ['a'] }, IdentitySource: '$request.header.A' },
              Own: {
                FunctionArn: 'f',
                AuthorizerPayloadFormatVersion: '2.0',
                EnableSimpleResponses: true,
                FunctionInvokeRole: role,
                EnableFunctionDefaultPermissions: true,
                Identity: { Headers: ['H'], QueryStrings: ['q'], ReauthorizeEvery: 5 },
              },
            },
          },
        }),
        B: of('HttpApi', { DefinitionUri: 's3://b/k' }),
        C: of('HttpApi', { CorsConfiguration: true, FailOnWarnings: true }, { Condition: 'IsProd' }),
        D: fnWith(
          {
            Any: ev('HttpApi', { ApiId: ref('C') }),
            G: ev('HttpApi', {
              ApiId: ref('C'),
              Path: '/a/{id}/{rest+}',
              Method: 'get',
              PayloadFormatVersion: '1.0',
              TimeoutInMillis: 5000,
              RouteSettings: { ThrottlingBurstLimit: 5 },
            }),
          },
          { AutoPublishAlias: 'live' },
          { Condition: 'IsProd' },
        ),
        E: of('HttpApi', {
          Auth: { EnableIamAuthorizer: true, DefaultAuthorizer: 'Own', Authorizers: { Own: { JwtConfiguration: { issuer: 'i' }, IdentitySource: 's' } } },
        }),
        F: fnWith({
          A: ev('HttpApi', { ApiId: ref('E'), Path: '/a', Method: 'get', Auth: { Authorizer: 'NONE' } }),
          B: ev('HttpApi', { ApiId: ref('E'), Path: '/b', Method: 'get', Auth: { Authorizer: 'AWS_IAM' } }),
          C: ev('HttpApi', { ApiId: ref('E'), Path: '/c', Method: 'get', Auth: { AuthorizationScopes: ['x'] } }),
          D: ev('HttpApi', { ApiId: ref('E'), Path: '/d', Method: 'get' }),
        }),
      },
    },
  },
  {
    given: 'domains of APIs',
    template: {
      Parameters: { Zone: { Type: 'String', Default: 'Z1' } },
      Resources: {
        A: of('Api', {
          StageName: 'a',
          DefinitionBody: swagger,
          Domain: {
            DomainName: 'a.example.com',
            CertificateArn: 'c',
            BasePath: ['x', 'y-z'],
            SecurityPolicy: 'TLS_1_2',
            MutualTlsAuthentication: { TruststoreUri: 's3://b/k', TruststoreVersion: '1' },
            OwnershipVerificationCertificateArn: 'o',
            Route53: { HostedZoneId: ref('Zone'), IpV6: true, EvaluateTargetHealth: true, Region: 'r', SetIdentifier: 's' },
          },
        }),
        B: of('Api', {
          StageName: 'b',
          DefinitionBody: swagger,
          Domain: {
            DomainName: 'b.example.com',
            CertificateArn: 'c',
            EndpointConfiguration: 'EDGE',
            BasePath: 'p-q',
            NormalizeBasePath: false,
            Route53: { HostedZoneId: ref('Zone') },
          },
        }),
        P: of('Api', {
          StageName: 'p',
          DefinitionBody: swagger,
          Domain: {
            DomainName: 'p.example.com',
            CertificateArn: 'c',
            EndpointConfiguration: 'PRIVATE',
            Policy: { Statement: [] },
            AccessAssociation: { VpcEndpointId: 'v' },
            Route53: { HostedZoneName: 'n.', SeparateRecordSetGroup: true, VpcEndpointDomainName: 'd', VpcEndpointHostedZoneId: 'z' },
          },
        }),
        H: of('HttpApi', {
          DefinitionBody: openapi,
          Tags: { a: 'b' },
          Domain: { DomainName: 'h.example.com', CertificateArn: 'c', BasePath: ['/v1/', 'b'], SecurityPolicy: 'TLS_1_2', Route53: { HostedZoneName: 'n.' } },
        }),
        Fn: fn(),
      },
      ...conditions,
    },
  },
  {
    given: 'usage plans with their keys',
    template: {
      ...conditions,
      Resources: {
        Fn: fn(),
        A: of('Api', {
          StageName: 'a',
          DefinitionBody: swagger,
          Auth: {
            UsagePlan: {
              CreateUsagePlan: 'PER_API',
              UsagePlanName: 'n',
              Description: 'd',
              Quota: { Limit: 5 },
              Throttle: { RateLimit: 1 },
              Tags: [{ Key: 'a', Value: 'b' }],
            },
          },
        }),
        B: of(
          'Api',
          { StageName: 'b', DefinitionBody: swagger, Auth: { ApiKeyRequired: true, UsagePlan: { CreateUsagePlan: 'SHARED', Description: 'b' } } },
          { Condition: 'IsProd' },
        ),
        C: of('Api', { StageName: 'c', DefinitionBody: swagger, Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } } }, { Condition: 'IsProd' }),
      },
    },
  },
  {
    given: 'all properties of tables, layers and state machines',
    template: {
      Parameters: { Name: { Type: 'String', Default: 'n' } },
      Resources: {
        Fn: fn(),
        T: of('SimpleTable', {
          TableName: 't',
          PrimaryKey: { Name: 'k', Type: 'Number' },
          ProvisionedThroughput: { ReadCapacityUnits: 1, WriteCapacityUnits: 1 },
          SSESpecification: { SSEEnabled: true },
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
          Tags: { a: 'b' },
        }),
        L: of('LayerVersion', {
          LayerName: ref('Name'),
          Description: 'd',
          ContentUri: code,
          CompatibleArchitectures: ['arm64'],
          RetentionPolicy: 'delete',
          PublishLambdaVersion: true,
        }),
        M: of('StateMachine', {
          Name: 'm',
          Type: 'EXPRESS',
          Definition: definition,
          DefinitionSubstitutions: { a: 'b' },
          Logging: { Level: 'ALL' },
          Tracing: { Enabled: true },
          Tags: { a: 'b' },
          Policies: ['AWSLambdaRole', { LambdaInvokePolicy: { FunctionName: ref('Fn') } }],
          PermissionsBoundary: 'pb',
          AutoPublishAlias: 'live',
          UseAliasAsEventTarget: true,
          DeploymentPreference: { Type: 'CANARY', Percentage: 10, Interval: 5 },
          Events: {
            S: ev('Schedule', { Schedule: 'rate(1 day)', RoleArn: role, DeadLetterConfig: { Type: 'SQS' } }),
            D: ev('Schedule', { Schedule: 'rate(1 day)', Enabled: true }),
            E: ev('EventBridgeRule', { Pattern: { source: ['a'] }, Input: '{}' }),
            V: ev('ScheduleV2', { ScheduleExpression: 'rate(1 day)' }),
          },
        }),
        N: of('StateMachine', {
          DefinitionUri: { Bucket: 'b', Key: 'k', Version: '1' },
          Role: role,
          PropagateTags: true,
          Tags: { a: 'b' },
          AutoPublishAlias: 'live',
        }),
        O: of('StateMachine', { Definition: { Comment: 'é', States: [], Secret: '{{resolve:ssm:/x:1}}' } }),
      },
    },
  },
];
