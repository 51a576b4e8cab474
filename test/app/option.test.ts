import { expect } from 'chai';
import fc from 'fast-check';
import { checkOptions, describe as inWords, hint, lacks } from '../../src/app/option.js';
import { isFunctionName } from '../../src/app/function-name.js';
import { problemsOf } from './declared.js';

describe('a value in words', () => {
  class Thing {}
  const rows: readonly { given: unknown; want: string }[] = [
    { given: undefined, want: 'undefined' },
    { given: null, want: 'null' },
    { given: 5, want: 'the number 5' },
    { given: NaN, want: 'the number NaN' },
    { given: -Infinity, want: 'the number -Infinity' },
    { given: 5n, want: 'the bigint 5' },
    { given: true, want: 'the boolean true' },
    { given: 'a "b"', want: 'the string "a \\"b\\""' },
    { given: 'a\u001b[31m', want: 'the string "a\\u001b[31m"' },
    { given: 'a'.repeat(50), want: `the string "${'a'.repeat(36)}...` },
    { given: Symbol('s'), want: 'the symbol Symbol(s)' },
    { given: ['a', 1], want: 'the list ["a",1]' },
    { given: [5n], want: 'the list […]' },
    { given: () => 5, want: 'a function' },
    { given: {}, want: 'an object' },
    { given: Object.create(null), want: 'an object' },
    { given: new Thing(), want: 'an object of the class Thing' },
    { given: new Map(), want: 'an object of the class Map' },
  ];
  for (const { given, want } of rows) it(`is ${want}`, () => expect(inWords(given)).to.equal(want));

  it('can be any value', () => {
    fc.assert(
      fc.property(fc.anything({ withBigInt: true, withNullPrototype: true, withMap: true, withSparseArray: true }), (value) => inWords(value).length > 0),
    );
  });
});

describe('the check of options', () => {
  it('is silent for any object with known names and right types, and gives what is defined', () => {
    const shape = { text: 'string', flag: 'boolean', count: 'number', list: 'list of strings', free: 'unknown' } as const;
    const right = fc.record(
      {
        text: fc.option(fc.string(), { nil: undefined }),
        flag: fc.boolean(),
        count: fc.double({ noNaN: true, noDefaultInfinity: true }),
        list: fc.array(fc.string()),
        free: fc.anything().filter((value) => value !== undefined),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(right, (given) => {
        let result = {};
        const problems = problemsOf(() => (result = checkOptions('it', given, shape)));
        const defined = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
        expect([problems, result]).to.deep.equal([[], defined]);
      }),
    );
  });

  it('never throws while the tool looks on, and passes on nothing that has another name or type', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true, withDate: true, withBigInt: true }), (given) => {
        let result: object = {};
        problemsOf(() => (result = checkOptions('it', given as object, { text: 'string' })));
        expect(Object.entries(result).every(([name, value]) => name === 'text' && typeof value === 'string')).to.equal(true);
      }),
    );
  });

  it('takes no option from a prototype', () => {
    const inherits: object = Object.create({ text: 'inherited' });
    expect(problemsOf(() => checkOptions('it', inherits, { text: 'string' })).map(({ code }) => code)).to.deep.equal(['options-not-an-object']);
  });

  const lackRows: readonly { given: object | undefined; want: boolean }[] = [
    { given: undefined, want: true },
    { given: {}, want: true },
    { given: { a: undefined, b: '' }, want: true },
    { given: { a: 'x' }, want: false },
    { given: { b: 0 }, want: false },
    // These have been refused as a whole.
    { given: [], want: false },
    { given: () => 5, want: false },
  ];
  for (const { given, want } of lackRows) {
    it(`${want ? 'misses' : 'does not miss'} an option in ${inWords(given)} ${JSON.stringify(given) ?? ''}`, () => {
      expect(lacks(given, ['a', 'b'])).to.equal(want);
    });
  }
});

describe('the spelling hint of the runtime', () => {
  const names = ['methods', 'name', 'authorizer', 'apiKeyRequired', 'contentTypes', 'cors', 'public', 'summary', 'description', 'stageVariables'];
  const rows: readonly { given: string; want: string }[] = [
    { given: 'method', want: 'methods' },
    { given: 'METHODS', want: 'methods' },
    { given: 'authoriser', want: 'authorizer' },
    { given: 'api_key_required', want: 'apiKeyRequired' },
    { given: 'api-key-required', want: 'apiKeyRequired' },
    { given: 'contentType', want: 'contentTypes' },
    { given: 'nmae', want: 'name' },
    { given: 'sumary', want: 'summary' },
  ];
  for (const { given, want } of rows) it(`leads from ${given} to ${want}`, () => expect(hint(given, names)).to.equal(`did you mean '${want}'?`));

  it('takes no short name for any other', () => expect(hint('xy', ['ab'])).to.equal('known are ab'));

  for (const given of ['timeout', 'x', '', 'ab']) {
    it(`lists what there is for ${JSON.stringify(given)}`, () => expect(hint(given, names)).to.equal(`known are ${names.join(', ')}`));
  }
});

describe("a function's name", () => {
  const good = ['a', 'A1', 'my_job', 'my-job', '9lives', 'constructor', 'toString', 'default', 'app', '_a', 'a'.repeat(64)];
  for (const name of good)
    it(`can be ${name.slice(0, 12)}`, () => expect([isFunctionName(name), problemsOf(() => isFunctionName(name))]).to.deep.equal([true, []]));

  const bad: readonly unknown[] = ['', ' ', 'a b', 'a.b', 'é', 'a\n', 'a/b', '-', '__', 'then', '__proto__', 'a'.repeat(65), undefined, null, 5, ['a']];
  for (const name of bad) {
    it(`cannot be ${inWords(name).slice(0, 30)}`, () => {
      let answer: boolean | undefined;
      const problems = problemsOf(() => (answer = isFunctionName(name)));
      expect([answer, problems.map(({ code }) => code)]).to.deep.equal([false, ['function-name']]);
    });
  }
});
