import { Chalice, CustomAuthorizer, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const keys = app.authorizer('api_key', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
const signed = new CustomAuthorizer('sigv4', { authorizerUri: 'arn:aws:apigateway:us-west-2:lambda:path/x/invocations' });

app.get('/a', { authorizer: keys }, () => ({}));
app.get('/b', { authorizer: signed }, () => ({}));
