import { expect } from 'chai';
import fc from 'fast-check';
import { nearest, suggest } from '../../../src/compiler/problem/nearest.js';

const keys = ['lambda_timeout', 'lambda_memory_size', 'layers', 'tags', 'xray', 'stages'];

const rows: readonly { given: string; known?: readonly string[]; want: string | undefined }[] = [
  { given: 'lambda_timeout', want: 'lambda_timeout' },
  { given: 'lambda_timout', want: 'lambda_timeout' },
  { given: 'lamdba_timeout', want: 'lambda_timeout' },
  { given: 'lambdaTimeout', want: 'lambda_timeout' },
  { given: 'LAMBDA_TIMEOUT', want: 'lambda_timeout' },
  { given: 'lambda_mem_size', want: 'lambda_memory_size' },
  { given: 'tag', want: 'tags' },
  { given: 'xary', want: 'xray' },
  { given: 'stage', want: 'stages' },
  { given: 'environment', want: undefined },
  { given: 'x', want: undefined },
  { given: '', want: undefined },
  // The nearest, not the first one that is near enough.
  { given: 'layerss', known: ['player', 'layers'], want: 'layers' },
  // The first of two that are as near.
  { given: 'bat', known: ['cat', 'rat'], want: 'cat' },
  { given: 'bat', known: [], want: undefined },
  { given: 'ab', known: ['ba'], want: 'ba' },
];

/** The name with one letter more, less or other, or with two neighbours swapped. */
const edited = fc
  .tuple(fc.stringMatching(/^[a-z_]{1,12}$/), fc.nat(), fc.stringMatching(/^[a-z]$/), fc.constantFrom('insert', 'delete', 'replace', 'swap'))
  .map(([name, at, letter, edit]) => {
    const index = at % name.length;
    const before = name.slice(0, index);
    const after = name.slice(index + 1);
    const wrong = {
      insert: `${before}${letter}${name[index]}${after}`,
      delete: before + after,
      replace: before + letter + after,
      swap: `${before}${after.slice(0, 1)}${name[index]}${after.slice(1)}`,
    }[edit];
    return { name, wrong };
  });

describe('the nearest name', () => {
  for (const { given, known = keys, want } of rows) {
    it(`to '${given}' in ${known.join(', ') || 'nothing'} is ${want ?? 'none'}`, () => expect(nearest(given, known)).to.equal(want));
  }

  it('is found after any single edit', () => {
    fc.assert(
      fc.property(edited, ({ name, wrong }) => {
        expect(nearest(wrong, [name])).to.equal(name);
      }),
    );
  });

  it('is the name itself where it is known, whatever else is', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z]{1,8}$/), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(), (known, at) => {
        expect(nearest(known[at % known.length]!, known)).to.equal(known[at % known.length]);
      }),
    );
  });

  it('is never one of another length altogether', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,9}$/), (name) => {
        expect(nearest(name, [`${name}${name}${name}`])).to.equal(undefined);
      }),
    );
  });
});

describe('a suggestion', () => {
  const rowsOf: readonly { given: string; known: readonly string[]; want: string }[] = [
    { given: 'tag', known: keys, want: "did you mean 'tags'?" },
    { given: 'nothing like it', known: ['tags', 'xray'], want: 'known are tags, xray' },
    { given: 'tag', known: [], want: 'there is none' },
  ];
  for (const { given, known, want } of rowsOf) it(`reads ${want}`, () => expect(suggest(given, known)).to.equal(want));
});
