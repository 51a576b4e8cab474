import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { entriesOf } from '../../../src/compiler/cloudformation/branch.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import type { StageDiff } from '../../../src/compiler/diff/stage-diff.js';
import { expandTemplate } from '../../../src/compiler/expand/expand-template.js';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { head, makeProject, packageProject, removeFolders, writeFiles } from '../sample-project.js';

const head2 = head.replace('{ Chalice }', '{ AuthResponse, Chalice }');
const settings = { log_retention_in_days: 7, iam_role_per_function: true, merge_templates: ['more.json'] };
const more = { Resources: { Pictures: { Type: 'AWS::S3::Bucket' } } };

/** Declarations with a name in place of NAME. */
const declarations: { readonly [kind: string]: string } = {
  'a pure function': "app.lambdaFunction('NAME', () => {});",
  'a function of a queue': "app.onSqsMessage('NAME', { queue: 'orders' }, () => {});",
  'a function of a stream': "app.onKinesisRecord('NAME', { stream: 'clicks' }, () => {});",
  'a function of a topic': "app.onSnsMessage('NAME', { topic: 'news' }, () => {});",
  'a schedule': "app.schedule('NAME', 'rate(1 hour)', () => {});",
  'a schedule with a time zone': "app.schedule('NAME', 'cron(0 3 * * ? *)', { timezone: 'UTC' }, () => {});",
  'a function of an event bus': "app.onCloudWatchEvent('NAME', { eventPattern: { source: ['orders'] } }, () => {});",
  'a function of a bucket in the template': "app.onS3Event('NAME', { bucket: { ref: 'Pictures' } }, () => {});",
  'an authorizer': "app.get('/', { authorizer: app.authorizer('NAME', () => new AuthResponse({ routes: ['*'], principalId: 'u' })) }, () => ({}));",
};

const idsOf = ({ template }: PackagedStage): string[] => expandTemplate(template).resources.map(({ logicalId, type }) => `${logicalId} ${type}`);
const compared = (before: PackagedStage, after: PackagedStage): Promise<StageDiff> =>
  diffStages('dev', { template: before.template }, { template: after.template });
const linesOf = ({ changes }: StageDiff): string[] => [
  ...new Set(changes.flatMap(({ rule, fix = '' }) => (rule === 'resource-renamed' ? (/"logical_ids": \{.*\}/.exec(fix) ?? []) : []))),
];

/** The configuration as a user has it who pastes a line. */
function paste(directory: string, line: string): void {
  const text = readFileSync(join(directory, '.chalice/config.json'), 'utf8');
  writeFiles(directory, { '.chalice/config.json': text.replace(/\}$/, `, ${line} }`) });
}

describe('a function that is renamed', () => {
  after(removeFolders);

  async function renamed(from: string, to: string): Promise<{ first: PackagedStage; lines: string[]; diff: StageDiff; last: PackagedStage }> {
    const directory = makeProject({ 'app.ts': head2 + from, 'more.json': JSON.stringify(more) }, settings);
    const first = await packageProject(directory);
    writeFiles(directory, { 'app.ts': head2 + to });
    const review = await compared(first, await packageProject(directory));
    const lines = linesOf(review);
    for (const line of lines) paste(directory, line);
    const last = await packageProject(directory);
    return { first, lines, diff: await compared(first, last), last };
  }

  for (const [kind, declaration] of Object.entries(declarations)) {
    it(`keeps its logical IDs by the line that the review gives: ${kind}`, async () => {
      const { first, lines, diff, last } = await renamed(declaration.replace('NAME', 'drain'), declaration.replace('NAME', 'order_worker'));
      expect(lines).to.deep.equal(['"logical_ids": {"order_worker": "Drain"}']);
      expect(idsOf(last)).to.have.members(idsOf(first));
      expect(diff.changes.filter(({ impact }) => impact === 'delete' || impact === 'create' || impact === 'replace')).to.deep.equal([]);
      expect([...entriesOf(last.template['Resources']).keys()]).to.deep.equal([...entriesOf(first.template['Resources']).keys()]);
    });
  }

  it('needs one line if all of them are renamed at once', async () => {
    const all = Object.values(declarations).join('\n');
    const named = (prefix: string): string => all.split('NAME').reduce((text, part, index) => `${text}${prefix}_${index}${part}`);
    const { first, lines, last } = await renamed(named('old'), named('new'));
    expect(lines).to.have.lengthOf(1);
    expect(idsOf(last)).to.have.members(idsOf(first));
  });

  it('can be renamed a second time', async () => {
    const directory = makeProject(head + "app.lambdaFunction('second', () => {});", { logical_ids: { second: 'First' } });
    const before = await packageProject(directory);
    const config = { version: '2.0', app_name: 'sample' };
    writeFiles(directory, { 'app.ts': head + "app.lambdaFunction('third', () => {});", '.chalice/config.json': JSON.stringify(config) });
    const [line = ''] = linesOf(await compared(before, await packageProject(directory)));
    expect(line).to.equal('"logical_ids": {"third": "First"}');
    paste(directory, line);
    expect(idsOf(await packageProject(directory))).to.deep.equal(idsOf(before));
  });

  it('is nothing that becomes the function behind the routes, whose ID is always the same', async () => {
    const directory = makeProject(head + "app.lambdaFunction('drain', () => {});");
    const before = await packageProject(directory);
    writeFiles(directory, { 'app.ts': head + "app.get('/', () => ({}));" });
    expect(linesOf(await compared(before, await packageProject(directory)))).to.deep.equal([]);
  });
});
