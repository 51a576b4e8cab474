import { expect } from 'chai';
import { locate } from '../../../src/compiler/config/parse-config.js';
import { parseSource } from '../../../src/compiler/syntax/parse-source.js';
import type { Place, Problem } from '../../../src/compiler/problem/problem.js';

const json = '{\n  "app_name": "a",\n  "layers": [\n    "x"\n  ]\n}';
const yaml = 'app_name: a\nlayers:\n  - x\n';

function problemAt(where: Place): Problem {
  return { code: 'config-name', severity: 'error', where, message: 'm', fix: 'f' };
}

async function placeOf(text: string, file: string, where: Place): Promise<Place | undefined> {
  return locate(await parseSource(text, file), file, [problemAt(where)])[0]?.where;
}

describe('locate', () => {
  const rows: [what: string, text: string, file: string, path: (string | number)[], line: number, column: number][] = [
    ['a key', json, 'c.json', ['layers'], 3, 3],
    ['an item of a list', json, 'c.json', ['layers', 0], 4, 5],
    ['the place around what is not there', json, 'c.json', ['layers', 7, 'x'], 3, 3],
    ['the whole file for a key that is not there', json, 'c.json', ['stages'], 1, 1],
    ['a key in YAML', yaml, 'c.yaml', ['layers'], 2, 1],
    ['an item in YAML', yaml, 'c.yaml', ['layers', 0], 3, 5],
  ];
  for (const [what, text, file, path, line, column] of rows) {
    it(`finds ${what}`, async () => expect(await placeOf(text, file, { file, path })).to.deep.equal({ file, line, column, path }));
  }

  it('leaves problems alone that have a line, no path, or another file', async () => {
    const problems = [{ file: 'c.json', line: 9, path: ['layers'] }, { file: 'c.json' }, { file: 'app.ts', path: ['layers'] }].map(problemAt);
    expect(locate(await parseSource(json, 'c.json'), 'c.json', problems)).to.deep.equal(problems);
  });

  it('leaves problems alone when the file cannot be read', async () => {
    expect(await placeOf('{', 'c.json', { file: 'c.json', path: ['layers'] })).to.deep.equal({ file: 'c.json', path: ['layers'] });
  });
});
