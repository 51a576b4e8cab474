import { expect } from 'chai';
import { allCodes } from '../../../src/compiler/problem/codes.js';

describe('the catalogue of problems', () => {
  const entries = allCodes();

  it('has each code once', () => {
    const codes = entries.map(({ code }) => code);
    expect(codes.filter((code, index) => codes.indexOf(code) !== index)).to.deep.equal([]);
  });

  it('writes all codes alike', () => {
    expect(entries.filter(({ code }) => !/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(code)).map(({ code }) => code)).to.deep.equal([]);
  });

  it('gives each a title without a full stop, and sentences with one', () => {
    const isSentence = (text: string): boolean => /^["'`.A-Z].*\.$/s.test(text) || /https:\S+$/.test(text);
    const odd = entries.filter(({ title, why, fix, depends = 'A.' }) => title.endsWith('.') || ![why, fix, depends].every(isSentence));
    expect(odd.map(({ code }) => code)).to.deep.equal([]);
  });

  it('says of a code of both severities, and of no other, what decides', () => {
    expect(entries.filter(({ severity, depends }) => (severity === 'either') !== (depends !== undefined)).map(({ code }) => code)).to.deep.equal([]);
  });
});
