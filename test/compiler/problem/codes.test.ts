import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
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

  it('has no code that no test expects', () => {
    const expected = new Set([...goldenCodes(), ...namesInTests()]);
    expect(entries.map(({ code }) => code).filter((code) => !expected.has(code))).to.deep.equal([]);
  });
});

const tests = join(process.cwd(), 'test');

function filesOfTests(pattern: RegExp): string[] {
  const files = readdirSync(tests, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => pattern.test(file)).map((file) => readFileSync(join(tests, file), 'utf8'));
}

/** Of the problems that golden cases print. */
function goldenCodes(): string[] {
  return filesOfTests(/^cases\/.*\/problems\.txt$/).flatMap((text) => [...text.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code!));
}

/**
 * What tests that look at problems name. Not counted is what only resembles an expectation: comments, problems made up
 * to be given to a function, and words that are not to be there. Tests of this room make up all of theirs.
 */
function namesInTests(): string[] {
  return filesOfTests(/^(?!cases\/|compiler\/problem\/).*\.test\.ts$/).flatMap((text) => {
    const expectations = text
      .replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, '')
      .replaceAll(/^(?!.*expect\().*\{ code: '[^']*', severity: '[^']*', where.*$/gm, '')
      .replaceAll(/^.*\.not\..*$/gm, '');
    // A code of one word may be a word of a sentence, unless something stands around it.
    return expectations.match(/(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])|(?<=['[])[a-z]+(?=['\]])/g) ?? [];
  });
}
