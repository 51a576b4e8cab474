import fc from 'fast-check';
import { changeGroups, type ReviewRule, reviewRules } from '../../../src/compiler/diff/review-rule.js';
import { type Cause, changeKinds, type ReviewChange, type StageDiff } from '../../../src/compiler/diff/stage-diff.js';
import type { Drawing } from '../../../src/compiler/review/drawing.js';
import type { StageInput } from '../../../src/compiler/review/review.js';
import type { RouteRow } from '../../../src/compiler/review/route-table.js';
import type { Waiver } from '../../../src/compiler/waiver/waiver.js';

/** A change with all that is not given made up. */
export function change(rule: ReviewRule, given: Partial<ReviewChange> = {}): ReviewChange {
  return {
    rule,
    group: reviewRules[rule].group,
    kinds: [],
    impact: 'update',
    subject: { logicalId: 'Orders', type: 'AWS::DynamoDB::Table' },
    message: `Orders: ${rule}`,
    details: [],
    causes: [],
    ...given,
  };
}

/** A waiver for all that is not given. */
export function waiver(given: Pick<Waiver, 'code' | 'logicalId' | 'expires'> & Partial<Waiver>): Waiver {
  return { type: undefined, stage: undefined, region: undefined, reason: 'y', where: { file: 'w' }, ...given };
}

export function stage(name: string, changes: readonly ReviewChange[], unknown: StageDiff['unknown'] = []): StageInput {
  return { diff: { stage: name, changes, unknown } };
}

/** What names of users and packages may hold to break out of a page. */
export const hostileTexts: readonly string[] = [
  '`',
  '``` \n',
  '| a | b |',
  '</details></code></td></table>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg onload=alert(1)>',
  "' onmouseover='alert(1)",
  ']]>',
  '-->',
  '<!--',
  '@octocat',
  '#1',
  'GH-1',
  'https://example.com/x',
  'www.example.com',
  '[a](javascript:alert(1))',
  '![a](https://example.com/x.png)',
  '\n# heading\n',
  '\r\n- item',
  '1. one',
  '$x$',
  ':smile:',
  '**bold** _it_ ~~no~~',
  '\\',
  '&lt;b&gt;',
  '"]; n9["x',
  'end\nclick n1 "https://example.com"',
  '\u0000\u001B[31m',
  '\u202Eevil\u2066',
  '\uD800',
  '__proto__',
  '',
  ' ',
  'x'.repeat(5000),
  '`|<'.repeat(2000),
];

const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...hostileTexts) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.array(fc.constantFrom(...hostileTexts.slice(0, -2)), { maxLength: 4 }).map((parts) => parts.join(' ')),
);
const path = fc.array(fc.oneof(text, fc.nat(9)), { maxLength: 4 });
const value = fc.oneof(
  text,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(text, { maxLength: 3 }),
  fc.dictionary(text, text, { maxKeys: 3, noNullPrototype: true }),
);

const cause: fc.Arbitrary<Cause> = fc.oneof(
  fc.record({ file: text, line: fc.integer({ min: 1, max: 999 }), column: fc.integer({ min: 1, max: 99 }) }, { requiredKeys: ['file'] }),
  fc.record({ config: text, file: text, line: fc.integer({ min: 1, max: 999 }) }, { requiredKeys: ['config', 'file'] }),
  fc.record({ package: text, before: text, after: text }, { requiredKeys: ['package'] }),
  fc.record({ because: text }),
);

const rules = Object.keys(reviewRules) as ReviewRule[];

export const anyChange: fc.Arbitrary<ReviewChange> = fc
  .record(
    {
      rule: fc.constantFrom(...rules),
      kinds: fc.subarray([...changeKinds]),
      impact: fc.constantFrom<ReviewChange['impact']>('create', 'delete', 'update', 'replace', 'may-replace', 'none', 'unknown'),
      subject: fc.record({ logicalId: text, type: text, name: text, origin: text }, { requiredKeys: ['logicalId', 'type'] }),
      message: text,
      details: fc.array(fc.record({ path, before: value, after: value }, { requiredKeys: ['path'] }), { maxLength: 4 }),
      causes: fc.array(cause, { maxLength: 3 }),
      fix: text,
    },
    { requiredKeys: ['rule', 'kinds', 'impact', 'subject', 'message', 'details', 'causes'] },
  )
  .map((one) => ({ ...one, group: reviewRules[one.rule].group }));

const drawing: fc.Arbitrary<Drawing> = fc
  .record({
    nodes: fc.uniqueArray(
      fc.record({
        id: text,
        label: text,
        type: text,
        kind: fc.constantFrom('function', 'route', 'event', 'api', 'role', 'resource'),
        state: fc.constantFrom('new', 'gone', 'replaced', 'changed', 'same'),
      }),
      { selector: ({ id }) => id, maxLength: 20 },
    ),
    links: fc.array(fc.tuple(fc.nat(), fc.nat()), { maxLength: 30 }),
    more: fc.nat(3),
  })
  .map(({ nodes, links, more }) => {
    const at = (index: number): string => nodes[index % nodes.length]!.id;
    return { nodes, links: nodes.length === 0 ? [] : links.map(([from, to]) => ({ from: at(from), to: at(to) })), more };
  }) as fc.Arbitrary<Drawing>;

const access = fc.option(fc.record({ public: fc.boolean(), needs: text }));
const routes: fc.Arbitrary<RouteRow[]> = fc.array(fc.record({ api: text, name: text, before: access, after: access }), { maxLength: 5 });

/** Stages with whatever names, also such that mean harm. */
export const anyInputs: fc.Arbitrary<StageInput[]> = fc.array(
  fc.record({
    diff: fc.record({
      stage: text,
      changes: fc.array(anyChange, { maxLength: 12 }),
      unknown: fc.array(fc.record({ logicalId: text, type: text, message: text }), { maxLength: 3 }),
    }),
    drawing,
    routes,
  }),
  { maxLength: 4 },
);

/** Many changes of each kind, with long names. */
export function hugeInputs(stages: number, changes: number): StageInput[] {
  return Array.from({ length: stages }, (_, at) =>
    stage(
      `stage-${at}-${'`|<'.repeat(100)}`,
      Array.from({ length: changes }, (__, index) => {
        const rule = rules[index % rules.length]!;
        return change(rule, {
          group: changeGroups[index % changeGroups.length]!,
          kinds: index % 3 === 0 ? [...changeKinds] : [],
          message: `${index} ${'`|<@'.repeat(200)}`,
          details: Array.from({ length: 10 }, () => ({ path: ['a|b'.repeat(99)], before: '`'.repeat(999), after: '<'.repeat(999) })),
          causes: Array.from({ length: 10 }, () => ({ file: '|'.repeat(300), line: 1 })),
          fix: '@'.repeat(999),
        });
      }),
    ),
  );
}
