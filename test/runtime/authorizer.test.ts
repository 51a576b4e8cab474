import { expect } from 'chai';
import fc from 'fast-check';
import { AuthResponse, AuthRoute } from '../../src/app/auth-response.js';
import type { Chalice } from '../../src/app/chalice.js';
import { ForbiddenError, UnauthorizedError } from '../../src/app/http-error.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { matchesWildcard } from '../../src/compiler/cloudformation/wildcard.js';
import { appWith, lambdaContext } from './proxy-event.js';

const base = 'arn:aws:execute-api:eu-west-1:123456789012:abc/api/';

/** The resources that an authorizer grants. */
async function granted(routes: AuthResponse['routes'], declare: (app: Chalice) => void): Promise<string[]> {
  const app = appWith((it) => {
    it.authorizer('auth', () => new AuthResponse({ routes, principalId: 'someone' }));
    declare(it);
  });
  const event = { type: 'TOKEN', authorizationToken: 't', methodArn: `${base}GET/asked` };
  const { policyDocument } = (await lambdaHandler(app, 'auth')(event, lambdaContext)) as { policyDocument: { Statement: [{ Resource: string[] }] } };
  return policyDocument.Statement[0].Resource;
}

describe('what an authorizer grants', () => {
  const segment = fc.constantFrom('a', 'b', 'admin', 'x*y');
  const path = fc.array(segment, { maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
  const method = fc.constantFrom('GET', 'PUT', 'DELETE', 'PATCH');

  it('is what it names, and nothing else', async () => {
    const property = fc.asyncProperty(fc.array(path, { minLength: 1 }), fc.array(method, { minLength: 1 }), path, method, async (paths, used, other, by) => {
      const resources = await granted(paths, (it) => it.route('/', { methods: [...new Set(used)] }, () => ''));
      const asked = other.replaceAll('*', '-');
      const isNamed = used.includes(by) && paths.some((one) => matchesWildcard(one, asked));
      expect(resources.some((resource) => matchesWildcard(resource, `${base}${by}${asked}`))).to.equal(isNamed);
    });
    await fc.assert(property, { numRuns: 300 });
  });

  it('has every method where a route is for any', async () => {
    const methods = (await granted(['/a'], (it) => it.route('/', { methods: ['ANY'] }, () => ''))).map((arn) => arn.slice(base.length));
    expect(methods).to.have.members(['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'].map((one) => `${one}/a`));
  });

  it('has the methods of blueprints and of all routes, whatever authorizer they have', async () => {
    const resources = await granted(['/a', new AuthRoute('/b', ['any'])], (it) => {
      it.post('/x', () => '');
      it.get('/y', () => '');
    });
    expect(resources).to.deep.equal(['POST/a', 'GET/a', 'POST/b', 'GET/b'].map((one) => base + one));
  });

  it('is still a policy where the event does not say what is called', async () => {
    const app = appWith((it) => it.authorizer('auth', () => new AuthResponse({ routes: ['*'], principalId: 'someone' })));
    expect(await lambdaHandler(app, 'auth')({ type: 'TOKEN' }, lambdaContext)).to.have.property('principalId', 'someone');
  });

  for (const path of ['/users/{id}', '/files/{path+}', '*/{id}', '{']) {
    it(`is refused where it can match no caller's path: ${path}`, async () => {
      for (const route of [path, new AuthRoute(path, ['GET'])]) {
        const error = await granted([route], (it) => it.get('/users/{id}', () => '')).catch((thrown: Error) => thrown);
        expect(error).to.be.instanceOf(TypeError).with.property('message').that.includes(`'${path}' matches no path of a caller`);
      }
    });
  }
});

describe('an authorizer that throws', () => {
  class Expired extends UnauthorizedError {}
  const rows: [error: Error, message: string][] = [
    [new UnauthorizedError(), 'Unauthorized'],
    [new UnauthorizedError('the token has expired'), 'Unauthorized'],
    [new Expired('the token has expired'), 'Unauthorized'],
    [new Error('Unauthorized'), 'Unauthorized'],
    [new ForbiddenError('not you'), 'not you'],
    [new TypeError('x is not a function'), 'x is not a function'],
  ];
  for (const [error, message] of rows) {
    it(`fails with ${message} for ${error.constructor.name} ${error.message}`, async () => {
      for (const handler of [async () => Promise.reject(error), throwing(error)]) {
        const app = appWith((it) => it.authorizer('auth', handler));
        const thrown = await lambdaHandler(app, 'auth')({ type: 'TOKEN' }, lambdaContext).catch((reason: Error) => reason);
        expect(thrown).to.have.property('message', message);
        // Lambda logs causes.
        expect(thrown === error ? error : (thrown as Error).cause).to.equal(error);
      }
    });
  }
});

function throwing(error: Error): () => never {
  return () => {
    throw error;
  };
}
