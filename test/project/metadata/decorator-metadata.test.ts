import { expect } from 'chai';
import { removeFolders } from '../sample-project.js';
import { byTypeScript, byUs, makeDecorated, type Seen } from './compared.js';
import { modules, rows } from './rows.js';

for (const strict of [true, false]) {
  describe(`what decorators get with "emitDecoratorMetadata", ${strict ? '' : 'not '}strict`, () => {
    let theirs: Seen;
    let ours: Seen;
    before(async () => {
      const folder = makeDecorated(modules, rows, { strict });
      [theirs, ours] = await Promise.all([byTypeScript(folder), byUs(folder)]);
      removeFolders();
    });

    for (const name of Object.keys(rows)) {
      it(`is what TypeScript gives: ${name}`, () => {
        expect(theirs[name]).to.have.length.greaterThan(0);
        expect(ours[name]).to.deep.equal(theirs[name]);
      });
    }
  });
}
