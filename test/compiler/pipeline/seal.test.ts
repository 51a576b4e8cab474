import { expect } from 'chai';
import { isSealed, sealed, unsealed } from '../../../src/compiler/pipeline/seal.js';

describe('a seal', () => {
  const text = sealed(`# ${unsealed}\nversion: '0.2'\nphases: {}\n`);

  it('tells a file that is as it was made', () => {
    expect(text).to.not.contain('seal:0000000000000000');
    expect(isSealed(text)).to.equal(true);
  });

  it('is the same each time', () => expect(sealed(`# ${unsealed}\nversion: '0.2'\nphases: {}\n`)).to.equal(text));

  it('holds when git has given the file other line ends', () => expect(isSealed(text.replaceAll('\n', '\r\n'))).to.equal(true));

  it('breaks with any change, and with any other seal', () => {
    expect(isSealed(text.replace('0.2', '0.1'))).to.equal(false);
    expect(isSealed(`${text}# mine\n`)).to.equal(false);
    expect(isSealed(text.replace(/seal:./, (start) => `${start.slice(0, -1)}${start.endsWith('a') ? 'b' : 'a'}`))).to.equal(false);
    expect(isSealed(unsealed)).to.equal(false);
    expect(isSealed("version: '0.2'\n")).to.equal(false);
  });
});
