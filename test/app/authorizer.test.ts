import { expect } from 'chai';
import { type Authorizer, CognitoUserPoolAuthorizer, CustomAuthorizer, IAMAuthorizer } from '../../src/app/authorizer.js';
import type { Chalice } from '../../src/app/chalice.js';
import { declaredRoute, handler } from './declared.js';

const cognito = { kind: 'cognito', name: 'P', scopes: [], header: 'Authorization', providerArns: ['arn:p'] };
const custom = { kind: 'custom', name: 'C', scopes: [], header: 'Authorization', authorizerUri: 'arn:u', ttlSeconds: 300, invokeRoleArn: null };
const builtin = {
  kind: 'builtin',
  name: 'b',
  declaredName: 'b',
  scopes: [],
  header: 'Authorization',
  ttlSeconds: null,
  executionRole: null,
};

const rows: readonly { given: string; make: (app: Chalice) => Authorizer; want: object }[] = [
  { given: 'signed requests', make: () => new IAMAuthorizer(), want: { kind: 'iam', name: 'sigv4', scopes: [] } },
  { given: 'user pools', make: () => new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:p'] }), want: cognito },
  {
    given: 'user pools with all options',
    make: () => new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:p', 'arn:q'], header: 'X-Token', scopes: ['read'] }),
    want: { ...cognito, providerArns: ['arn:p', 'arn:q'], header: 'X-Token', scopes: ['read'] },
  },
  {
    given: 'user pools with scopes in place of others',
    make: () => new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:p'], header: 'X-Token', scopes: ['read'] }).withScopes(['write']),
    want: { ...cognito, header: 'X-Token', scopes: ['write'] },
  },
  { given: 'a function by its URI', make: () => new CustomAuthorizer('C', { authorizerUri: 'arn:u' }), want: custom },
  {
    given: 'a function by its URI, with all options',
    make: () => new CustomAuthorizer('C', { authorizerUri: { Ref: 'U' }, ttlSeconds: 0, header: 'X-Token', invokeRoleArn: 'arn:r', scopes: ['read'] }),
    want: { ...custom, authorizerUri: { Ref: 'U' }, ttlSeconds: 0, header: 'X-Token', invokeRoleArn: 'arn:r', scopes: ['read'] },
  },
  {
    given: 'a function by its URI, with scopes in place of others',
    make: () => new CustomAuthorizer('C', { authorizerUri: 'arn:u', ttlSeconds: 0, invokeRoleArn: 'arn:r', scopes: ['read'] }).withScopes(['a', 'b']),
    want: { ...custom, ttlSeconds: 0, invokeRoleArn: 'arn:r', scopes: ['a', 'b'] },
  },
  { given: 'a function of the app', make: (app) => app.authorizer('b', handler), want: builtin },
  {
    given: 'a function of the app, with all options',
    make: (app) => app.authorizer('b', { ttlSeconds: 0, executionRole: 'arn:r', header: 'X-Token' }, handler),
    want: { ...builtin, ttlSeconds: 0, executionRole: 'arn:r', header: 'X-Token' },
  },
  {
    given: 'a function of the app, with scopes',
    make: (app) => app.authorizer('b', { ttlSeconds: 5, executionRole: 'arn:r', header: 'X' }, handler).withScopes(['a']).withScopes(['b']),
    want: { ...builtin, ttlSeconds: 5, executionRole: 'arn:r', header: 'X', scopes: ['b'] },
  },
];

describe('authorizers', () => {
  for (const { given, make, want } of rows) {
    it(`by ${given} are described in full`, () => {
      expect(declaredRoute((app) => app.get('/a', { authorizer: make(app) }, handler)).authorizer).to.deep.equal(want);
    });
  }

  for (const { given, make } of rows.filter(({ want }) => !('kind' in want && want.kind === 'iam'))) {
    it(`by ${given} stay as they are when a copy gets scopes`, () => {
      const scopesOf = (authorizer: Authorizer): readonly string[] => authorizer.describe(() => null).scopes;
      let before: readonly string[] = [];
      let after: readonly string[] = [];
      declaredRoute((app) => {
        const authorizer = make(app) as CustomAuthorizer;
        before = scopesOf(authorizer);
        expect(scopesOf(authorizer.withScopes(['other']))).to.deep.equal(['other']);
        after = scopesOf(authorizer);
      });
      expect(after).to.deep.equal(before);
    });
  }

  it('ask for a scope once', () => {
    const scopes = ['read', 'write', 'read'];
    const pool = new CognitoUserPoolAuthorizer('P', { providerArns: ['arn:p'], scopes });
    const all = [pool, pool.withScopes(scopes), new CustomAuthorizer('C', { authorizerUri: 'arn:u', scopes })];
    expect(all.map((authorizer) => authorizer.describe().scopes)).to.deep.equal([0, 1, 2].map(() => ['read', 'write']));
  });

  it('of another copy of this library do as well', () => {
    const foreign: Authorizer = { describe: () => ({ kind: 'iam', name: 'sigv4', scopes: [] }) };
    expect(declaredRoute((app) => app.get('/a', { authorizer: foreign }, handler)).authorizer).to.include({ kind: 'iam' });
  });
});
