import { Chalice, CognitoUserPoolAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const pool = new CognitoUserPoolAuthorizer('My Pool-1', {
  providerArns: ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a', 'arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_b'],
  header: 'X-Token',
});
const other = new CognitoUserPoolAuthorizer('Other', { providerArns: ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_c'] });

app.get('/', { authorizer: pool }, () => ({}));
app.post('/', { authorizer: pool }, () => ({}));
app.put('/', { authorizer: other }, () => ({}));
