import { AuthResponse, BadRequestError, Chalice, NotFoundError } from 'tschalice';
import { reports } from './lib/reports.js';
import { addOrder, findOrder, listOrders } from './lib/orders.js';

export const app = new Chalice({ appName: 'orders' });
app.api.cors = true;

const tokens = app.authorizer('token_auth', { ttlSeconds: 60 }, ({ token }) => {
  return new AuthResponse({ routes: token === process.env['API_TOKEN'] ? ['*'] : [], principalId: 'user' });
});

app.get('/', { public: true, summary: 'Says that the API is up.' }, () => ({ status: 'ok' }));

app.get('/orders', { authorizer: tokens, summary: 'Lists the orders.' }, () => listOrders());

app.post('/orders', { authorizer: tokens, summary: 'Takes an order.' }, (_params, request) => {
  const { item } = request.jsonBody as { item?: string };
  if (item === undefined) throw new BadRequestError('an order needs an item');
  return addOrder(item);
});

app.get('/orders/{id}', { authorizer: tokens, summary: 'Shows one order.' }, ({ id }) => {
  const order = findOrder(id);
  if (order === undefined) throw new NotFoundError(`there is no order ${id}`);
  return order;
});

app.registerBlueprint(reports, { urlPrefix: '/reports', namePrefix: 'reports_' });

app.lambdaFunction('cleanup', (event: { olderThanDays?: number }) => {
  return { removed: listOrders().length, olderThanDays: event.olderThanDays ?? 30 };
});
