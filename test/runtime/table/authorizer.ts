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

const grants: Row[] = (
  [
    ['a path is that path, with all methods', 'path', ['rid/stage/*/a/b']],
    ['/ is the root', 'root', ['rid/stage/*/']],
    ['* is all paths', 'all', ['rid/stage/*/*']],
    ['a path may end in *', 'wildcard', ['rid/stage/*/users/*']],
    ['an AuthRoute is one resource for each method', 'methods', ['rid/stage/GET/x', 'rid/stage/POST/x']],
    ['an AuthRoute may be for all paths', 'methods of all', ['rid/stage/GET/*']],
    [
      'ALL_HTTP_METHODS lists the methods',
      'all methods',
      ['DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT', 'GET'].map((method) => `rid/stage/${method}/x`),
    ],
    ['routes keep their order', 'mixed', ['rid/stage/*/a', 'rid/stage/POST/b', 'rid/stage/*/c']],
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
    { says: '9.3 the context is passed on', event: asking('with context'), want: returns(policy(['rid/stage/*/a'], { plan: 'free', seats: 2, admin: false })) },
    {
      says: '9.3 colons and slashes in the path that is called do not matter',
      event: asking('path', `${base}rid/stage/GET/x:y/z:1`),
      want: returns(policy(['rid/stage/*/a/b'])),
    },
    { says: '9.3 an exception passes through, so that API Gateway answers 401', event: asking('thrown'), want: fails('Error', 'Unauthorized') },
  ],
};
