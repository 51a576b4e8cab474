import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';

/** A template, and what aws-sam-translator makes of it. */
export interface ExpansionRow {
  readonly given: string;
  readonly template: TemplateDocument;
  /** A line each, in the order of the alphabet: `FnRole: AWS::IAM::Role if IsProd, Retain`, with `…` for a hash that ends a logical ID. */
  readonly want: readonly string[];
}

type Properties = { readonly [name: string]: Value };

const code = 's3://b/k';
const role = 'arn:aws:iam::1:role/r';

function resource(Type: string, Properties: Properties, attributes: Properties = {}): Properties {
  return { Type, ...attributes, Properties };
}

function fn(properties: Properties = {}, attributes: Properties = {}): Properties {
  return resource('AWS::Serverless::Function', { Runtime: 'nodejs22.x', Handler: 'app.h', CodeUri: code, ...properties }, attributes);
}

function api(properties: Properties = {}, attributes: Properties = {}): Properties {
  const DefinitionBody = { swagger: '2.0', info: { title: 't', version: '1' }, paths: {} };
  return resource('AWS::Serverless::Api', { StageName: 'api', DefinitionBody, ...properties }, attributes);
}

function stateMachine(properties: Properties = {}, attributes: Properties = {}): Properties {
  const Definition = { StartAt: 'A', States: { A: { Type: 'Pass', End: true } } };
  return resource('AWS::Serverless::StateMachine', { Definition, ...properties }, attributes);
}

function ev(Type: string, Properties: Properties): Properties {
  return { E: { Type, Properties } };
}

