import { Chalice, CustomAuthorizer } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const authorizerUri = 'arn:aws:apigateway:us-west-2:lambda:path/2015-03-31/functions/arn:aws:lambda:us-west-2:123456789012:function:auth/invocations';
const plain = new CustomAuthorizer('Plain', { authorizerUri });
const whole = new CustomAuthorizer('Whole', { authorizerUri, ttlSeconds: 0, header: 'X-Token', invokeRoleArn: 'arn:aws:iam::123456789012:role/invoke' });
const intrinsic = new CustomAuthorizer('Intrinsic', {
  authorizerUri: { 'Fn::Sub': 'arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${Worker.Arn}/invocations' },
});

app.lambdaFunction('worker', () => {});
app.get('/plain', { authorizer: plain }, () => ({}));
app.get('/whole', { authorizer: whole }, () => ({}));
app.get('/intrinsic', { authorizer: intrinsic }, () => ({}));
