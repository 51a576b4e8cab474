import { expect } from 'chai';
import fc from 'fast-check';
import { Blueprint } from '../../src/app/blueprint.js';
import type { BuiltinAuthorizerUse } from '../../src/app/authorizer-definition.js';
import { declared, handler } from './declared.js';

/** Where a route of a blueprint lands. */
function pathUnder(urlPrefix: string | undefined, path: string): string {
  const blueprint = new Blueprint('part');
  blueprint.get(path, handler);
  return declared((app) => app.registerBlueprint(blueprint, { urlPrefix })).routes[0]!.path;
}

describe("a blueprint's URL prefix", () => {
  const rows: readonly { prefix: string | undefined; path: string; want: string }[] = [
    { prefix: '/api', path: '/', want: '/api' },
    { prefix: '/api/', path: '/', want: '/api' },
    { prefix: '/api', path: '/x/{y}', want: '/api/x/{y}' },
    { prefix: '/api/', path: '/x/{y}', want: '/api/x/{y}' },
    { prefix: '/api', path: 'x', want: '/api/x' },
    { prefix: '/api', path: '/x/', want: '/api/x' },
    { prefix: '/a/b', path: '/x', want: '/a/b/x' },
    { prefix: '/u/{id}', path: '/f/{path+}', want: '/u/{id}/f/{path+}' },
    { prefix: '/', path: '/x/{y}', want: '/x/{y}' },
    { prefix: '/', path: '/', want: '/' },
    { prefix: '', path: '/x/{y}', want: '/x/{y}' },
    { prefix: '', path: '/', want: '/' },
    { prefix: '', path: '/x/', want: '/x' },
    { prefix: undefined, path: '/', want: '/' },
    { prefix: undefined, path: '/x/{y}', want: '/x/{y}' },
    // What API Gateway would refuse stays visible, for the checks to refuse it.
    { prefix: 'api', path: '/', want: 'api' },
    { prefix: 'api', path: '/x/{y}', want: 'api/x/{y}' },
    { prefix: undefined, path: '/x/', want: '/x/' },
    { prefix: undefined, path: '', want: '' },
  ];
  for (const { prefix, path, want } of rows) {
    it(`${JSON.stringify(prefix) ?? 'left out'} makes ${JSON.stringify(want)} of ${JSON.stringify(path)}`, () => {
      expect(pathUnder(prefix, path)).to.equal(want);
    });
  }

  it('gives a path with a slash at its start, none at its end and none empty within, whatever is joined', () => {
    const segments = fc.array(fc.stringMatching(/^[a-z]{1,3}$/), { maxLength: 3 });
    fc.assert(
      fc.property(segments, segments, fc.boolean(), (prefix, path, slash) => {
        const whole = pathUnder(`/${prefix.join('/')}${slash ? '/' : ''}`, `/${path.join('/')}`);
        expect(whole).to.equal(`/${[...prefix, ...path].join('/')}`);
      }),
    );
  });

  it('takes the inner prefix first where blueprints are nested', () => {
    const [outer, inner] = [new Blueprint('outer'), new Blueprint('inner')];
    inner.get('/x', handler);
    inner.lambdaFunction('f', handler);
    outer.registerBlueprint(inner, { urlPrefix: '/inner', namePrefix: 'inner_' });
    const { routes, functions } = declared((app) => app.registerBlueprint(outer, { urlPrefix: '/outer', namePrefix: 'outer_' }));
    expect([routes[0]!.path, functions[0]!.name]).to.deep.equal(['/outer/inner/x', 'outer_inner_f']);
  });
});

describe("a blueprint's name prefix", () => {
  it('stands before the names of functions, of authorizers and of views', () => {
    const blueprint = new Blueprint('part');
    blueprint.lambdaFunction('resize', handler);
    blueprint.schedule('nightly', 'rate(1 day)', handler);
    blueprint.authorizer('guard', handler);
    blueprint.get('/', { name: 'index' }, handler);
    const { functions, authorizers, routes } = declared((app) => app.registerBlueprint(blueprint, { namePrefix: 'users_' }));
    expect([...functions, ...authorizers, ...routes].map(({ name }) => name)).to.deep.equal(['users_resize', 'users_nightly', 'users_guard', 'users_index']);
  });

  it('leaves websocket handlers alone, whose names are fixed', () => {
    const blueprint = new Blueprint('part');
    blueprint.onWsMessage(handler);
    const { websockets } = declared((app) => app.registerBlueprint(blueprint, { namePrefix: 'users_' }));
    expect(websockets.map(({ type }) => type)).to.deep.equal(['message']);
  });
});

