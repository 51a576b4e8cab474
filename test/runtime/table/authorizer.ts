import { fails, returns, type Row, type Table } from './row.js';

const base = 'arn:aws:execute-api:us-west-2:1:';
const methodArn = `${base}rid/stage/GET/needs/auth`;

const asking = (authorizationToken: string, arn = methodArn): object => ({ type: 'TOKEN', authorizationToken, methodArn: arn });

const policy = (tails: readonly string[], context: object = {}): object => ({
  context,
  principalId: 'user',
  policyDocument: {
    Version: '2012-10-17',
    Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: tails.map((tail) => base + tail) }],
  },
});

/** A path with each method of the app's routes. */
const each = (path: string): string[] => ['GET', 'DELETE', 'POST'].map((method) => `rid/stage/${method}/${path}`);

const grants: Row[] = (
  [
    ['a path is that path, with each method that the app uses', 'path', each('a/b')],
    ['/ is the root', 'root', each('')],
    ['* alone is everything', 'all', ['rid/stage/*/*']],
    ['* beside others is all paths, with each method', 'all and more', [...each('*'), 'rid/stage/GET/x']],
    ['a path may end in *', 'wildcard', each('users/*')],
    ['a path may do without its first slash', 'without slash', each('orders')],
    ['methods count in any case', 'methods in any case', ['rid/stage/GET/x', 'rid/stage/POST/x', 'rid/stage/DELETE/x']],
    ['ANY and * are each method that the app uses', 'any method', [...each('x'), ...each('y')]],
    ['what is granted twice is there once', 'twice', each('a')],
    ['an AuthRoute is one resource for each method', 'methods', ['rid/stage/GET/x', 'rid/stage/POST/x']],
    ['an AuthRoute may be for all paths', 'methods of all', ['rid/stage/GET/*']],
    [
      'ALL_HTTP_METHODS lists the methods',
      'all methods',
      ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'GET'].map((method) => `rid/stage/${method}/x`),
    ],
    ['routes keep their order', 'mixed', [...each('a'), 'rid/stage/POST/b', ...each('c')]],
    ['R-Q8 no route grants nothing', 'none', []],
  ] as const
).map(([says, token, tails]) => ({ says: `9.3 ${says}`, event: asking(token), want: returns(policy(tails)) }));

export const authorizer: Table = {
  app: 'authorizers',
  handler: 'auth',
  rows: [
    {
      says: '9.3 an authorizer is asked with token, ARN and type, no middleware takes part, and an object passes through',
      event: asking('asked'),
      want: returns({ token: 'asked', methodArn, authType: 'TOKEN' }),
    },
    {
      says: '9.3 a policy of its own passes through untouched',
      event: asking('own'),
      want: returns({ principalId: 'own', policyDocument: { Version: '2012-10-17', Statement: [] }, context: { a: [1] } }),
    },
    ...grants,
    { says: '9.3 the context is passed on', event: asking('with context'), want: returns(policy(each('a'), { plan: 'free', seats: 2, admin: false })) },
    {
      says: '9.3 colons and slashes in the path that is called do not matter',
      event: asking('path', `${base}rid/stage/GET/x:y/z:1`),
      want: returns(policy(each('a/b'))),
    },
    { says: '9.3 an exception passes through, so that API Gateway answers 401', event: asking('thrown'), want: fails('Error', 'Unauthorized') },
  ],
};
