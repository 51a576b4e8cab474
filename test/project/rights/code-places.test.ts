import { expect } from 'chai';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import { codePlaces, lineStarts, offsetAt } from '../../../src/project/rights/code-places.js';
import { head, makeProject, removeFolders, stageOf } from '../sample-project.js';

afterEach(removeFolders);

const files = {
  'app.ts': `${head}import { save } from 'store';\nimport { load } from './orders/repo.js';\napp.lambdaFunction('f', () => [save('saved'), load('loaded')]);\n`,
  'orders/repo.ts': "/** Loads. */\nexport function load(id: string): string {\n  return ['id', id].join('-');\n}\n",
  'node_modules/store/package.json': '{"name":"store","version":"1.0.0","type":"module","exports":"./index.js"}',
  'node_modules/store/index.js': "\nexport const save = (id) => [id, 'in store'];\n",
};

for (const minify of [true, false]) {
  describe(`places in code that is ${minify ? '' : 'not '}minified`, () => {
    it('lead to the sources, those of packages too, and back', async () => {
      const settings = { minify };
      const { code, fullMap } = await bundleApp(makeProject(files, settings), 'app.ts', stageOf(settings), 'node24');
      const places = codePlaces({ path: 'app.mjs', code, map: fullMap });
      const wanted = {
        '"saved"': { file: 'app.ts', line: 4, column: 37 },
        '"loaded"': { file: 'app.ts', line: 4, column: 52 },
        '"id"': { file: 'orders/repo.ts', line: 3, column: 11 },
        '"in store"': { file: 'node_modules/store/index.js', line: 2, column: 34 },
      };
      for (const [text, want] of Object.entries(wanted)) {
        const offset = code.indexOf(text);
        expect(places.sourceOf(offset), text).to.deep.equal(want);
        expect(places.offsetOf(want), text).to.equal(offset);
      }
    });

    it('lead nowhere from what the bundler wrote', async () => {
      const settings = { minify };
      const { code, fullMap } = await bundleApp(makeProject(files, settings), 'app.ts', stageOf(settings), 'node24');
      expect(codePlaces({ path: 'app.mjs', code, map: fullMap }).sourceOf(0)).to.equal(undefined);
    });
  });
}

describe('the sources of a module that ships in a folder', () => {
  it('are relative to the project', () => {
    const map = (): string => JSON.stringify({ version: 3, sources: ['count.ts', '../shared/a.ts'], mappings: 'AAAA,CCAA' });
    const places = codePlaces({ path: 'lib/count.js', code: 'ab', map });
    expect([0, 1].map((offset) => places.sourceOf(offset)?.file)).to.deep.equal(['lib/count.ts', 'shared/a.ts']);
  });
});

describe('an offset', () => {
  it('is that of a line and a column', () => {
    const code = 'ab\ncd\n\nef';
    const starts = lineStarts(code);
    expect(
      [
        [1, 1],
        [2, 2],
        [4, 1],
      ].map(([line, column]) => code[offsetAt(starts, [line!, column!])]),
    ).to.deep.equal(['a', 'd', 'e']);
  });
});
