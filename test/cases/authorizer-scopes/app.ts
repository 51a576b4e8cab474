import { Chalice, CognitoUserPoolAuthorizer, CustomAuthorizer, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const pool = new CognitoUserPoolAuthorizer('Pool', { providerArns: ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a'], scopes: ['read'] });
const custom = new CustomAuthorizer('Custom', {
  authorizerUri: 'arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:auth/invocations',
});
const own = app.authorizer('own', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

app.get('/pool', { authorizer: pool }, () => ({}));
app.post('/pool', { authorizer: pool.withScopes(['write', 'admin']) }, () => ({}));
app.get('/custom', { authorizer: custom.withScopes(['a']) }, () => ({}));
app.get('/own', { authorizer: own.withScopes(['b']) }, () => ({}));
app.post('/own', { authorizer: own }, () => ({}));
