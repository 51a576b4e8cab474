import { expect } from 'chai';
import { type AuthRequest, AuthResponse, AuthRoute } from '../../src/app/auth-response.js';
import { Blueprint } from '../../src/app/blueprint.js';
import { lambdaHandler } from '../../src/runtime/index.js';
import { appWith, lambdaContext } from './proxy-event.js';

const methodArn = 'arn:aws:execute-api:us-west-2:1:rid/stage/GET/needs/auth';

function decide(handler: (request: AuthRequest) => object, event: object = { type: 'TOKEN', authorizationToken: 'abc', methodArn }): Promise<object> {
  return lambdaHandler(
    appWith((it) => it.authorizer('auth', handler)),
    'auth',
  )(event, lambdaContext);
}

describe('authorizers', () => {
  it('are asked with token, ARN and type', async () => {
    expect(await decide((request) => ({ ...request }))).to.deep.equal({ token: 'abc', methodArn, authType: 'TOKEN' });
  });

  it('turn an AuthResponse into a policy', async () => {
    expect(await decide(() => new AuthResponse({ routes: ['/a'], principalId: 'user', context: { plan: 'free' } }))).to.deep.equal({
      context: { plan: 'free' },
      principalId: 'user',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: ['arn:aws:execute-api:us-west-2:1:rid/stage/*/a'] }],
      },
    });
  });

  const routes: [given: (string | AuthRoute)[], want: string[]][] = [
    [['/a/b'], ['rid/stage/*/a/b']],
    [['/'], ['rid/stage/*/']],
    [['*'], ['rid/stage/*/*']],
    [['/users/*'], ['rid/stage/*/users/*']],
    [[new AuthRoute('/x', ['GET', 'POST'])], ['rid/stage/GET/x', 'rid/stage/POST/x']],
    [[new AuthRoute('*', ['GET'])], ['rid/stage/GET/*']],
    [
      ['/a', new AuthRoute('/b', ['POST']), '/c'],
      ['rid/stage/*/a', 'rid/stage/POST/b', 'rid/stage/*/c'],
    ],
    [[], []],
  ];
  for (const [given, want] of routes) {
    it(`grant ${JSON.stringify(want)} for ${JSON.stringify(given)}`, async () => {
      const policy = (await decide(() => new AuthResponse({ routes: given, principalId: 'user' }))) as {
        policyDocument: { Statement: { Resource: string[] }[] };
      };
      expect(policy.policyDocument.Statement[0]!.Resource).to.deep.equal(want.map((tail) => `arn:aws:execute-api:us-west-2:1:${tail}`));
    });
  }

  it('allow colons in the path that is called', async () => {
    const policy = await decide(() => new AuthResponse({ routes: ['/a:b'], principalId: 'user' }), {
      methodArn: 'arn:aws:execute-api:us-west-2:1:rid/stage/GET/x:y/z:1',
    });
    expect(policy).to.have.nested.property('policyDocument.Statement[0].Resource[0]', 'arn:aws:execute-api:us-west-2:1:rid/stage/*/a:b');
  });

  it('have an empty context when none is given', async () => {
    expect(await decide(() => new AuthResponse({ routes: [], principalId: 'user' })))
      .to.have.property('context')
      .that.deep.equals({});
  });

  it('pass any other answer on untouched', async () => {
    const policy = { principalId: 'own' };
    expect(await decide(() => policy)).to.equal(policy);
  });

  it('may be asynchronous', async () => {
    expect(await decide(async () => new AuthResponse({ routes: [], principalId: 'late' }))).to.include({ principalId: 'late' });
  });

  it('pass exceptions on, so that API Gateway answers 401 to "Unauthorized"', async () => {
    const thrown = await decide(() => {
      throw new Error('Unauthorized');
    }).catch((reason: unknown) => reason);
    expect(thrown).to.include({ message: 'Unauthorized' });
  });

  it('are found under the name prefix of their blueprint', async () => {
    const blueprint = new Blueprint('inner');
    blueprint.authorizer('auth', () => ({ ok: true }));
    const app = appWith((it) => it.registerBlueprint(blueprint, { namePrefix: 'sub_' }));
    expect(await lambdaHandler(app, 'sub_auth')({ methodArn }, lambdaContext)).to.deep.equal({ ok: true });
  });
});
