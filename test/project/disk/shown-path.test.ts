import { expect } from 'chai';
import { shownPlace } from '../../../src/project/disk/shown-path.js';

describe('the place of a problem', () => {
  const rows: readonly { readonly path: string; readonly given?: string; readonly want: string }[] = [
    { path: '/home/me/shop', want: '.' },
    { path: '/home/me/shop/app.ts', want: 'app.ts' },
    { path: '/home/me/shop/out/dev', want: 'out/dev' },
    { path: '/home/me/shop/out/dev', given: '/home/me/shop/out/dev', want: 'out/dev' },
    { path: '/home/me/shop/-x.json', want: './-x.json' },
    { path: '/home/me/shop/..x', want: '..x' },
    { path: '/home/me/shop2/x.json', given: '/home/me/shop2/x.json', want: '/home/me/shop2/x.json' },
    { path: '/home/x.json', given: '../../x.json', want: '../../x.json' },
    { path: '/home/me/x.json', want: '../x.json' },
    { path: '/home/x.json', want: '/home/x.json' },
    { path: '/', want: '/' },
  ];
  for (const { path, given, want } of rows) {
    it(`is ${want} for ${path}${given === undefined ? '' : `, given as ${given}`}`, () => {
      expect(shownPlace('/home/me/shop', path, given)).to.equal(want);
    });
  }
});
