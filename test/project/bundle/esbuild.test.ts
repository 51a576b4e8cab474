import { expect } from 'chai';
import { startEsbuild } from '../../../src/project/bundle/esbuild.js';

describe('startEsbuild', () => {
  const before = process.env['GOGC'];
  afterEach(() => {
    if (before === undefined) delete process.env['GOGC'];
    else process.env['GOGC'] = before;
  });

  for (const given of [undefined, '50']) {
    it(`leaves the environment of this process as it is: GOGC ${given ?? 'unset'}`, () => {
      if (given === undefined) delete process.env['GOGC'];
      else process.env['GOGC'] = given;
      startEsbuild();
      expect(process.env['GOGC']).to.equal(given);
    });
  }
});
