import { decode, encode, type SourceMapMappings, type SourceMapSegment } from '@jridgewell/sourcemap-codec';
import { expect } from 'chai';
import fc from 'fast-check';
import { ownMappings } from '../../../src/project/bundle/own-mappings.js';

/** What is wanted, said with lists of lists. */
function filtered(mappings: SourceMapMappings, newIndex: readonly (number | undefined)[]): SourceMapMappings {
  return mappings.map((line) => {
    const kept: SourceMapSegment[] = [];
    for (const segment of line) {
      const source = segment.length === 1 ? undefined : newIndex[segment[1]];
      if (segment.length !== 1 && source !== undefined) kept.push([segment[0], source, segment[2], segment[3]]);
      else if (kept.length > 0 && kept.at(-1)!.length !== 1) kept.push([segment[0]]);
    }
    return kept;
  });
}

const position = fc.nat({ max: 100_000 });
const segment: fc.Arbitrary<SourceMapSegment> = fc.oneof(
  { weight: 1, arbitrary: fc.tuple(position) },
  { weight: 6, arbitrary: fc.tuple(position, fc.nat({ max: 3 }), position, position) },
  { weight: 2, arbitrary: fc.tuple(position, fc.nat({ max: 3 }), position, position, position) },
);
const lines = fc.array(
  fc.array(segment, { maxLength: 12 }).map((row) => row.toSorted((a, b) => a[0] - b[0])),
  { maxLength: 5 },
);

describe('ownMappings', () => {
  it('keeps exactly the segments of the wanted sources, and ends them where others begin', () => {
    const indices = fc.array(fc.boolean(), { minLength: 4, maxLength: 4 }).map((wanted) => {
      let next = 0;
      return wanted.map((isWanted) => (isWanted ? next++ : undefined));
    });
    fc.assert(
      fc.property(lines, indices, (mappings, newIndex) => {
        expect(decode(ownMappings(encode(mappings), newIndex)).slice(0, -1)).to.deep.equal(filtered(decode(encode(mappings)), newIndex));
      }),
      { numRuns: 500 },
    );
  });

  it('writes what encoding the rest would', () => {
    const mappings: SourceMapMappings = [
      [
        [0, 0, 0, 0],
        [4, 1, 7, 2],
        [9, 1, 7, 9, 3],
        [12, 0, 1, 0],
      ],
      [],
      [[1, 1, 9, 9]],
    ];
    expect(ownMappings(encode(mappings), [undefined, 0])).to.equal(encode([[[4, 0, 7, 2], [9, 0, 7, 9], [12]], [], [[1, 0, 9, 9]], []]));
  });
});
