/** Compiled, never run: what authorizers take and give. Each `@ts-expect-error` must be one. */
/* oxlint-disable no-new -- whether it compiles is what counts */
import { AuthResponse, AuthRoute, Blueprint, Chalice, CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from 'tschalice';

const app = new Chalice({ appName: 'types' });
const users = new Blueprint('users');
const allowAll = (): AuthResponse => new AuthResponse({ routes: ['*'], principalId: 'u' });

const pool = new CognitoUserPoolAuthorizer('Pool', { providerArns: ['arn:aws:cognito-idp:eu-west-1:1:userpool/a'], header: 'Authorization', scopes: [] });
const custom = new CustomAuthorizer('Custom', { authorizerUri: { 'Fn::Sub': '…' }, ttlSeconds: 300, header: 'X-Token', invokeRoleArn: 'arn:x', scopes: [] });
const builtin = app.authorizer('demo_auth', { ttlSeconds: 30, executionRole: 'arn:x', header: 'Authorization' }, ({ token, methodArn, authType }) => {
  const texts: string[] = [token, methodArn, authType];
  return new AuthResponse({ routes: ['/users/*', new AuthRoute('/b', ['POST'])], principalId: texts.join(''), context: { admin: true, age: 3, note: null } });
});
const ofBlueprint = users.authorizer('other', async () => allowAll());

for (const authorizer of [new IAMAuthorizer(), pool, pool.withScopes(['read']), custom, custom.withScopes([]), builtin, builtin.withScopes(['read'])]) {
  app.get('/private', { authorizer }, () => '');
}
users.get('/private', { authorizer: ofBlueprint }, () => '');

// @ts-expect-error -- a pool has to be named
new CognitoUserPoolAuthorizer('Pool', {});
// @ts-expect-error -- even where there is one pool, they are a list
new CognitoUserPoolAuthorizer('Pool', { providerArns: 'arn:x' });
// @ts-expect-error -- Cognito's decisions have no time to live here
new CognitoUserPoolAuthorizer('Pool', { providerArns: [], ttlSeconds: 5 });
// @ts-expect-error -- the function's URI is needed
new CustomAuthorizer('Custom', { ttlSeconds: 5 });
// @ts-expect-error -- ttlSeconds is a number
new CustomAuthorizer('Custom', { authorizerUri: 'arn:x', ttlSeconds: '5' });
// @ts-expect-error -- the role of a custom authorizer is invokeRoleArn
new CustomAuthorizer('Custom', { authorizerUri: 'arn:x', executionRole: 'arn:x' });
// @ts-expect-error -- signed requests have no name to choose
new IAMAuthorizer('iam');
// @ts-expect-error -- there is no route option on an authorizer
app.authorizer('a', { cors: true }, allowAll);
// @ts-expect-error -- scopes are set by withScopes
app.authorizer('a', { scopes: ['read'] }, allowAll);
// @ts-expect-error -- the handler is needed
app.authorizer('a', { ttlSeconds: 5 });
// @ts-expect-error -- an authorizer has a name
app.authorizer(allowAll);
// @ts-expect-error -- scopes are a list
builtin.withScopes('read');

// An authorizer in the options' place would leave the route open to anyone:
// @ts-expect-error -- it is the option `authorizer`
app.get('/private', builtin, () => '');
// @ts-expect-error -- for every kind
app.get('/private', pool, () => '');
// @ts-expect-error -- signed requests too
app.get('/private', new IAMAuthorizer(), () => '');

// @ts-expect-error -- who the caller is has to be said
new AuthResponse({ routes: ['*'] });
// @ts-expect-error -- paths for one are a list too
new AuthResponse({ routes: '*', principalId: 'u' });
// @ts-expect-error -- API Gateway hands on texts, numbers and truth values, and no objects
new AuthResponse({ routes: [], principalId: 'u', context: { user: { id: 1 } } });
// @ts-expect-error -- methods are a list
new AuthRoute('/b', 'POST');
app.authorizer('a', (request) => {
  // @ts-expect-error -- an authorizer sees the token, not the whole request
  return request.headers;
});
