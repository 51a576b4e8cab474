import { Chalice, oneOf, Response } from 'tschalice';

export const app = new Chalice({ appName: 'users' }).stageVariables({ log_level: oneOf('debug', 'info') });

const staff = app.authorizer('staff', { ttlSeconds: 60 }, ({ token }) =>
  token === 'secret' ? { routes: ['*'], principalId: 'user' } : { routes: [], principalId: '' },
);

app.get('/users/{id}', ({ id }) => ({ id, version: 2 }));
app.delete('/users/{id}', { authorizer: staff }, () => new Response({ statusCode: 204, body: '' }));

app.onSqsMessage('import_users', { queue: 'users' }, () => {});
