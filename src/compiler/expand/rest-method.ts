import { entriesOf, isMap } from '../cloudformation/branch.js';
import { getAtt, sub } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { textOf } from '../cloudformation/text-of.js';
import { integrationKey } from './api-document.js';
import { conditional } from './condition.js';
import type { ApiEvent } from './api-event.js';
import { callerArn, invocationText } from './arn.js';
import { present, type Properties } from './properties.js';
import { eventId } from './sam-logical-id.js';

/** The definition of the method of a REST API that calls a function, or starts a state machine. */
export function restMethod(event: ApiEvent, api: Properties): Properties {
  return { ...(event.owner.type === 'AWS::Serverless::Function' ? lambdaMethod(event, api) : stateMachineMethod(event)), ...securityOf(event, api) };
}

function lambdaMethod({ owner, event: { properties } }: ApiEvent, api: Properties): Properties {
  const isStream = properties['ResponseTransferMode'] === 'RESPONSE_STREAM';
  const uri = sub(invocationText(owner.target.arnText, isStream));
  return {
    [integrationKey]: present({
      type: 'aws_proxy',
      httpMethod: 'POST',
      uri: conditional(owner.attributes['Condition'], uri),
      responseTransferMode: isStream ? 'STREAM' : undefined,
      credentials: credentialsOf(entriesOf(properties['Auth']), entriesOf(api['Auth'])),
      timeoutInMillis: properties['TimeoutInMillis'],
    }),
    responses: {},
  };
}

/** Whose rights API Gateway uses for a method with authorization by IAM: the caller's own, unless a role is named, or `NONE`. */
function credentialsOf(method: ReadonlyMap<string, Value>, api: ReadonlyMap<string, Value>): Value | undefined {
  const usesIam = method.get('Authorizer') === 'AWS_IAM' || (api.get('DefaultAuthorizer') === 'AWS_IAM' && method.size === 0);
  if (!usesIam) return undefined;
  const role = [method, api].map((auth) => (auth.has('InvokeRole') ? auth.get('InvokeRole') || 'NONE' : undefined)).find((one) => one !== undefined);
  if (role === 'NONE') return undefined;
  return role === undefined || role === 'CALLER_CREDENTIALS' ? callerArn : role;
}

function stateMachineMethod({ owner, key, event: { properties } }: ApiEvent): Properties {
  const input = "$util.escapeJavaScript($input.json('$'))";
  const machine = `\${${owner.target.logicalId}}`;
  const template =
    properties['UnescapeMappingTemplate'] === true
      ? `{"input": "${input}.replaceAll("\\\\'","'")", "stateMachineArn": "${machine}"}`
      : `{"input": "${input}", "stateMachineArn": "${machine}"}`;
  return {
    [integrationKey]: {
      type: 'aws',
      httpMethod: 'POST',
      uri: conditional(owner.attributes['Condition'], sub('arn:${AWS::Partition}:apigateway:${AWS::Region}:states:action/StartExecution')),
      responses: { 200: { statusCode: '200' }, 400: { statusCode: '400' } },
      credentials: getAtt(`${eventId(owner.logicalId, key)}Role`, 'Arn'),
      requestTemplates: { 'application/json': sub(template) },
    },
    responses: { 200: { description: 'OK' }, 400: { description: 'Bad Request' } },
  };
}

/** What an event itself asks for. */
function securityOf({ event: { properties } }: ApiEvent, api: Properties): Properties {
  const auth = entriesOf(properties['Auth']);
  const [name, needsKey] = [auth.get('Authorizer'), auth.get('ApiKeyRequired')];
  const authorizer = entriesOf(entriesOf(api['Auth']).get('Authorizers')).get(textOf(name));
  const scopes = isMap(authorizer) ? (auth.get('AuthorizationScopes') ?? authorizer['AuthorizationScopes'] ?? []) : [];
  const security: Value[] = [
    ...(typeof name === 'string' ? [{ [name]: scopes }] : []),
    ...(needsKey === undefined ? [] : [{ [needsKey === false ? 'api_key_false' : 'api_key']: [] }]),
  ];
  return security.length === 0 ? {} : { security };
}
