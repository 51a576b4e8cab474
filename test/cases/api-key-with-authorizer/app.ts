import { Chalice, CognitoUserPoolAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const pool = new CognitoUserPoolAuthorizer('MyPool', { providerArns: ['arn:aws:cognito-idp:us-west-2:123456789012:userpool/us-west-2_a'] });

app.get('/', { apiKeyRequired: true, authorizer: pool }, () => ({}));
