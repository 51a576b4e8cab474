import { AuthResponse, BadRequestError, Chalice, NotFoundError, Response } from 'tschalice';
import { addOrder, findOrder, listOrders } from './lib/orders.js';
import { reports } from './lib/reports.js';
import { isApiToken } from './lib/token.js';

export const app = new Chalice({ appName: 'orders' });

// Browsers may call the API from any site. To allow only one: new CORSConfig({ allowOrigin: 'https://…' }).
app.api.cors = true;

// A separate function. API Gateway passes it the header Authorization, at most once a minute for each token.
const tokens = app.authorizer('token_auth', { ttlSeconds: 60 }, ({ token }) => {
  return new AuthResponse({ routes: isApiToken(token) ? ['*'] : [], principalId: 'user' });
});

// public: anyone is meant to call this route.
app.get('/', { public: true, summary: 'Says that the API is up.' }, () => ({ status: 'ok' }));

app.get('/orders', { authorizer: tokens, summary: 'Lists the orders.' }, () => listOrders());

app.post('/orders', { authorizer: tokens, summary: 'Takes an order.' }, (_params, request) => {
  // Null unless the request's Content-Type is JSON.
  const { item } = (request.jsonBody ?? {}) as { item?: unknown };
  if (typeof item !== 'string' || item === '') throw new BadRequestError('an order needs an item');
  return new Response(addOrder(item), { statusCode: 201 });
});

app.get('/orders/{id}', { authorizer: tokens, summary: 'Shows one order.' }, ({ id }) => {
  const order = findOrder(id);
  if (order === undefined) throw new NotFoundError(`there is no order ${id}`);
  return order;
});

// Routes and functions in another file.
app.registerBlueprint(reports, { urlPrefix: '/reports', namePrefix: 'reports_' });

// Not behind a route: callers invoke it by name, with the AWS SDK or CLI.
app.lambdaFunction('cleanup', ({ olderThanDays = 30 }: { olderThanDays?: number }) => {
  return { removed: 0, olderThanDays };
});
