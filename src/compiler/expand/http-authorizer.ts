import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { invocationUri } from './arn.js';
import { present, type Properties } from './properties.js';
import { iamDefinition, identitySources } from './rest-authorizer.js';

const sources = [
  ['Headers', '$request.header.'],
  ['QueryStrings', '$request.querystring.'],
  ['StageVariables', '$stageVariables.'],
  ['Context', '$context.'],
] as const;

/** The security schemes of the authorizers of an HTTP API. */
export function httpAuthorizers(auth: Properties): Properties {
  return {
    ...(auth['EnableIamAuthorizer'] === true && { AWS_IAM: iamDefinition }),
    ...Object.fromEntries([...entriesOf(auth['Authorizers'])].map(([name, authorizer]) => [name, schemeOf(isMap(authorizer) ? authorizer : {})])),
  };
}

function schemeOf(authorizer: Properties): Value {
  const { JwtConfiguration: jwt, IdentitySource: identitySource } = authorizer;
  if (isMap(jwt) && Object.keys(jwt).length > 0) {
    const jwtConfiguration = Object.fromEntries(Object.entries(jwt).map(([key, value]) => [key.toLowerCase(), value]));
    return { type: 'oauth2', 'x-amazon-apigateway-authorizer': present({ jwtConfiguration, identitySource, type: 'jwt' }) };
  }
  const {
    FunctionArn: arn = '',
    FunctionInvokeRole: role,
    Identity: given,
    AuthorizerPayloadFormatVersion: version,
    EnableSimpleResponses: simple,
  } = authorizer;
  const identity = entriesOf(given);
  return {
    type: 'apiKey',
    name: 'Unused',
    in: 'header',
    'x-amazon-apigateway-authorizer': present({
      type: 'request',
      authorizerUri: invocationUri(arn),
      authorizerCredentials: role === 'NONE' ? undefined : role,
      authorizerResultTtlInSeconds: identity.get('ReauthorizeEvery'),
      identitySource: identity.size === 0 ? undefined : identitySources(identity, sources),
      authorizerPayloadFormatVersion: version,
      enableSimpleResponses: simple === false ? undefined : simple,
    }),
  };
}
