import { Chalice, CognitoUserPoolAuthorizer, CustomAuthorizer, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const none = new CognitoUserPoolAuthorizer('None', { providerArns: [] });
const text = new CognitoUserPoolAuthorizer('Text', { providerArns: 'arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a' });
const slow = app.authorizer('slow', { ttlSeconds: 3601 }, () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
const wrong = app.authorizer('wrong', { ttl_seconds: 5 }, () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
const uri = new CustomAuthorizer('Uri', {});
const nameless = new CustomAuthorizer('', { authorizerUri: 'x' });

app.get('/a', { authorizer: none }, () => ({}));
app.get('/b', { authorizer: text }, () => ({}));
app.get('/c', { authorizer: slow }, () => ({}));
app.get('/d', { authorizer: wrong }, () => ({}));
app.get('/e', { authorizer: uri }, () => ({}));
app.get('/f', { authorizer: nameless }, () => ({}));
