import { expect } from 'chai';
import * as fc from 'fast-check';
import { matchPath } from '../../src/testing/route-match.js';

describe('matchPath', () => {
  const resources = ['/', '/users', '/users/me', '/users/{id}', '/users/{id}/posts', '/{any}/me', '/files/{path+}', '/files/list', '/{proxy+}'];
  const rows: readonly { given: string; want: string; params?: { [name: string]: string } | null }[] = [
    { given: '/', want: '/' },
    { given: '/users', want: '/users' },
    { given: '/users/', want: '/users' },
    { given: '/users/me', want: '/users/me' },
    { given: '/users/1', want: '/users/{id}', params: { id: '1' } },
    { given: '/users/a%2Fb', want: '/users/{id}', params: { id: 'a%2Fb' } },
    { given: '/users/1/posts', want: '/users/{id}/posts', params: { id: '1' } },
    { given: '/orders/me', want: '/{any}/me', params: { any: 'orders' } },
    { given: '/files/list', want: '/files/list' },
    { given: '/files/a/b', want: '/files/{path+}', params: { path: 'a/b' } },
    { given: '/else/where', want: '/{proxy+}', params: { proxy: 'else/where' } },
  ];
  for (const { given, want, params = null } of rows) {
    it(`takes ${given} for ${want}`, () => {
      expect(matchPath(resources, given)).to.deep.equal({ resource: want, pathParameters: params });
    });
  }

  it('knows no other paths', () => {
    for (const path of ['/b', '/a/b', '/files/', '//']) expect(matchPath(['/a', '/files/{path+}', '/x/{y}/z'], path), path).to.equal(undefined);
  });

  it('does not depend on the order of the declarations', () => {
    const segment = fc.constantFrom('a', 'b', '{p}');
    const path = fc.array(segment, { minLength: 1, maxLength: 3 }).map((segments) => `/${segments.join('/')}`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1 }), fc.array(fc.constantFrom('a', 'b', 'c'), { minLength: 1, maxLength: 3 }), (known, asked) => {
        const target = `/${asked.join('/')}`;
        expect(matchPath(known, target)).to.deep.equal(matchPath(known.toReversed(), target));
      }),
    );
  });
});
