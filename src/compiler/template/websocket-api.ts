import { getAtt, join, ref, sub, subWith } from '../cloudformation/intrinsic.js';
import type { Fragment, Output, TemplateResource } from '../cloudformation/template.js';
import type { WebsocketApiResource, WebsocketHandler } from '../model/resource.js';
import { deploymentId } from './websocket-deployment.js';

const routeKeys = { connect: '$connect', message: '$default', disconnect: '$disconnect' } as const;

type Resources = { [logicalId: string]: TemplateResource };

export function renderWebsocketApi(api: WebsocketApiResource): Fragment {
  const { logicalId, name, apiGatewayStage, handlers, routes } = api;
  const served: Resources = Object.assign({}, ...handlers.map(renderIntegration), ...routes.map(renderRoute));
  const deployment = deploymentId(served);
  return {
    resources: {
      [logicalId]: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: name, RouteSelectionExpression: '$request.body.action', ProtocolType: 'WEBSOCKET' } },
      ...served,
      [deployment]: {
        Type: 'AWS::ApiGatewayV2::Deployment',
        DependsOn: routes.map(({ functionId }) => `${functionId}Route`),
        Properties: { ApiId: ref(logicalId) },
      },
      [`${logicalId}Stage`]: {
        Type: 'AWS::ApiGatewayV2::Stage',
        Properties: { ApiId: ref(logicalId), DeploymentId: ref(deployment), StageName: apiGatewayStage },
      },
    },
    outputs: {
      WebsocketAPIId: { Value: ref(logicalId) },
      ...Object.assign({}, ...handlers.map(renderOutputs)),
      // Chalice's name, whether or not there is a connect handler.
      WebsocketConnectEndpointURL: { Value: sub(`wss://\${${logicalId}}.execute-api.\${AWS::Region}.\${AWS::URLSuffix}/${apiGatewayStage}/`) },
    },
  };
}

function renderIntegration({ functionId, alias }: WebsocketHandler): Resources {
  const called = ref(alias?.id ?? functionId);
  // What `Ref` gives for a function is its name, and for an alias its ARN.
  const arn = alias === null ? 'arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:${WebsocketHandler}' : '${WebsocketHandler}';
  return {
    [`${functionId}APIIntegration`]: {
      Type: 'AWS::ApiGatewayV2::Integration',
      Properties: {
        ApiId: ref('WebsocketAPI'),
        ConnectionType: 'INTERNET',
        ContentHandlingStrategy: 'CONVERT_TO_TEXT',
        IntegrationType: 'AWS_PROXY',
        IntegrationUri: subWith(`arn:\${AWS::Partition}:apigateway:\${AWS::Region}:lambda:path/2015-03-31/functions/${arn}/invocations`, {
          WebsocketHandler: called,
        }),
      },
    },
    [`${functionId}InvokePermission`]: {
      Type: 'AWS::Lambda::Permission',
      Properties: {
        FunctionName: called,
        Action: 'lambda:InvokeFunction',
        Principal: 'apigateway.amazonaws.com',
        SourceArn: subWith('arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${WebsocketAPIId}/*', { WebsocketAPIId: ref('WebsocketAPI') }),
      },
    },
  };
}

function renderRoute({ type, functionId }: WebsocketHandler): Resources {
  return {
    [`${functionId}Route`]: {
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: ref('WebsocketAPI'), RouteKey: routeKeys[type], Target: join('/', ['integrations', ref(`${functionId}APIIntegration`)]) },
    },
  };
}

function renderOutputs({ functionId }: WebsocketHandler): { [name: string]: Output } {
  return { [`${functionId}HandlerArn`]: { Value: getAtt(functionId, 'Arn') }, [`${functionId}HandlerName`]: { Value: ref(functionId) } };
}
