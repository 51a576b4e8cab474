import { expect } from 'chai';
import { matchesPattern } from '../../../src/project/metadata/tsconfig-pattern.js';

describe('a pattern of tsconfig.json', () => {
  const rows: readonly [pattern: string, path: string, matches: boolean][] = [
    ['app.ts', 'app.ts', true],
    ['app.ts', 'src/app.ts', false],
    ['./src', 'src/a/b.ts', true],
    ['src/', 'src/b.ts', true],
    ['src', 'srcs/b.ts', false],
    ['src/*', 'src/b.ts', true],
    ['src/*.ts', 'src/b.js', false],
    ['src/?.ts', 'src/b.ts', true],
    ['**/*', 'a/b/c.ts', true],
    ['**/*.spec.ts', 'a/b/c.spec.ts', true],
    ['**/*.spec.ts', 'c.spec.ts', true],
    ['src/**/test/*.ts', 'src/a/test/b/test/c.ts', true],
    ['src/**/test/*.ts', 'src/a/tests/c.ts', false],
    ['a/**/b/**/c', 'a/x/b/y/b/c', true],
    ['a/**/b/**/c', 'a/x/c/b', false],
    ['a.b', 'axb', false],
  ];
  for (const [pattern, path, matches] of rows) {
    it(`${pattern} ${matches ? 'means' : 'does not mean'} ${path}`, () => {
      expect(matchesPattern(pattern, path)).to.equal(matches);
    });
  }
});
