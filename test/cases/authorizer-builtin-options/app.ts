import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

const whole = app.authorizer(
  'whole',
  { ttlSeconds: 10, executionRole: 'arn:aws:iam::123456789012:role/invoke', header: 'X-Token' },
  () => new AuthResponse({ routes: ['*'], principalId: 'u' }),
);
const uncached = app.authorizer('uncached', { ttlSeconds: 0 }, () => new AuthResponse({ routes: ['*'], principalId: 'u' }));

app.get('/whole', { authorizer: whole }, () => ({}));
app.get('/uncached', { authorizer: uncached }, () => ({}));
