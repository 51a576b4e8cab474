import { AuthResponse, Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const keys = app.authorizer('keys', () => new AuthResponse({ routes: ['*'], principalId: 'any' }));
app.get('/', { authorizer: keys }, () => 'ok');
app.post('/orders', { cors: true }, () => 'ok');
app.lambdaFunction('worker', () => null);
app.schedule('nightly', 'rate(1 day)', () => undefined);
app.schedule('morning', 'cron(0 8 ? * MON-FRI *)', { timezone: 'Europe/Berlin' }, () => undefined);
app.onCloudWatchEvent('changes', { eventPattern: { source: ['aws.ec2'] } }, () => undefined);
app.onSnsMessage('mail', { topic: 'mails' }, () => undefined);
app.onS3Event('upload', { bucket: 'uploads', events: ['s3:ObjectCreated:*'] }, () => undefined);
app.onS3Event('picture', { bucket: { ref: 'Pictures' }, events: ['s3:ObjectCreated:*'] }, () => undefined);
app.onSqsMessage('drain', { queue: 'jobs' }, () => undefined);
app.onKinesisRecord('clicks', { stream: 'clicks' }, () => undefined);
app.onDynamoDBRecord('orders', { streamArn: 'arn:aws:dynamodb:us-east-1:123456789012:table/orders/stream/2026-01-01T00:00:00.000' }, () => undefined);
app.onWsConnect(() => undefined);
app.onWsMessage(() => undefined);
app.onWsDisconnect(() => undefined);
