import { AuthResponse, AuthRoute, Chalice } from 'tschalice';

export const app = new Chalice({ appName: 'authorizers' });

const grants: { readonly [token: string]: (string | AuthRoute)[] } = {
  path: ['/a/b'],
  root: ['/'],
  all: ['*'],
  wildcard: ['/users/*'],
  methods: [new AuthRoute('/x', ['GET', 'POST'])],
  'methods of all': [new AuthRoute('*', ['GET'])],
  'all methods': [new AuthRoute('/x', AuthResponse.ALL_HTTP_METHODS)],
  mixed: ['/a', new AuthRoute('/b', ['POST']), '/c'],
  none: [],
  'all and more': ['*', new AuthRoute('/x', ['GET'])],
  'without slash': ['orders'],
  'methods in any case': [new AuthRoute('/x', ['get', 'Post', 'DELETE'])],
  'any method': [new AuthRoute('/x', ['ANY']), new AuthRoute('/y', ['*'])],
  twice: ['/a', '/a', new AuthRoute('/a', ['get'])],
};

const auth = app.authorizer('auth', async (request) => {
  const { token } = request;
  if (token === 'asked') return { ...request };
  if (token === 'own') return { principalId: 'own', policyDocument: { Version: '2012-10-17', Statement: [] }, context: { a: [1] } };
  if (token === 'thrown') throw new Error('Unauthorized');
  if (token === 'with context') return new AuthResponse({ routes: ['/a'], principalId: 'user', context: { plan: 'free', seats: 2, admin: false } });
  return new AuthResponse({ routes: grants[token]!, principalId: 'user' });
});

app.middleware('all', () => 'the middleware');

app.get('/', { authorizer: auth }, () => '');
app.route('/open', { methods: ['delete', 'GET', 'POST'] }, () => '');
