import { expect } from 'chai';
import { formatPlace, formatProblems, plainStyle, type Style } from '../../../src/compiler/problem/format.js';
import type { ErrorProblem, Problem, WarningProblem } from '../../../src/compiler/problem/problem.js';

const problem: ErrorProblem = {
  code: 'config-range',
  severity: 'error',
  where: { file: '.chalice/config.json', line: 6, column: 29, path: ['stages', 'dev', 'lambda_timeout'] },
  message: 'must be at most 900',
  fix: 'give 900 or less',
};
const warning: WarningProblem = { ...problem, code: 'merge-nothing', severity: 'warning' };
const format = (...problems: Problem[]): string => formatProblems(problems, plainStyle);

describe('a place', () => {
  const rows = [
    { given: { file: 'app.ts' }, want: 'app.ts' },
    { given: { file: 'app.ts', line: 5 }, want: 'app.ts:5' },
    { given: { file: 'app.ts', line: 5, column: 3 }, want: 'app.ts:5:3' },
    // A column says nothing without its line.
    { given: { file: 'app.ts', column: 3 }, want: 'app.ts' },
    { given: { file: 'c.json', line: 6, column: 29, path: ['stages', 'dev', 'layers', 0] }, want: 'c.json:6:29 stages.dev.layers.0' },
    { given: { file: 'c.json', path: [] }, want: 'c.json' },
    { given: { file: 'a\nb.json', path: ['c\td'] }, want: String.raw`a\x0ab.json c\x09d` },
  ];
  for (const { given, want } of rows) it(`reads ${want}`, () => expect(formatPlace(given)).to.equal(want));
});

describe('problems in print', () => {
  it('say where, what, how to fix it, and the code', () => {
    expect(format(problem)).to.equal('error .chalice/config.json:6:29 stages.dev.lambda_timeout: must be at most 900\n  give 900 or less [config-range]\n');
  });

  it('show a piece of code between what is wrong and how to fix it', () => {
    expect(format({ ...problem, where: { file: 'app.ts' }, frame: '5 | a(\n  |   ^' })).to.equal(
      'error app.ts: must be at most 900\n  5 | a(\n    |   ^\n  give 900 or less [config-range]\n',
    );
  });

  it('take an empty piece of code for none', () => {
    expect(format({ ...problem, frame: '' })).to.equal(format(problem));
  });

  it('stand warnings first, so that errors are seen last, each kind in its order', () => {
    const list = [problem, warning, problem, warning].map((one, index) => ({ ...one, message: `p${index}` }));
    expect(format(...list).match(/p\d/g)).to.deep.equal(['p1', 'p3', 'p0', 'p2']);
  });

  describe('that warn of the same many times', () => {
    const cors = (line: number, route: string): WarningProblem => ({
      code: 'cors-credentials-any-origin',
      severity: 'warning',
      where: { file: 'app.ts', line },
      message: `route '${route}': any origin may send credentials`,
      fix: 'name the origin',
    });
    const head = "warning app.ts:1: route '/a': any origin may send credentials\n  name the origin [cors-credentials-any-origin]\n";
    const rows: { given: string; problems: Problem[]; want: string }[] = [
      { given: 'one', problems: [cors(1, '/a')], want: head },
      { given: 'two', problems: [cors(1, '/a'), cors(2, '/b')], want: `${head}  1 more like this: app.ts:2\n` },
      {
        given: 'many',
        problems: [1, 2, 3, 4, 5, 6].map((line) => cors(line, line === 1 ? '/a' : `/b${line}`)),
        want: `${head}  5 more like this: app.ts:2, app.ts:3, app.ts:4, …\n`,
      },
      { given: 'a loop', problems: [cors(1, '/a'), cors(1, '/b'), cors(1, '/c')], want: `${head}  2 more like this at the same place\n` },
      { given: 'a route on each stage', problems: [cors(1, '/a'), cors(2, '/b'), cors(1, '/a'), cors(2, '/b')], want: `${head}  3 more like this: app.ts:2\n` },
    ];
    for (const { given, problems, want } of rows) it(`say it once: ${given}`, () => expect(format(...problems)).to.equal(want));

    it('stay apart where the cause, the fix or the code is another one', () => {
      const one = cors(1, '/a');
      const others: WarningProblem[] = [
        { ...one, message: "route '/a': something else" },
        { ...one, fix: 'do another thing' },
        { ...one, code: 'merge-nothing' },
      ];
      for (const other of others) expect(format(one, other).match(/^warning/gm), JSON.stringify(other)).to.have.length(2);
    });

    it('hide no error', () => expect(format(problem, problem).match(/^error/gm)).to.have.length(2));
  });

  it('are nothing where there are none', () => expect(format()).to.equal(''));

  it('mark each part in the style that is given', () => {
    const mark =
      (name: string) =>
      (text: string): string =>
        `<${name}>${text}</${name}>`;
    const style: Style = { error: mark('e'), warning: mark('w'), strong: mark('s'), faint: mark('f') };
    const where = { file: 'app.ts' };
    expect(formatProblems([{ ...problem, where, frame: 'x' }], style)).to.equal(
      '<e>error</e> <s>app.ts</s>: must be at most 900\n<f>  x</f>\n  give 900 or less <f>[config-range]</f>\n',
    );
    expect(formatProblems([{ ...warning, where }], style)).to.match(/^<w>warning<\/w> /);
  });

  const hostile: readonly { given: string; want: string }[] = [
    { given: '\u001b[2Jgone', want: String.raw`\x1b[2Jgone` },
    { given: 'a\u0000b\u0007\u007f', want: String.raw`a\x00b\x07\x7f` },
    { given: 'a\rb', want: String.raw`a\x0db` },
    { given: '\u009b31m', want: String.raw`\x9b31m` },
    { given: 'user\u202enimda', want: String.raw`user\u202enimda` },
    { given: '\u061ca\u200e\u200f', want: String.raw`\u061ca\u200e\u200f` },
    { given: '\u2066a\u2069\u2028', want: String.raw`\u2066a\u2069\u2028` },
    { given: 'tab\tand é, 漢 and 🙂', want: 'tab\tand é, 漢 and 🙂' },
  ];
  for (const { given, want } of hostile) {
    it(`let the terminal obey nothing in ${JSON.stringify(want)}`, () => {
      const printed = format({ ...problem, message: given, fix: given, frame: given });
      expect(printed.split(want).length - 1).to.equal(3);
    });
  }

  it('have no line that could be taken for another problem', () => {
    const printed = format({ ...problem, message: 'it failed:\nerror app.ts: all is well', fix: 'fix\nerror app.ts: it' });
    expect(printed.split('\n').filter((line) => line.startsWith('error'))).to.have.length(1);
  });
});
