import { expect } from 'chai';
import { eventFieldMistakes, patternMistakes } from '../../../src/compiler/model/pattern.js';

describe('the operators of a pattern', () => {
  const right: readonly object[] = [
    { source: ['aws.s3', null, 1, true] },
    {
      detail: {
        key: [
          { prefix: 'a' },
          { suffix: 'b' },
          { wildcard: 'a*b' },
          { 'equals-ignore-case': 'c' },
          { exists: false },
          { numeric: ['>', 0, '<=', 5] },
          { cidr: '10.0.0.0/24' },
        ],
      },
    },
    { detail: { key: [{ 'anything-but': 'a' }, { 'anything-but': ['a', 'b'] }, { 'anything-but': { prefix: 'x' } }, { 'anything-but': 5 }] } },
    { detail: { key: [{ prefix: { 'equals-ignore-case': 'A' } }] } },
    { $or: [{ source: ['a'] }, { detail: { x: [{ prefix: 'b' }] } }] },
    { detail: { bucket: { name: [{ Ref: 'Bucket' }, { 'Fn::Sub': '${X}' }, { prefix: { 'Fn::Sub': '${X}-' } }] } } },
  ];
  for (const pattern of right) it(`may be ${JSON.stringify(pattern)}`, () => expect(patternMistakes(pattern)).to.deep.equal([]));

  const wrong: readonly [pattern: object, message: string, fix: string][] = [
    [{ a: [{ prefx: 'x' }] }, "a[0]: there is no operator 'prefx'", "did you mean 'prefix'?"],
    [{ a: { b: ['x', { anything_but: 'x' }] } }, "a.b[1]: there is no operator 'anything_but'", "did you mean 'anything-but'?"],
    [
      { a: [{ contains: 'x' }] },
      "a[0]: there is no operator 'contains'",
      'known are prefix, suffix, equals-ignore-case, wildcard, cidr, exists, numeric, anything-but',
    ],
    [{ a: [{ prefix: 'x', suffix: 'y' }] }, 'a[0] has 2 operators, but each map in a list has one', 'write a map for each: any of them may match'],
    [{ a: [{}] }, 'a[0] has 0 operators, but each map in a list has one', 'write a map for each: any of them may match'],
    [{ a: [{ prefix: ['x'] }] }, 'a[0]: \'prefix\' cannot be ["x"]', 'write a text'],
    [{ a: [{ exists: 'true' }] }, 'a[0]: \'exists\' cannot be "true"', 'write true or false'],
    [{ a: [{ numeric: 5 }] }, "a[0]: 'numeric' cannot be 5", "list comparisons and numbers, as in { numeric: ['>', 0, '<=', 5] }"],
    [{ a: [{ 'anything-but': [] }] }, "a[0]: 'anything-but' cannot be []", 'write a value, a list of values, or a map such as { prefix: … }'],
    [{ $or: [{ a: [{ prefx: 'x' }] }] }, "$or[0].a[0]: there is no operator 'prefx'", "did you mean 'prefix'?"],
  ];
  for (const [pattern, message, fix] of wrong) {
    it(`cannot be ${JSON.stringify(pattern)}`, () => expect(patternMistakes(pattern).map((one) => [one.message, one.fix])).to.deep.equal([[message, fix]]));
  }
});

describe('the fields of an event pattern', () => {
  it('may be all that events have, and anything under detail', () => {
    const pattern = {
      version: ['0'],
      id: ['x'],
      'detail-type': ['x'],
      source: ['x'],
      account: ['1'],
      time: ['x'],
      region: ['x'],
      resources: ['x'],
      detail: { detailtype: ['x'] },
      'replay-name': ['x'],
    };
    expect(eventFieldMistakes({ ...pattern, $or: [{ source: ['a'] }, { detail: { any: ['b'] } }] })).to.deep.equal([]);
  });

  const rows: readonly [key: string, fix: string][] = [
    ['detailtype', "did you mean 'detail-type'?"],
    ['detail_type', "did you mean 'detail-type'?"],
    ['detailType', "did you mean 'detail-type'?"],
    ['DetailType', "did you mean 'detail-type'?"],
    ['sources', "did you mean 'source'?"],
    ['Source', "did you mean 'source'?"],
    ['resource', "did you mean 'resources'?"],
    ['details', "did you mean 'detail'?"],
    [
      'bucket',
      "put it under detail if it is a field of the sender's own; the others are version, id, detail-type, source, account, time, region, resources, detail, replay-name",
    ],
  ];
  for (const [key, fix] of rows) {
    it(`cannot be '${key}'`, () => {
      expect(eventFieldMistakes({ source: ['x'], [key]: ['y'] })).to.deep.equal([
        { path: [key], message: `no event has the field '${key}', so the pattern never matches`, fix },
      ]);
      expect(eventFieldMistakes({ $or: [{ [key]: ['y'] }] }).map(({ fix: same }) => same)).to.deep.equal([fix]);
    });
  }
});
