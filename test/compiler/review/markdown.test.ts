import { expect } from 'chai';
import fc from 'fast-check';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { markdownMarker, reviewMarkdown } from '../../../src/compiler/review/markdown.js';
import { reviewStages } from '../../../src/compiler/review/review.js';
import { anyInputs, change, hugeInputs, stage } from './made-up.js';

const options = { today: '2026-11-28', failOn: changeKinds };
const longest = 65_000;

const inputs = [
  stage('dev', [
    change('resource-replaced', {
      kinds: ['destructive'],
      impact: 'replace',
      message: 'Orders is replaced, and what it holds is lost',
      details: [{ path: ['Resources', 'Orders', 'Properties', 'TableName'], before: 'orders', after: 'orders-v2' }],
      causes: [{ config: 'stages.dev.environment_variables', file: '.chalice/config.json', line: 12 }],
    }),
    change('route-added', {
      subject: { logicalId: 'RestAPI', type: 'AWS::ApiGateway::RestApi', name: 'GET /orders/{id}' },
      message: 'GET /orders/{id} is added',
    }),
  ]),
  stage('prod', []),
];

describe('reviewMarkdown', () => {
  it('has the verdict, the table and folded details', () => {
    const [marker, ...lines] = reviewMarkdown(reviewStages(inputs, options)).split('\n');
    expect(marker).to.match(/^<!-- tschalice review sha256=[0-9a-f]{64} -->$/);
    expect(lines.join('\n')).to.equal(`### Template review: 1 change stops this

| Stage | Destructive | Broadening | Public route | Breaking API | Other |
|---|---|---|---|---|---|
| \`dev\` | **1**<br>⛔ Orders is replaced, and what it holds is lost |  |  |  | 1 |
| \`prod\` |  |  |  |  |  |

<details><summary>Stage <code>dev</code>: 2 changes</summary>

#### Resources

- ⛔ **destructive**: Orders is replaced, and what it holds is lost <sub>resource-replaced</sub>
  - \`Properties.TableName\`: \`orders\` → \`orders-v2\`
  - from \`stages.dev.environment_variables in .chalice/config.json:12\`

#### API

- GET \`/orders/{id}\` is added <sub>route-added</sub>

</details>

`);
  });

  it('keeps the columns of the table narrow, and has long words whole below it', () => {
    const arn = 'arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/${Orders}';
    const long = stage('dev', [change('action-added', { kinds: ['broadening'], message: `Role may now call dynamodb:Query on ${arn}` })]);
    const text = reviewMarkdown(reviewStages([long], options));
    const row = text.split('\n').find((line) => line.startsWith('| `dev`'));
    expect(row).to.contain('call `dynamodb:Query` on `…:table/${Orders}` |');
    expect(text.slice(text.indexOf('<details>'))).to.contain(arn);
  });

  it('keeps what ends a part of the sentence out of the name before it', () => {
    const message = 'A may call s3:* on arn:x/${Table}; the code of a_b, which is c-d: calls it';
    expect(reviewMarkdown(reviewStages([stage('dev', [change('action-added', { message })])], options))).to.contain(
      'A may call `s3:*` on `arn:x/${Table}`; the code of `a_b`, which is c-d: calls it',
    );
  });

  it('is shorter than GitHub takes, whatever there is', () => {
    for (const [stages, changes] of [
      [1, 5],
      [1, 2000],
      [3, 300],
      [100, 50],
      [2000, 2],
    ] as const) {
      const text = reviewMarkdown(reviewStages(hugeInputs(stages, changes), options), '`|<@'.repeat(500));
      expect(text.length, `${stages} stages with ${changes} changes`).to.be.below(longest);
      expect(text).to.match(/\d+ changes? stops? this/);
    }
  });

  it('says where the rest is, and leaves out lists of permissions first', () => {
    const many = Array.from({ length: 300 }, (_, index) => change('action-removed', { message: `s3:Get${index} ${'x'.repeat(250)}` }));
    const text = reviewMarkdown(reviewStages([stage('dev', [...many, change('variable-added', { message: 'LEVEL is added' })])], options), 'See the page.');
    expect(text).to.include('**This is shortened.** See the page.').and.to.include('LEVEL is added').and.not.include('Get7');
  });

  it('is the same for the same review, and its first line is another for another one', () => {
    const one = reviewMarkdown(reviewStages(inputs, options));
    expect(reviewMarkdown(reviewStages(structuredClone(inputs), options))).to.equal(one);
    const other = reviewMarkdown(reviewStages(inputs.toReversed(), options));
    expect(other.split('\n')[0]).to.not.equal(one.split('\n')[0]);
    expect(other.startsWith(markdownMarker)).to.equal(true);
  });

  it('is broken by no name', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const text = reviewMarkdown(reviewStages(any, options));
        expect(text.length).to.be.below(longest);
        expect(reviewMarkdown(reviewStages(structuredClone(any), options))).to.equal(text);
        const [, ...rest] = text.split('\n');
        // Without drawings and code, in which nothing means anything.
        const withoutCode = rest
          .join('\n')
          .replaceAll(/^```mermaid\n[^`]*\n```$/gm, '')
          .replaceAll(/`[^`\n|\\]+`/g, '');
        // Nothing but the tags, the marks and the lines that the renderer itself writes.
        const bare = withoutCode.replaceAll(/<\/?(?:code|sub|summary|details)>|<br>|\*\*/g, '');
        expect(bare).to.not.match(/[<>`@[\]*_\\$~]/);
        // GitHub looks for issues and the like outside of code only.
        expect(bare).to.not.match(/:\/\/|www\./);
        expect(withoutCode.replaceAll(/<code>[^<]*<\/code>/g, '')).to.not.match(/GH-\d/);
        // Without a word behind it, this would make a heading of the line above.
        expect(rest.filter((line) => /^ *- *$/.test(line))).to.deep.equal([]);
        for (const line of bare.split('\n')) {
          expect(line).to.match(/^(?:$|###+ |\| | {0,2}- |\|---|Stage |Nothing|\*|This is shortened|\d+ more)/);
          if (line.startsWith('|')) expect(line.split('|').length, line).to.equal(8);
        }
        const count = (tag: string): number => withoutCode.split(tag).length;
        for (const tag of ['code', 'sub', 'summary', 'details']) expect(count(`<${tag}>`)).to.equal(count(`</${tag}>`));
      }),
      { numRuns: 200 },
    );
  });

  it('has drawings that no name can leave', () => {
    fc.assert(
      fc.property(anyInputs, (any) => {
        const drawings = reviewMarkdown(reviewStages(any, options)).match(/^```mermaid\n[^`]*\n```$/gm) ?? [];
        for (const line of drawings.flatMap((drawing) => drawing.split('\n').slice(1, -1))) {
          expect(line).to.match(
            /^(?:flowchart LR| {2}n\d+(?:\["|\(\["|\{\{"|\[\["|\[\/"|\(")[\p{L}\p{N} ./{}_#;<>—-]*[^ "](?:"\]|"\]\)|"\}\}|"\]\]|"\/\]|"\)):::\w+| {2}n\d+ --> n\d+| {2}classDef [\w :#,-]+)$/u,
          );
          expect(line.replaceAll(/<br\/>|-->/g, '')).to.not.match(/[<>]/);
        }
      }),
      { numRuns: 100 },
    );
  });
});
