import { AuthResponse, Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const callers = app.authorizer('callers', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

app.get('/', { authorizer: callers }, () => ({}));
app.onSqsMessage('order_worker', { queue: 'orders' }, () => {});
app.schedule('nightly', 'cron(0 3 * * ? *)', { timezone: 'Europe/Berlin' }, () => {});
app.onS3Event('resize', { bucket: { ref: 'Pictures' } }, () => {});
app.lambdaFunction('plain', () => {});