describe('a blueprint', () => {
  it('stands in the order of the app where it is registered', () => {
    const blueprint = new Blueprint('part');
    blueprint.lambdaFunction('middle', handler);
    const { functions } = declared((app) => {
      app.lambdaFunction('first', handler);
      app.registerBlueprint(blueprint);
      app.lambdaFunction('last', handler);
    });
    expect(functions.map(({ name }) => name)).to.deep.equal(['first', 'middle', 'last']);
  });

  it('keeps all options of its routes when it is registered twice', () => {
    const blueprint = new Blueprint('part');
    blueprint.route('/x', { methods: ['POST'], apiKeyRequired: true, contentTypes: ['text/plain'], cors: true, summary: 'It' }, handler);
    const { routes } = declared((app) => {
      app.registerBlueprint(blueprint, { urlPrefix: '/a' });
      app.registerBlueprint(blueprint, { urlPrefix: '/b' });
    });
    expect({ ...routes[1], path: '' }).to.deep.equal({ ...routes[0], path: '' });
    expect(routes.map(({ path, methods }) => [path, ...methods])).to.deep.equal([
      ['/a/x', 'POST'],
      ['/b/x', 'POST'],
    ]);
  });

  it('declares nothing until it is registered', () => {
    new Blueprint('part').get('/x', handler);
    expect(declared(() => {}).routes).to.deep.equal([]);
  });

  it('can go into two apps', () => {
    const blueprint = new Blueprint('part');
    blueprint.get('/x', handler);
    const paths = ['/a', '/b'].map((urlPrefix) => declared((app) => app.registerBlueprint(blueprint, { urlPrefix })).routes[0]!.path);
    expect(paths).to.deep.equal(['/a/x', '/b/x']);
  });
});

describe("a blueprint's authorizer", () => {
  const nameOf = (use: unknown): string | null => (use as BuiltinAuthorizerUse).name;

  it('has the name of its registration on its own routes', () => {
    const blueprint = new Blueprint('part');
    const guard = blueprint.authorizer('guard', handler);
    blueprint.get('/x', { authorizer: guard }, handler);
    const { routes, authorizers } = declared((app) => app.registerBlueprint(blueprint, { namePrefix: 'users_' }));
    expect([nameOf(routes[0]!.authorizer), authorizers[0]!.name]).to.deep.equal(['users_guard', 'users_guard']);
  });

  it('has the name of each registration where there are two', () => {
    const blueprint = new Blueprint('part');
    const guard = blueprint.authorizer('guard', handler);
    blueprint.get('/x', { authorizer: guard }, handler);
    const { routes } = declared((app) => {
      app.registerBlueprint(blueprint, { urlPrefix: '/a', namePrefix: 'a_' });
      app.registerBlueprint(blueprint, { urlPrefix: '/b', namePrefix: 'b_' });
    });
    expect(routes.map(({ authorizer }) => nameOf(authorizer))).to.deep.equal(['a_guard', 'b_guard']);
  });

  it('keeps it with scopes of its own', () => {
    const blueprint = new Blueprint('part');
    const guard = blueprint.authorizer('guard', { ttlSeconds: 5 }, handler);
    blueprint.get('/x', { authorizer: guard.withScopes(['read']) }, handler);
    const { authorizer } = declared((app) => app.registerBlueprint(blueprint, { namePrefix: 'a_' })).routes[0]!;
    expect(authorizer).to.deep.equal({
      kind: 'builtin',
      name: 'a_guard',
      declaredName: 'guard',
      scopes: ['read'],
      header: 'Authorization',
      ttlSeconds: 5,
      executionRole: null,
    });
  });

  it('can guard routes of the app, before the registration and after it', () => {
    const blueprint = new Blueprint('part');
    const guard = blueprint.authorizer('guard', handler);
    const { routes } = declared((app) => {
      app.get('/before', { authorizer: guard }, handler);
      app.registerBlueprint(blueprint, { namePrefix: 'a_' });
      app.get('/after', { authorizer: guard }, handler);
    });
    expect(routes.map(({ authorizer }) => nameOf(authorizer))).to.deep.equal(['a_guard', 'a_guard']);
  });

  it('can guard routes of another blueprint', () => {
    const [auth, users] = [new Blueprint('auth'), new Blueprint('users')];
    const guard = auth.authorizer('guard', handler);
    users.get('/x', { authorizer: guard }, handler);
    const { routes } = declared((app) => {
      app.registerBlueprint(users, { namePrefix: 'users_' });
      app.registerBlueprint(auth, { namePrefix: 'auth_' });
    });
    expect(nameOf(routes[0]!.authorizer)).to.equal('auth_guard');
  });

  it('is told from another of the same name', () => {
    const [one, two] = [new Blueprint('one'), new Blueprint('two')];
    const guards = [one, two].map((blueprint) => blueprint.authorizer('guard', handler));
    const { routes } = declared((app) => {
      app.registerBlueprint(one, { namePrefix: 'one_' });
      app.registerBlueprint(two, { namePrefix: 'two_' });
      for (const [index, authorizer] of guards.entries()) app.get(`/${index}`, { authorizer }, handler);
    });
    expect(routes.map(({ authorizer }) => nameOf(authorizer))).to.deep.equal(['one_guard', 'two_guard']);
  });

  it('has no name while its blueprint is not registered', () => {
    const guard = new Blueprint('part').authorizer('guard', handler);
    const { authorizer } = declared((app) => app.get('/x', { authorizer: guard }, handler)).routes[0]!;
    expect(authorizer).to.include({ name: null, declaredName: 'guard' });
  });
});
