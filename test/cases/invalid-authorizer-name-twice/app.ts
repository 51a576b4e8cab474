import { Chalice, CognitoUserPoolAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const providerArns = ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a'];
const first = new CognitoUserPoolAuthorizer('Pool', { providerArns });
const second = new CognitoUserPoolAuthorizer('Pool', { providerArns, header: 'X-Token' });

app.get('/a', { authorizer: first }, () => ({}));
app.get('/b', { authorizer: second }, () => ({}));
app.get('/c', { authorizer: first.withScopes(['read']) }, () => ({}));
