import { getAtt, ref, sub } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';

type Map = { readonly [name: string]: Value };

/** What a source of the walk is made of. */
interface Choice {
  /** What the code is told apart by. */
  readonly code: string;
  readonly auth: 'used' | 'unused' | 'none';
  readonly hasReport: boolean;
  readonly hasChat: boolean;
  readonly routes: readonly string[];
  readonly tag: string;
}

/** A source of an app: its SAM template, and the identity of its code. */
export interface WalkSource {
  readonly code: string;
  readonly template: TemplateDocument;
}

const plain: Choice = { code: 'one', auth: 'used', hasReport: false, hasChat: false, routes: ['/'], tag: 'a' };

/** Each differs from the first, or from the one before it, in what a release has to get right. */
export const walkSources: { readonly [title: string]: WalkSource } = {
  plain: sourceOf(plain),
  // Tags make no release.
  tagged: sourceOf({ ...plain, tag: 'b' }),
  'other code': sourceOf({ ...plain, code: 'two' }),
  'another route, and more functions of events': sourceOf({ ...plain, routes: ['/', '/new'], hasReport: true, hasChat: true }),
  'the same with other code': sourceOf({ ...plain, code: 'two', hasReport: true }),
  'an authorizer that no route uses': sourceOf({ ...plain, auth: 'unused' }),
  'no authorizer': sourceOf({ ...plain, auth: 'none', code: 'two' }),
};

function sourceOf(choice: Choice): WalkSource {
  const { code, auth, hasReport, hasChat, routes, tag } = choice;
  const uri = (id: string): Value => sub(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/\${${id}.Arn}/invocations`);
  const fn = (properties: Map = {}): Value => ({
    Type: 'AWS::Serverless::Function',
    Properties: {
      CodeUri: './deployment.zip',
      Handler: 'app.h',
      Runtime: 'nodejs24.x',
      Role: 'arn:aws:iam::123456789012:role/app',
      Tags: { tag },
      ...properties,
    },
  });
  const permission = (id: string, api = 'RestAPI'): Value => ({
    Type: 'AWS::Lambda::Permission',
    Properties: {
      FunctionName: ref(id),
      Action: 'lambda:InvokeFunction',
      Principal: 'apigateway.amazonaws.com',
      SourceArn: { 'Fn::Sub': ['arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Id}/*', { Id: ref(api) }] },
    },
  });
  const schedule = { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } };
  const scheduler = { Type: 'ScheduleV2', Properties: { ScheduleExpression: 'rate(1 day)' } };
  const queue = { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:us-east-1:123456789012:jobs' } };
  const topic = { Type: 'SNS', Properties: { Topic: 'arn:aws:sns:us-east-1:123456789012:news' } };
  const bucket = { Type: 'S3', Properties: { Bucket: ref('Uploads'), Events: 's3:ObjectCreated:*' } };
  return {
    code,
    template: {
      Transform: 'AWS::Serverless-2016-10-31',
      Outputs: { EndpointURL: { Value: sub('https://${RestAPI}.execute-api.${AWS::Region}.${AWS::URLSuffix}/api/') } },
      Resources: {
        Uploads: { Type: 'AWS::S3::Bucket' },
        RestAPI: {
          Type: 'AWS::Serverless::Api',
          Properties: {
            StageName: 'api',
            DefinitionBody: {
              swagger: '2.0',
              paths: Object.fromEntries(
                routes.map((path) => [
                  path,
                  { get: { 'x-amazon-apigateway-integration': { uri: uri('APIHandler') }, ...(auth === 'used' && { security: [{ Auth: [] }] }) } },
                ]),
              ),
              ...(auth === 'used' && { securityDefinitions: { Auth: { 'x-amazon-apigateway-authorizer': { authorizerUri: uri('Auth') } } } }),
            },
          },
        },
        APIHandler: fn(),
        APIHandlerInvokePermission: permission('APIHandler'),
        ...(auth !== 'none' && { Auth: fn({ Handler: 'app.auth' }), AuthInvokePermission: permission('Auth') }),
        Cleanup: fn({ Handler: 'app.cleanup', Events: { CleanupEvent: schedule, CleanupUploads: bucket } }),
        ErrorAlarm: {
          Type: 'AWS::CloudWatch::Alarm',
          Properties: {
            AlarmDescription: 'Errors.',
            Namespace: 'AWS/Lambda',
            MetricName: 'Errors',
            Dimensions: [{ Name: 'FunctionName', Value: ref('Cleanup') }],
          },
        },
        ...(hasReport && { Report: fn({ Events: { Nightly: schedule, Weekly: scheduler, Jobs: queue, News: topic, Files: bucket } }) }),
        ...(hasChat && {
          WebsocketMessage: fn(),
          WebsocketAPI: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'chat', ProtocolType: 'WEBSOCKET' } },
          WebsocketMessageAPIIntegration: {
            Type: 'AWS::ApiGatewayV2::Integration',
            Properties: { ApiId: ref('WebsocketAPI'), IntegrationType: 'AWS_PROXY', IntegrationUri: uri('WebsocketMessage') },
          },
          WebsocketMessageRoute: {
            Type: 'AWS::ApiGatewayV2::Route',
            Properties: {
              ApiId: ref('WebsocketAPI'),
              RouteKey: '$default',
              Target: { 'Fn::Join': ['/', ['integrations', ref('WebsocketMessageAPIIntegration')]] },
            },
          },
          WebsocketMessageInvokePermission: permission('WebsocketMessage', 'WebsocketAPI'),
          WebsocketAPIDeployment0123456789: {
            Type: 'AWS::ApiGatewayV2::Deployment',
            DependsOn: ['WebsocketMessageRoute'],
            Properties: { ApiId: ref('WebsocketAPI') },
          },
          WebsocketAPIStage: {
            Type: 'AWS::ApiGatewayV2::Stage',
            Properties: { ApiId: ref('WebsocketAPI'), DeploymentId: ref('WebsocketAPIDeployment0123456789'), StageName: 'api' },
          },
          ChatName: { Type: 'AWS::SSM::Parameter', Properties: { Type: 'String', Value: getAtt('WebsocketMessage', 'Arn') } },
        }),
      },
    },
  };
}
