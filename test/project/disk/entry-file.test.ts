import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { entryFile, entryFiles } from '../../../src/project/disk/entry-file.js';

describe('the files that processes and threads begin with', () => {
  for (const name of entryFiles) {
    it(`are there in build/ and in dist/: ${name}`, () => {
      expect(existsSync(entryFile(name))).to.equal(true);
      expect(existsSync(join('dist/project', name))).to.equal(true);
    });
  }

  it('are looked for from a folder of dist/project/, wherever the bundler puts the code for it', () => {
    const files = readdirSync('dist', { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.js'));
    const looking = files.filter((file) => readFileSync(join('dist', file), 'utf8').includes('new URL(`../${'));
    expect(looking).to.not.deep.equal([]);
    for (const file of looking) expect(file.replaceAll('\\', '/')).to.match(/^project\/[^/]+\/[^/]+$/);
  });
});
