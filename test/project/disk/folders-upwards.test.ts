import { expect } from 'chai';
import { foldersUpwards } from '../../../src/project/disk/folders-upwards.js';

describe('foldersUpwards', () => {
  it('ends with the root', () => {
    expect(foldersUpwards('/a/b c')).to.deep.equal(['/a/b c', '/a', '/']);
    expect(foldersUpwards('/')).to.deep.equal(['/']);
  });
});
