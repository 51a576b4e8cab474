import { Chalice, AuthResponse } from 'tschalice';

export const app = new Chalice({ appName: 'demo' });

app.get('/', () => ({}));
app.lambdaFunction('shared', () => {});
app.lambdaFunction('own', () => {});
app.lambdaFunction('given', () => {});
app.onSqsMessage('own_poller', { queue: 'jobs' }, () => {});
app.onSqsMessage('poller', { queue: 'jobs' }, () => {});
app.authorizer('own_auth', () => new AuthResponse({ routes: ['*'], principalId: 'u' }));
app.onWsConnect(() => {});
app.onWsMessage(() => {});
