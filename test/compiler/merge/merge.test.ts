import { expect } from 'chai';
import fc from 'fast-check';

import type { Value } from '../../../src/compiler/cloudformation/template.js';
import { isOpenMap, mergeTemplates } from '../../../src/compiler/merge/merge.js';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';

// Few names, so that the documents often meet in one; intrinsic functions and the key of the prototype among them.
const name = fc.constantFrom('A', 'B', 'C', 'Ref', 'Fn::Sub', 'Condition', '__proto__', 'constructor');
const { map } = fc.letrec<{ value: Value; map: TemplateDocument }>((tie) => ({
  value: fc.oneof({ maxDepth: 4 }, fc.constantFrom<Value>('x', 'y', 1, true, null), fc.array(fc.constantFrom('x', 'y')), tie('map')),
  map: fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((entries) => Object.fromEntries(entries)),
}));

function merge(...[base, ...files]: TemplateDocument[]): TemplateDocument {
  return mergeTemplates(
    base!,
    files.map((value) => ({ value })),
  );
}

/** Of maps inside maps; a list or a function is a value as a whole. */
function withoutNulls(value: Value): Value {
  if (!isOpenMap(value)) return value;
  return Object.fromEntries(Object.entries(value).flatMap(([key, inner]) => (inner === null ? [] : [[key, withoutNulls(inner)]])));
}

describe('merging templates', () => {
  const rows: { it: string; base: TemplateDocument; file: TemplateDocument; want: TemplateDocument }[] = [
    { it: 'keeps the keys of both', base: { A: 1 }, file: { B: 2 }, want: { A: 1, B: 2 } },
    { it: 'lets the file win over a scalar', base: { A: 1 }, file: { A: 'x' }, want: { A: 'x' } },
    { it: 'joins maps inside maps', base: { A: { B: { C: 1 } } }, file: { A: { B: { D: 2 } } }, want: { A: { B: { C: 1, D: 2 } } } },
    { it: 'replaces a list as a whole', base: { A: [1, 2, { B: 1 }] }, file: { A: [{ C: 3 }] }, want: { A: [{ C: 3 }] } },
    { it: 'keeps a list that only the template has', base: { A: [1] }, file: {}, want: { A: [1] } },
    { it: 'removes by null', base: { A: { B: 1, C: 2 } }, file: { A: { B: null } }, want: { A: { C: 2 } } },
    { it: 'removes a map by null', base: { A: { B: 1 }, C: 1 }, file: { A: null }, want: { C: 1 } },
    { it: 'removes a list and a function by null', base: { A: [1], B: { Ref: 'X' } }, file: { A: null, B: null }, want: {} },
    { it: 'adds no null where there is nothing to remove', base: {}, file: { A: { B: null, C: { D: null } }, E: null }, want: { A: { C: {} } } },
    {
      it: 'adds no null where a map takes the place of another value',
      base: { A: 1, B: [] },
      file: { A: { C: null }, B: { D: null, E: 1 } },
      want: { A: {}, B: { E: 1 } },
    },
    {
      it: 'keeps a null inside a list or a function',
      base: {},
      file: { A: [null, { B: null }], C: { 'Fn::If': ['D', 1, null] } },
      want: { A: [null, { B: null }], C: { 'Fn::If': ['D', 1, null] } },
    },
    { it: 'lets a text take the place of a map', base: { A: { B: 1 } }, file: { A: 'x' }, want: { A: 'x' } },
    { it: 'replaces one intrinsic function by another', base: { A: { 'Fn::GetAtt': ['X', 'Arn'] } }, file: { A: { Ref: 'Y' } }, want: { A: { Ref: 'Y' } } },
    { it: 'replaces a map by an intrinsic function', base: { A: { B: 1 } }, file: { A: { 'Fn::If': ['C', 1, 2] } }, want: { A: { 'Fn::If': ['C', 1, 2] } } },
    { it: 'replaces an intrinsic function by a map', base: { A: { Ref: 'X' } }, file: { A: { B: 1 } }, want: { A: { B: 1 } } },
    {
      it: 'adds a condition to a resource',
      base: { Resources: { X: { Type: 'T', Properties: {} } } },
      file: { Resources: { X: { Condition: 'IsProd' } } },
      want: { Resources: { X: { Type: 'T', Properties: {}, Condition: 'IsProd' } } },
    },
    {
      it: 'adds a loop beside the resources',
      base: { Resources: { X: { Type: 'T' } } },
      file: { Resources: { 'Fn::ForEach::Topics': ['N', ['a'], { '${N}': {} }] } },
      want: { Resources: { X: { Type: 'T' }, 'Fn::ForEach::Topics': ['N', ['a'], { '${N}': {} }] } },
    },
    {
      it: 'adds an include beside the properties',
      base: { Properties: { A: 1 } },
      file: { Properties: { 'Fn::Transform': { Name: 'AWS::Include' } } },
      want: { Properties: { A: 1, 'Fn::Transform': { Name: 'AWS::Include' } } },
    },
  ];
  for (const row of rows) {
    it(row.it, () => {
      expect(merge(row.base, row.file)).to.deep.equal(row.want);
    });
  }

  it("keeps the template's order and puts the file's new keys behind it, in the file's order", () => {
    const merged = merge({ B: 1, A: { Z: 1, Y: 2 } }, { D: 1, A: { X: 3, Y: 4 }, C: 2 });
    expect(JSON.stringify(merged)).to.equal('{"B":1,"A":{"Z":1,"Y":4,"X":3},"D":1,"C":2}');
  });

  it('lets a later file win over an earlier one', () => {
    expect(merge({ A: 1 }, { A: 2, B: 2 }, { A: 3 })).to.deep.equal({ A: 3, B: 2 });
  });

  it("hands on the file's own objects, so that short forms are known again", () => {
    const short = { Ref: 'X' };
    expect((merge({ A: { B: { Ref: 'Y' } } }, { A: { B: short } })['A'] as TemplateDocument)['B']).to.equal(short);
  });

  it('gives the template itself for files that are empty', () => {
    fc.assert(
      fc.property(map, (base) => {
        expect(JSON.stringify(merge(base, {}, {}))).to.equal(JSON.stringify(base));
      }),
    );
  });

  it('gives the file itself, without its nulls, for a template that is empty', () => {
    fc.assert(
      fc.property(map, (file) => {
        expect(JSON.stringify(merge({}, { A: file }))).to.equal(JSON.stringify({ A: withoutNulls(file) }));
      }),
    );
  });

  it('changes nothing when a file is merged twice', () => {
    fc.assert(
      fc.property(map, map, (base, file) => {
        expect(JSON.stringify(merge(base, file, file))).to.equal(JSON.stringify(merge(base, file)));
      }),
    );
  });

  it('gives the same in one go as file by file', () => {
    fc.assert(
      fc.property(map, map, map, (base, one, two) => {
        expect(merge(base, one, two)).to.deep.equal(merge(merge(base, one), two));
      }),
    );
  });

  it('leaves its inputs and the prototypes alone', () => {
    fc.assert(
      fc.property(map, map, (base, file) => {
        const before = JSON.stringify([base, file]);
        const merged = merge(base, file);
        expect(JSON.stringify([base, file])).to.equal(before);
        expect(Object.getPrototypeOf(merged)).to.equal(Object.prototype);
        for (const key of ['A', 'B', 'C']) expect(({} as TemplateDocument)[key]).to.equal(undefined);
      }),
    );
  });
});
