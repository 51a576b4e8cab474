import { spawnSync } from 'node:child_process';
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

  it('is what the README beside it lists', () => {
    const { status, stderr } = spawnSync(process.execPath, ['src/build/problem-codes.mjs', '--check'], { encoding: 'utf8' });
    expect({ status, stderr }).to.deep.equal({ status: 0, stderr: '' });
  });

  it('has texts that are loaded only where they are printed', () => {
    const loading = filesIn('src', /\.ts$/).flatMap(({ file, text }) =>
      [...text.matchAll(/^(?!(?:im|ex)port type ).*'\.[^']*\/codes(?:\.js|\/.*)'.*$/gm)].map(([line]) => `${file}: ${line.trim()}`),
    );
    const own = loading.filter((one) => one.startsWith('compiler/problem/codes.ts: import { '));
    expect(loading.filter((one) => !own.includes(one))).to.deep.equal([
      "compiler/problem/explain-problems.ts: const { allCodes } = await import('./codes.js');",
    ]);
  });

  it('has no code that no test expects', () => {
    const expected = new Set([...goldenCodes(), ...namesInTests()]);
    expect(entries.map(({ code }) => code).filter((code) => !expected.has(code))).to.deep.equal([]);
  });
});

function filesIn(folder: string, pattern: RegExp): { file: string; text: string }[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => file.replaceAll('\\', '/'));
  return files.filter((file) => pattern.test(file)).map((file) => ({ file, text: readFileSync(join(folder, file), 'utf8') }));
}

/** Of the problems that golden cases print. */
function goldenCodes(): string[] {
  return filesIn('test', /^cases\/.*\/problems\.txt$/).flatMap(({ text }) => [...text.matchAll(/ \[([a-z0-9-]+)\]$/gm)].map(([, code]) => code!));
}

/**
 * What tests that look at problems name. Not counted is what only resembles an expectation: comments, problems made up
 * to be given to a function, and words that are not to be there. Tests of this room make up all of theirs.
 */
function namesInTests(): string[] {
  return filesIn('test', /^(?!cases\/|compiler\/problem\/).*\.test\.ts$/).flatMap(({ text }) => {
    const expectations = text
      .replaceAll(/^ *(?:\/\/|\/?\*).*$/gm, '')
      .replaceAll(/^(?!.*expect\().*\{ code: '[^']*', severity: '[^']*', where.*$/gm, '')
      .replaceAll(/^.*\.not\..*$/gm, '');
    // A code of one word may be a word of a sentence, unless something stands around it.
    return expectations.match(/(?<![\w-])[a-z0-9]+(?:-[a-z0-9]+)+(?![\w-])|(?<=['[])[a-z]+(?=['\]])/g) ?? [];
  });
}