function domain(properties: Properties = {}): Properties {
  return { DomainName: 'api.example.com', CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/c', ...properties };
}

const conditions = { Conditions: { IsProd: { 'Fn::Equals': ['a', 'b'] }, IsTest: { 'Fn::Equals': ['a', 'c'] } } };

/** The conformance run asks aws-sam-translator itself for the same lines. */
export const expansionRows: readonly ExpansionRow[] = [
  { given: 'a function', template: { Resources: { Fn: fn() } }, want: ['Fn: AWS::Lambda::Function', 'FnRole: AWS::IAM::Role'] },
  { given: 'a function with a role', template: { Resources: { Fn: fn({ Role: role }) } }, want: ['Fn: AWS::Lambda::Function'] },
  {
    given: 'a function whose role depends on a condition',
    template: {
      ...conditions,
      Resources: {
        A: fn({ Role: { 'Fn::If': ['IsProd', role, { Ref: 'AWS::NoValue' }] } }),
        B: fn({ Role: { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, role] } }),
        C: fn({ Role: { 'Fn::If': ['IsProd', role, role] } }),
        D: fn({ Role: { 'Fn::If': ['IsProd', { Ref: 'AWS::NoValue' }, { Ref: 'AWS::NoValue' }] } }),
      },
    },
    want: [
      'A: AWS::Lambda::Function',
      'ARole: AWS::IAM::Role if NOTIsProd',
      'B: AWS::Lambda::Function',
      'BRole: AWS::IAM::Role if IsProd',
      'C: AWS::Lambda::Function',
      'D: AWS::Lambda::Function',
      'DRole: AWS::IAM::Role',
    ],
  },
  {
    given: 'a function with a condition and policies',
    template: {
      ...conditions,
      Resources: {
        Fn: fn(
          { AutoPublishAlias: 'live', Events: ev('SQS', { Queue: 'arn:aws:sqs:us-east-1:1:q' }) },
          { Condition: 'IsProd', DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete', DependsOn: ['T'], Metadata: { a: 1 } },
        ),
        T: { Type: 'AWS::SNS::Topic' },
      },
    },
    want: [
      'Fn: AWS::Lambda::Function if IsProd, Retain',
      'FnAliaslive: AWS::Lambda::Alias if IsProd, Retain',
      'FnE: AWS::Lambda::EventSourceMapping if IsProd, Retain',
      'FnRole: AWS::IAM::Role if IsProd, Retain',
      'FnVersion…: AWS::Lambda::Version if IsProd, Retain',
      'T: AWS::SNS::Topic',
    ],
  },
  {
    given: 'an alias',
    template: { Resources: { Fn: fn({ AutoPublishAlias: 'my-live_1' }) } },
    want: ['Fn: AWS::Lambda::Function', 'FnAliasmyDliveU1: AWS::Lambda::Alias', 'FnRole: AWS::IAM::Role', 'FnVersion…: AWS::Lambda::Version, Retain'],
  },
  {
    given: 'an alias from a parameter',
    template: { Parameters: { Name: { Type: 'String', Default: 'live' } }, Resources: { Fn: fn({ AutoPublishAlias: { Ref: 'Name' } }) } },
    want: ['Fn: AWS::Lambda::Function', 'FnAliaslive: AWS::Lambda::Alias', 'FnRole: AWS::IAM::Role', 'FnVersion…: AWS::Lambda::Version, Retain'],
  },
  {
    given: 'an alias in Globals',
    template: {
      Globals: { Function: { AutoPublishAlias: 'live' } },
      Resources: {
        Fn: fn(),
        Other: fn({ AutoPublishAlias: 'other' }),
        None: fn({}, { IgnoreGlobals: '*' }),
        Named: fn({}, { IgnoreGlobals: ['AutoPublishAlias'] }),
      },
    },
    want: [
      'Fn: AWS::Lambda::Function',
      'FnAliaslive: AWS::Lambda::Alias',
      'FnRole: AWS::IAM::Role',
      'FnVersion…: AWS::Lambda::Version, Retain',
      'Named: AWS::Lambda::Function',
      'NamedRole: AWS::IAM::Role',
      'None: AWS::Lambda::Function',
      'NoneRole: AWS::IAM::Role',
      'Other: AWS::Lambda::Function',
      'OtherAliasother: AWS::Lambda::Alias',
      'OtherRole: AWS::IAM::Role',
      'OtherVersion…: AWS::Lambda::Version, Retain',
    ],
  },
  {
    given: 'a version that is deleted',
    template: { Resources: { Fn: fn({ AutoPublishAlias: 'live', VersionDeletionPolicy: 'Delete' }) } },
    want: ['Fn: AWS::Lambda::Function', 'FnAliaslive: AWS::Lambda::Alias', 'FnRole: AWS::IAM::Role', 'FnVersion…: AWS::Lambda::Version, Delete'],
  },
  {
    given: 'a function URL',
    template: { Resources: { A: fn({ FunctionUrlConfig: { AuthType: 'NONE' } }), B: fn({ FunctionUrlConfig: { AuthType: 'AWS_IAM' } }) } },
    want: [
      'A: AWS::Lambda::Function',
      'ARole: AWS::IAM::Role',
      'AURLInvokeAllowPublicAccess: AWS::Lambda::Permission',
      'AUrl: AWS::Lambda::Url',
      'AUrlPublicPermissions: AWS::Lambda::Permission',
      'B: AWS::Lambda::Function',
      'BRole: AWS::IAM::Role',
      'BUrl: AWS::Lambda::Url',
    ],
  },
  {
    given: 'EventInvokeConfig',
    template: {
      Resources: {
        A: fn({ EventInvokeConfig: { MaximumRetryAttempts: 1, DestinationConfig: { OnSuccess: { Type: 'SQS' }, OnFailure: { Type: 'SNS' } } } }),
        B: fn({ EventInvokeConfig: { DestinationConfig: { OnFailure: { Type: 'SQS', Destination: 'arn:aws:sqs:us-east-1:1:q' } } } }),
      },
    },
    want: [
      'A: AWS::Lambda::Function',
      'AEventInvokeConfig: AWS::Lambda::EventInvokeConfig',
      'AEventInvokeConfigOnFailureTopic: AWS::SNS::Topic',
      'AEventInvokeConfigOnSuccessQueue: AWS::SQS::Queue',
      'ARole: AWS::IAM::Role',
      'B: AWS::Lambda::Function',
      'BEventInvokeConfig: AWS::Lambda::EventInvokeConfig',
      'BRole: AWS::IAM::Role',
    ],
  },
  {
    given: 'DeploymentPreference',
    template: {
      ...conditions,
      Resources: {
        A: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Type: 'AllAtOnce', PassthroughCondition: true } }, { Condition: 'IsProd' }),
        B: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Type: 'AllAtOnce', PassthroughCondition: 'true' } }, { Condition: 'IsTest' }),
      },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AAliaslive: AWS::Lambda::Alias if IsProd',
      'ADeploymentGroup: AWS::CodeDeploy::DeploymentGroup if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'AVersion…: AWS::Lambda::Version if IsProd, Retain',
      'B: AWS::Lambda::Function if IsTest',
      'BAliaslive: AWS::Lambda::Alias if IsTest',
      'BDeploymentGroup: AWS::CodeDeploy::DeploymentGroup if IsTest',
      'BRole: AWS::IAM::Role if IsTest',
      'BVersion…: AWS::Lambda::Version if IsTest, Retain',
      'CodeDeployServiceRole: AWS::IAM::Role if ServerlessCodeDeployCondition',
      'ServerlessDeploymentApplication: AWS::CodeDeploy::Application if ServerlessCodeDeployCondition',
    ],
  },
  {
    given: 'DeploymentPreference for some functions without a condition',
    template: {
      ...conditions,
      Resources: {
        A: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Type: 'AllAtOnce', Role: role } }, { Condition: 'IsProd' }),
        B: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Type: 'AllAtOnce', Role: role } }),
        C: fn({ AutoPublishAlias: 'live', DeploymentPreference: { Enabled: false, Type: 'AllAtOnce' } }),
      },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AAliaslive: AWS::Lambda::Alias if IsProd',
      'ADeploymentGroup: AWS::CodeDeploy::DeploymentGroup',
      'ARole: AWS::IAM::Role if IsProd',
      'AVersion…: AWS::Lambda::Version if IsProd, Retain',
      'B: AWS::Lambda::Function',
      'BAliaslive: AWS::Lambda::Alias',
      'BDeploymentGroup: AWS::CodeDeploy::DeploymentGroup',
      'BRole: AWS::IAM::Role',
      'BVersion…: AWS::Lambda::Version, Retain',
      'C: AWS::Lambda::Function',
      'CAliaslive: AWS::Lambda::Alias',
      'CRole: AWS::IAM::Role',
      'CVersion…: AWS::Lambda::Version, Retain',
      'ServerlessDeploymentApplication: AWS::CodeDeploy::Application',
    ],
  },
  {
    given: 'polled events',
    template: {
      Resources: {
        Fn: fn({
          Events: {
            Q: { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:us-east-1:1:q' } },
            K: { Type: 'Kinesis', Properties: { Stream: 'arn:aws:kinesis:us-east-1:1:stream/s', StartingPosition: 'LATEST' } },
            D: { Type: 'DynamoDB', Properties: { Stream: 'arn:aws:dynamodb:us-east-1:1:table/t/stream/x', StartingPosition: 'LATEST' } },
            M: { Type: 'MSK', Properties: { Stream: 'arn:aws:kafka:us-east-1:1:cluster/c/x', StartingPosition: 'LATEST', Topics: ['t'] } },
            A: {
              Type: 'MQ',
              Properties: {
                Broker: 'arn:aws:mq:us-east-1:1:broker:b:1',
                Queues: ['q'],
                SourceAccessConfigurations: [{ Type: 'BASIC_AUTH', URI: 'arn:aws:secretsmanager:us-east-1:1:secret:s' }],
              },
            },
          },
        }),
      },
    },
    want: [
      'Fn: AWS::Lambda::Function',
      'FnA: AWS::Lambda::EventSourceMapping',
      'FnD: AWS::Lambda::EventSourceMapping',
      'FnK: AWS::Lambda::EventSourceMapping',
      'FnM: AWS::Lambda::EventSourceMapping',
      'FnQ: AWS::Lambda::EventSourceMapping',
      'FnRole: AWS::IAM::Role',
    ],
  },
  {
    given: 'other events',
    template: {
      Resources: {
        Fn: fn({
          Events: {
            S: { Type: 'SNS', Properties: { Topic: 'arn:aws:sns:us-east-1:1:t' } },
            B: { Type: 'S3', Properties: { Bucket: { Ref: 'Files' }, Events: 's3:ObjectCreated:*' } },
            C: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', Name: 'daily' } },
            V: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } },
            W: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)', RoleArn: role } },
            E: { Type: 'CloudWatchEvent', Properties: { Pattern: { source: ['a'] } } },
            R: { Type: 'EventBridgeRule', Properties: { Pattern: { source: ['a'] } } },
            L: { Type: 'CloudWatchLogs', Properties: { LogGroupName: 'g', FilterPattern: '' } },
            I: { Type: 'IoTRule', Properties: { Sql: 'SELECT * FROM x' } },
            X: { Type: 'AlexaSkill' },
            U: { Type: 'Cognito', Properties: { UserPool: { Ref: 'Users' }, Trigger: 'PreSignUp' } },
          },
        }),
        Files: { Type: 'AWS::S3::Bucket' },
        Users: { Type: 'AWS::Cognito::UserPool' },
      },
    },
    want: [
      'Files: AWS::S3::Bucket',
      'Fn: AWS::Lambda::Function',
      'FnBPermission: AWS::Lambda::Permission',
      'FnC: AWS::Events::Rule',
      'FnCPermission: AWS::Lambda::Permission',
      'FnCognitoPermission: AWS::Lambda::Permission',
      'FnE: AWS::Events::Rule',
      'FnEPermission: AWS::Lambda::Permission',
      'FnI: AWS::IoT::TopicRule',
      'FnIPermission: AWS::Lambda::Permission',
      'FnL: AWS::Logs::SubscriptionFilter',
      'FnLPermission: AWS::Lambda::Permission',
      'FnR: AWS::Events::Rule',
      'FnRPermission: AWS::Lambda::Permission',
      'FnRole: AWS::IAM::Role',
      'FnS: AWS::SNS::Subscription',
      'FnSPermission: AWS::Lambda::Permission',
      'FnV: AWS::Scheduler::Schedule',
      'FnVRole: AWS::IAM::Role',
      'FnW: AWS::Scheduler::Schedule',
      'FnXPermission: AWS::Lambda::Permission',
      'Users: AWS::Cognito::UserPool',
    ],
  },
  {
    given: 'queues that events bring along',
    template: {
      Resources: {
        Fn: fn({
          Events: {
            A: { Type: 'SNS', Properties: { Topic: 'arn:aws:sns:us-east-1:1:t', SqsSubscription: true } },
            B: {
              Type: 'SNS',
              Properties: {
                Topic: 'arn:aws:sns:us-east-1:1:t',
                SqsSubscription: { QueueArn: { 'Fn::GetAtt': ['Jobs', 'Arn'] }, QueueUrl: { Ref: 'Jobs' }, QueuePolicyLogicalId: 'JobsPolicy' },
              },
            },
            C: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', DeadLetterConfig: { Type: 'SQS' } } },
            D: { Type: 'EventBridgeRule', Properties: { Pattern: { source: ['a'] }, DeadLetterConfig: { Type: 'SQS', QueueLogicalId: 'Dead' } } },
            E: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)', DeadLetterConfig: { Type: 'SQS' } } },
            F: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', DeadLetterConfig: { Arn: 'arn:aws:sqs:us-east-1:1:q' } } },
          },
        }),
        Jobs: { Type: 'AWS::SQS::Queue' },
      },
    },
    want: [
      'Dead: AWS::SQS::Queue',
      'Fn: AWS::Lambda::Function',
      'FnA: AWS::SNS::Subscription',
      'FnAEventSourceMapping: AWS::Lambda::EventSourceMapping',
      'FnAQueue: AWS::SQS::Queue',
      'FnAQueuePolicy: AWS::SQS::QueuePolicy',
      'FnB: AWS::SNS::Subscription',
      'FnBEventSourceMapping: AWS::Lambda::EventSourceMapping',
      'FnC: AWS::Events::Rule',
      'FnCPermission: AWS::Lambda::Permission',
      'FnCQueue: AWS::SQS::Queue',
      'FnCQueuePolicy: AWS::SQS::QueuePolicy',
      'FnD: AWS::Events::Rule',
      'FnDPermission: AWS::Lambda::Permission',
      'FnDQueuePolicy: AWS::SQS::QueuePolicy',
      'FnE: AWS::Scheduler::Schedule',
      'FnEQueue: AWS::SQS::Queue',
      'FnERole: AWS::IAM::Role',
      'FnF: AWS::Events::Rule',
      'FnFPermission: AWS::Lambda::Permission',
      'FnRole: AWS::IAM::Role',
      'Jobs: AWS::SQS::Queue',
      'JobsPolicy: AWS::SQS::QueuePolicy',
    ],
  },
  {
    given: 'an API, with a stage in letters and digits',
    template: { ...conditions, Resources: { Api: api({}, { Condition: 'IsProd' }) } },
    want: ['Api: AWS::ApiGateway::RestApi if IsProd', 'ApiDeployment…: AWS::ApiGateway::Deployment if IsProd', 'ApiapiStage: AWS::ApiGateway::Stage if IsProd'],
  },
  {
    given: 'an API, with other characters in its stage',
    template: { Resources: { Api: api({ StageName: 'my-api_1' }) } },
    want: ['Api: AWS::ApiGateway::RestApi', 'ApiDeployment…: AWS::ApiGateway::Deployment', 'ApiStageaa07e5b346: AWS::ApiGateway::Stage'],
  },
  {
    given: 'an API, whose stage a parameter names',
    template: { Parameters: { Name: { Type: 'String' } }, Resources: { Api: api({ StageName: { Ref: 'Name' } }) } },
    want: ['Api: AWS::ApiGateway::RestApi', 'ApiDeployment…: AWS::ApiGateway::Deployment', 'ApiStage: AWS::ApiGateway::Stage'],
  },
  {
    given: 'an API without an extra stage',
    template: { Resources: { Api: api({ OpenApiVersion: '2.0' }) } },
    want: ['Api: AWS::ApiGateway::RestApi', 'ApiDeployment…: AWS::ApiGateway::Deployment', 'ApiapiStage: AWS::ApiGateway::Stage'],
  },
  {
    given: 'events of an API of the template',
    template: {
      Resources: {
        Api: api({ StageName: 'v1' }),
        Own: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'v-2' } },
        Any: { Type: 'AWS::Serverless::Api', Properties: { StageName: { Ref: 'AWS::StackName' } } },
        Fn: fn({
          Events: {
            A: { Type: 'Api', Properties: { Path: '/a', Method: 'get', RestApiId: { Ref: 'Own' } } },
            B: { Type: 'Api', Properties: { Path: '/b', Method: 'get', RestApiId: { Ref: 'Any' } } },
          },
        }),
      },
    },
    want: [
      'Any: AWS::ApiGateway::RestApi',
      'AnyDeployment…: AWS::ApiGateway::Deployment',
      'AnyStage: AWS::ApiGateway::Stage',
      'Api: AWS::ApiGateway::RestApi',
      'ApiDeployment…: AWS::ApiGateway::Deployment',
      'Apiv1Stage: AWS::ApiGateway::Stage',
      'Fn: AWS::Lambda::Function',
      'FnAPermissiondce5e6e029: AWS::Lambda::Permission',
      'FnBPermissionStage: AWS::Lambda::Permission',
      'FnRole: AWS::IAM::Role',
      'Own: AWS::ApiGateway::RestApi',
      'OwnDeployment…: AWS::ApiGateway::Deployment',
      'OwnStagedce5e6e029: AWS::ApiGateway::Stage',
    ],
  },
  {
    given: 'events of an implicit API',
    template: {
      ...conditions,
      Resources: {
        A: fn({ Events: ev('Api', { Path: '/a', Method: 'get' }) }, { Condition: 'IsProd' }),
        B: fn({ Events: ev('Api', { Path: '/b', Method: 'get' }) }, { Condition: 'IsProd' }),
      },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AEPermissionProd: AWS::Lambda::Permission if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'B: AWS::Lambda::Function if IsProd',
      'BEPermissionProd: AWS::Lambda::Permission if IsProd',
      'BRole: AWS::IAM::Role if IsProd',
      'ServerlessRestApi: AWS::ApiGateway::RestApi if IsProd',
      'ServerlessRestApiDeployment…: AWS::ApiGateway::Deployment if IsProd',
      'ServerlessRestApiProdStage: AWS::ApiGateway::Stage if IsProd',
    ],
  },
  {
    given: 'events of an implicit API, with several conditions',
    template: {
      ...conditions,
      Resources: {
        A: fn({ Events: ev('Api', { Path: '/a', Method: 'get' }) }, { Condition: 'IsProd' }),
        B: fn({ Events: ev('Api', { Path: '/b', Method: 'get' }) }, { Condition: 'IsTest' }),
      },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AEPermissionProd: AWS::Lambda::Permission if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'B: AWS::Lambda::Function if IsTest',
      'BEPermissionProd: AWS::Lambda::Permission if IsTest',
      'BRole: AWS::IAM::Role if IsTest',
      'ServerlessRestApi: AWS::ApiGateway::RestApi if ServerlessRestApiCondition',
      'ServerlessRestApiDeployment…: AWS::ApiGateway::Deployment if ServerlessRestApiCondition',
      'ServerlessRestApiProdStage: AWS::ApiGateway::Stage if ServerlessRestApiCondition',
    ],
  },
  {
    given: 'events of an implicit HTTP API',
    template: {
      ...conditions,
      Resources: {
        A: fn({ Events: ev('HttpApi', { Path: '/a', Method: 'get' }) }, { Condition: 'IsProd' }),
        B: fn({ Events: ev('HttpApi', { Path: '/b', Method: 'get' }) }),
      },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AEPermission: AWS::Lambda::Permission if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'B: AWS::Lambda::Function',
      'BEPermission: AWS::Lambda::Permission',
      'BRole: AWS::IAM::Role',
      'ServerlessHttpApi: AWS::ApiGatewayV2::Api',
      'ServerlessHttpApiApiGatewayDefaultStage: AWS::ApiGatewayV2::Stage',
    ],
  },
  {
    given: 'events of both implicit APIs, with a domain in Globals',
    template: {
      Globals: { Api: { Domain: { DomainName: 'a.example.com', CertificateArn: 'arn:aws:acm:us-east-1:1:certificate/c' } } },
      Resources: { A: fn({ Events: ev('Api', { Path: '/a', Method: 'get' }) }), B: fn({ Events: ev('HttpApi', { Path: '/b', Method: 'get' }) }) },
    },
    want: [
      'A: AWS::Lambda::Function',
      'AEPermissionProd: AWS::Lambda::Permission',
      'ARole: AWS::IAM::Role',
      'ApiGatewayDomainName6c21496336: AWS::ApiGateway::DomainName',
      'B: AWS::Lambda::Function',
      'BEPermission: AWS::Lambda::Permission',
      'BRole: AWS::IAM::Role',
      'ServerlessHttpApi: AWS::ApiGatewayV2::Api',
      'ServerlessHttpApiApiGatewayDefaultStage: AWS::ApiGatewayV2::Stage',
      'ServerlessRestApi: AWS::ApiGateway::RestApi',
      'ServerlessRestApiBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'ServerlessRestApiDeployment…: AWS::ApiGateway::Deployment',
      'ServerlessRestApiProdStage: AWS::ApiGateway::Stage',
    ],
  },
  {
    given: 'domains',
    template: {
      Resources: {
        A: api({ Domain: domain({ BasePath: ['a', 'b-c', '/d'] }) }),
        B: api({
          Domain: domain({ DomainName: { 'Fn::ImportValue': 'ü-domain' }, EndpointConfiguration: 'EDGE', BasePath: 'v1', Route53: { HostedZoneId: 'Z1' } }),
        }),
        C: api({ Domain: domain({ DomainName: 'c.example.com', Route53: { HostedZoneName: 'example.com.', SeparateRecordSetGroup: true } }) }),
      },
    },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AaBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'AapiStage: AWS::ApiGateway::Stage',
      'AbcBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'AdBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'ApiGatewayDomainName1bc412bb08: AWS::ApiGateway::DomainName',
      'ApiGatewayDomainName6380b77ed8: AWS::ApiGateway::DomainName',
      'ApiGatewayDomainName8dca64e4b6: AWS::ApiGateway::DomainName',
      'B: AWS::ApiGateway::RestApi',
      'BDeployment…: AWS::ApiGateway::Deployment',
      'BapiStage: AWS::ApiGateway::Stage',
      'Bv1BasePathMapping: AWS::ApiGateway::BasePathMapping',
      'C: AWS::ApiGateway::RestApi',
      'CBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'CDeployment…: AWS::ApiGateway::Deployment',
      'CapiStage: AWS::ApiGateway::Stage',
      'RecordSetGroup0cf6d58763: AWS::Route53::RecordSetGroup',
      'RecordSetGroup2beac7be59: AWS::Route53::RecordSetGroup',
    ],
  },
  {
    given: 'a private domain',
    template: {
      Resources: {
        A: api({
          EndpointConfiguration: { Type: 'PRIVATE' },
          Domain: domain({ EndpointConfiguration: 'PRIVATE', AccessAssociation: { VpcEndpointId: 'vpce-1' } }),
        }),
      },
    },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'ABasePathMapping: AWS::ApiGateway::BasePathMappingV2',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AapiStage: AWS::ApiGateway::Stage',
      'ApiGatewayDomainNameV21bc412bb08: AWS::ApiGateway::DomainNameV2',
      'DomainNameAccessAssociation3af4068c35: AWS::ApiGateway::DomainNameAccessAssociation',
    ],
  },
  {
    given: 'one domain for two APIs',
    template: { Resources: { A: api({ Domain: domain({ BasePath: 'a' }) }), B: api({ Domain: domain({ BasePath: 'b' }) }) } },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AaBasePathMapping: AWS::ApiGateway::BasePathMapping',
      'AapiStage: AWS::ApiGateway::Stage',
      'ApiGatewayDomainName1bc412bb08: AWS::ApiGateway::DomainName',
      'B: AWS::ApiGateway::RestApi',
      'BDeployment…: AWS::ApiGateway::Deployment',
      'BapiStage: AWS::ApiGateway::Stage',
      'BbBasePathMapping: AWS::ApiGateway::BasePathMapping',
    ],
  },
  {
    given: 'usage plans',
    template: {
      Resources: {
        A: api({ Auth: { ApiKeyRequired: true, UsagePlan: { CreateUsagePlan: 'PER_API' } } }),
        B: api({ Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } } }),
        C: api({ Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } } }),
        D: api({ Auth: { UsagePlan: { CreateUsagePlan: 'NONE' } } }),
      },
    },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'AApiKey: AWS::ApiGateway::ApiKey',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AUsagePlan: AWS::ApiGateway::UsagePlan',
      'AUsagePlanKey: AWS::ApiGateway::UsagePlanKey',
      'AapiStage: AWS::ApiGateway::Stage',
      'B: AWS::ApiGateway::RestApi',
      'BDeployment…: AWS::ApiGateway::Deployment',
      'BapiStage: AWS::ApiGateway::Stage',
      'C: AWS::ApiGateway::RestApi',
      'CDeployment…: AWS::ApiGateway::Deployment',
      'CapiStage: AWS::ApiGateway::Stage',
      'D: AWS::ApiGateway::RestApi',
      'DDeployment…: AWS::ApiGateway::Deployment',
      'DapiStage: AWS::ApiGateway::Stage',
      'ServerlessApiKey: AWS::ApiGateway::ApiKey',
      'ServerlessUsagePlan: AWS::ApiGateway::UsagePlan',
      'ServerlessUsagePlanKey: AWS::ApiGateway::UsagePlanKey',
    ],
  },
  {
    given: 'authorizers',
    template: {
      Resources: {
        A: api({
          Auth: {
            Authorizers: {
              Own: { FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] } },
              Quiet: { FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, DisableFunctionDefaultPermissions: true },
              Pool: { UserPoolArn: 'arn:aws:cognito-idp:us-east-1:1:userpool/p' },
            },
          },
        }),
        Fn: fn(),
      },
    },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AOwnAuthorizerPermission: AWS::Lambda::Permission',
      'AapiStage: AWS::ApiGateway::Stage',
      'Fn: AWS::Lambda::Function',
      'FnRole: AWS::IAM::Role',
    ],
  },
  {
    given: 'an HTTP API',
    template: {
      Resources: {
        A: { Type: 'AWS::Serverless::HttpApi', Properties: { DefinitionBody: { openapi: '3.0.1', info: { title: 't' }, paths: {} } } },
        B: {
          Type: 'AWS::Serverless::HttpApi',
          Properties: {
            StageName: 'v1',
            DefinitionBody: { openapi: '3.0.1', info: { title: 't' }, paths: {} },
            Domain: domain({ BasePath: ['v-1', 'x'], Route53: { HostedZoneId: 'Z1' } }),
          },
        },
        C: {
          Type: 'AWS::Serverless::HttpApi',
          Properties: {
            StageName: 'v-1',
            DefinitionBody: { openapi: '3.0.1', info: { title: 't' }, paths: {} },
            Auth: {
              Authorizers: {
                L: { FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, AuthorizerPayloadFormatVersion: '2.0', EnableFunctionDefaultPermissions: true },
                M: { FunctionArn: { 'Fn::GetAtt': ['Fn', 'Arn'] }, AuthorizerPayloadFormatVersion: '2.0' },
              },
            },
          },
        },
        Fn: fn(),
      },
    },
    want: [
      'A: AWS::ApiGatewayV2::Api',
      'AApiGatewayDefaultStage: AWS::ApiGatewayV2::Stage',
      'ApiGatewayDomainNameV21bc412bb08: AWS::ApiGatewayV2::DomainName',
      'B: AWS::ApiGatewayV2::Api',
      'Bv1ApiMapping: AWS::ApiGatewayV2::ApiMapping',
      'Bv1Stage: AWS::ApiGatewayV2::Stage',
      'BxApiMapping: AWS::ApiGatewayV2::ApiMapping',
      'C: AWS::ApiGatewayV2::Api',
      'CLAuthorizerPermission: AWS::Lambda::Permission',
      'CStage065afdce56: AWS::ApiGatewayV2::Stage',
      'Fn: AWS::Lambda::Function',
      'FnRole: AWS::IAM::Role',
      'RecordSetGroup0cf6d58763: AWS::Route53::RecordSetGroup',
    ],
  },
  {
    given: 'tables',
    template: {
      ...conditions,
      Resources: {
        A: { Type: 'AWS::Serverless::SimpleTable' },
        B: { Type: 'AWS::Serverless::SimpleTable', Condition: 'IsProd', Properties: { TableName: 't', PrimaryKey: { Name: 'n', Type: 'Number' } } },
      },
    },
    want: ['A: AWS::DynamoDB::Table', 'B: AWS::DynamoDB::Table if IsProd'],
  },
  {
    given: 'layers',
    template: {
      ...conditions,
      Resources: {
        A: { Type: 'AWS::Serverless::LayerVersion', Properties: { ContentUri: code } },
        B: { Type: 'AWS::Serverless::LayerVersion', Condition: 'IsProd', Properties: { ContentUri: code, RetentionPolicy: 'delete' } },
        C: { Type: 'AWS::Serverless::LayerVersion', DeletionPolicy: 'Delete', Properties: { ContentUri: code } },
      },
    },
    want: ['A…: AWS::Lambda::LayerVersion, Retain', 'B…: AWS::Lambda::LayerVersion if IsProd, Delete', 'C…: AWS::Lambda::LayerVersion, Delete'],
  },
  {
    given: 'state machines',
    template: {
      ...conditions,
      Resources: {
        A: stateMachine({}, { Condition: 'IsProd' }),
        B: stateMachine({ Role: role }),
        C: stateMachine({
          AutoPublishAlias: 'live',
          Events: {
            S: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } },
            T: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', RoleArn: role } },
            V: { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } },
            E: { Type: 'EventBridgeRule', Properties: { Pattern: { source: ['a'] }, DeadLetterConfig: { Type: 'SQS' } } },
            W: { Type: 'CloudWatchEvent', Properties: { Pattern: { source: ['a'] } } },
            H: { Type: 'Api', Properties: { Path: '/a', Method: 'post' } },
          },
        }),
      },
    },
    want: [
      'A: AWS::StepFunctions::StateMachine if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'B: AWS::StepFunctions::StateMachine',
      'C: AWS::StepFunctions::StateMachine',
      'CAliaslive: AWS::StepFunctions::StateMachineAlias',
      'CE: AWS::Events::Rule',
      'CEQueue: AWS::SQS::Queue',
      'CEQueuePolicy: AWS::SQS::QueuePolicy',
      'CERole: AWS::IAM::Role',
      'CHRole: AWS::IAM::Role',
      'CRole: AWS::IAM::Role',
      'CS: AWS::Events::Rule',
      'CSRole: AWS::IAM::Role',
      'CT: AWS::Events::Rule',
      'CV: AWS::Scheduler::Schedule',
      'CVRole: AWS::IAM::Role',
      'CVersion: AWS::StepFunctions::StateMachineVersion, Retain',
      'CW: AWS::Events::Rule',
      'CWRole: AWS::IAM::Role',
      'ServerlessRestApi: AWS::ApiGateway::RestApi',
      'ServerlessRestApiDeployment…: AWS::ApiGateway::Deployment',
      'ServerlessRestApiProdStage: AWS::ApiGateway::Stage',
    ],
  },
  {
    given: 'resources of CloudFormation',
    template: { ...conditions, Resources: { A: { Type: 'AWS::SQS::Queue', Condition: 'IsProd', DeletionPolicy: 'Retain' }, Fn: fn({ Role: role }) } },
    want: ['A: AWS::SQS::Queue if IsProd, Retain', 'Fn: AWS::Lambda::Function'],
  },
  {
    given: 'a domain that a parameter names',
    template: {
      Parameters: { Name: { Type: 'String', Default: 'a.example.com' } },
      Resources: { A: api({ Domain: domain({ DomainName: { Ref: 'Name' }, BasePath: [] }) }) },
    },
    want: [
      'A: AWS::ApiGateway::RestApi',
      'ABasePathMapping: AWS::ApiGateway::BasePathMapping',
      'ADeployment…: AWS::ApiGateway::Deployment',
      'AapiStage: AWS::ApiGateway::Stage',
      'ApiGatewayDomainName6c21496336: AWS::ApiGateway::DomainName',
    ],
  },
  {
    given: 'one domain for APIs with different conditions',
    template: {
      ...conditions,
      Resources: {
        A: api({ Domain: domain({ BasePath: 'a' }) }, { Condition: 'IsProd' }),
        B: api({ Domain: domain({ BasePath: 'b' }) }, { Condition: 'IsTest' }),
      },
    },
    want: [
      'A: AWS::ApiGateway::RestApi if IsProd',
      'ADeployment…: AWS::ApiGateway::Deployment if IsProd',
      'AaBasePathMapping: AWS::ApiGateway::BasePathMapping if IsProd',
      'AapiStage: AWS::ApiGateway::Stage if IsProd',
      'ApiGatewayDomainName1bc412bb08: AWS::ApiGateway::DomainName if IsTest',
      'B: AWS::ApiGateway::RestApi if IsTest',
      'BDeployment…: AWS::ApiGateway::Deployment if IsTest',
      'BapiStage: AWS::ApiGateway::Stage if IsTest',
      'BbBasePathMapping: AWS::ApiGateway::BasePathMapping if IsTest',
    ],
  },
  {
    given: 'a usage plan that APIs with conditions share',
    template: {
      ...conditions,
      Globals: { Api: { Auth: { UsagePlan: { CreateUsagePlan: 'SHARED' } } } },
      Resources: { A: api({}, { Condition: 'IsProd', DeletionPolicy: 'Delete' }), B: api({}, { Condition: 'IsProd', DeletionPolicy: 'Retain' }) },
    },
    want: [
      'A: AWS::ApiGateway::RestApi if IsProd, Delete',
      'ADeployment…: AWS::ApiGateway::Deployment if IsProd, Delete',
      'AapiStage: AWS::ApiGateway::Stage if IsProd, Delete',
      'B: AWS::ApiGateway::RestApi if IsProd, Retain',
      'BDeployment…: AWS::ApiGateway::Deployment if IsProd, Retain',
      'BapiStage: AWS::ApiGateway::Stage if IsProd, Retain',
      'ServerlessApiKey: AWS::ApiGateway::ApiKey if SharedUsagePlanCondition, Retain',
      'ServerlessUsagePlan: AWS::ApiGateway::UsagePlan if SharedUsagePlanCondition, Retain',
      'ServerlessUsagePlanKey: AWS::ApiGateway::UsagePlanKey if SharedUsagePlanCondition, Retain',
    ],
  },
  {
    given: 'an implicit API of functions that are kept',
    template: {
      Resources: {
        A: fn({ Events: ev('Api', { Path: '/a', Method: 'get' }) }, { DeletionPolicy: 'Delete' }),
        B: fn({ Events: ev('Api', { Path: '/b', Method: 'get' }) }, { DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Delete' }),
      },
    },
    want: [
      'A: AWS::Lambda::Function, Delete',
      'AEPermissionProd: AWS::Lambda::Permission, Delete',
      'ARole: AWS::IAM::Role, Delete',
      'B: AWS::Lambda::Function, Retain',
      'BEPermissionProd: AWS::Lambda::Permission, Retain',
      'BRole: AWS::IAM::Role, Retain',
      'ServerlessRestApi: AWS::ApiGateway::RestApi, Retain',
      'ServerlessRestApiDeployment…: AWS::ApiGateway::Deployment, Retain',
      'ServerlessRestApiProdStage: AWS::ApiGateway::Stage, Retain',
    ],
  },
  {
    given: "a domain in Globals that a function's condition does not reach",
    template: {
      ...conditions,
      Globals: { HttpApi: { Domain: domain() } },
      Resources: { A: fn({ Events: ev('HttpApi', { Path: '/a', Method: 'get' }) }, { Condition: 'IsProd' }) },
    },
    want: [
      'A: AWS::Lambda::Function if IsProd',
      'AEPermission: AWS::Lambda::Permission if IsProd',
      'ARole: AWS::IAM::Role if IsProd',
      'ApiGatewayDomainNameV21bc412bb08: AWS::ApiGatewayV2::DomainName if IsProd',
      'ServerlessHttpApi: AWS::ApiGatewayV2::Api if IsProd',
      'ServerlessHttpApiApiGatewayDefaultStage: AWS::ApiGatewayV2::Stage if IsProd',
      'ServerlessHttpApiApiMapping: AWS::ApiGatewayV2::ApiMapping if IsProd',
    ],
  },
];
