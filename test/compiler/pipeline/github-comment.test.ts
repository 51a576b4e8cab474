import { expect } from 'chai';
import fc from 'fast-check';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { reviewJson } from '../../../src/compiler/review/json.js';
import { markdownMarker, reviewMarkdown } from '../../../src/compiler/review/markdown.js';
import { type Review, reviewStages, type StageInput } from '../../../src/compiler/review/review.js';
import { change, stage } from '../review/made-up.js';
import { artifact, comment, type Repository, repository } from './fake-github.js';

const options = { today: '2026-11-28', failOn: changeKinds };

function reviewOf(...inputs: readonly StageInput[]): Review {
  return reviewStages(inputs, options);
}

/** What the first workflow makes an artifact of. */
function filesOf(review: Review): { readonly [name: string]: string } {
  return { 'pull-request.txt': '7\n', 'review.md': reviewMarkdown(review), 'review.json': JSON.stringify(reviewJson(review)), 'review.html': '<html>' };
}

const replaced = reviewOf(stage('dev', [change('resource-replaced', { kinds: ['destructive'], impact: 'replace', message: 'Orders is replaced' })]));
const broader = reviewOf(stage('dev', [change('action-added', { kinds: ['broadening'], message: 'Orders may do more' })]));
const same = reviewOf(stage('dev', []));

function bodies({ comments }: Repository): string[] {
  return comments[7]!.map(({ body }) => body);
}

function labels({ pulls }: Repository): string[] {
  return pulls[7]!.labels.map(({ name }) => name);
}

describe('the comment on a pull request', () => {
  it('is made of the review, with a marker and the address of the run, and the labels are set', async () => {
    const given = await repository(filesOf(replaced));
    expect(await comment(given, '.', true)).to.deep.equal({
      status: 0,
      said: 'The pull request has a comment now.\n',
      written: ['POST /repos/shop/orders/issues/7/comments', 'POST /repos/shop/orders/issues/7/labels'],
    });
    const [marker, project, ...lines] = bodies(given)[0]!.split('\n');
    expect(marker)
      .to.match(/^<!-- tschalice review sha256=[0-9a-f]{64} -->$/)
      .and.satisfy((line: string) => line.startsWith(markdownMarker));
    expect(project).to.equal('<!-- project ., labels: destructive -->');
    const [, ...want] = filesOf(replaced)['review.md']!.split('\n');
    expect(lines.join('\n')).to.equal(
      `${want.join('\n')}\n<sub>All of it is in the artifact template-review of [the run](https://github.example/shop/orders/actions/runs/99).</sub>\n`,
    );
    expect(labels(given)).to.deep.equal(['destructive']);
  });

  it('stays as it is where the next run has found the same', async () => {
    const given = await repository(filesOf(replaced));
    await comment(given);
    const before = bodies(given);
    given.run = { ...given.run, id: 100 };
    expect(await comment(given)).to.deep.equal({ status: 0, said: 'The comment says the same already.\n', written: [] });
    expect(bodies(given)).to.deep.equal(before);
  });

  it('is found and updated in place among many others, and labels that do not hold any more are removed', async () => {
    const given = await repository(filesOf(replaced));
    await comment(given);
    const { body } = given.comments[7]!.pop()!;
    const others = Array.from({ length: 230 }, (_, id) => ({ id, user: { login: 'someone' }, body: id === 3 ? body : 'Looks good' }));
    given.comments[7] = [...others, { id: 500, user: { login: 'github-actions[bot]' }, body: body.replaceAll('\n', '\r\n') }];
    given.pulls[7]!.labels.push({ name: 'bug' });
    given.artifacts = [await artifact(filesOf(broader))];
    expect(await comment(given)).to.deep.equal({
      status: 0,
      said: 'The comment is up to date now.\n',
      written: [
        'PATCH /repos/shop/orders/issues/comments/500',
        'POST /repos/shop/orders/issues/7/labels',
        'DELETE /repos/shop/orders/issues/7/labels/destructive',
      ],
    });
    expect(bodies(given).at(-1)).to.contain('Orders may do more').and.not.contain('Orders is replaced');
    expect(bodies(given)[3]).to.equal(body);
    expect(labels(given)).to.deep.equal(['bug', 'broadening']);
  });

  it('is made of the last artifact, where a run was started again', async () => {
    const given = await repository(filesOf(replaced));
    given.artifacts.push(await artifact(filesOf(broader), 9), await artifact(filesOf(replaced), 6));
    await comment(given);
    expect(bodies(given)[0]).to.contain('Orders may do more');
  });

  it('is not made where nothing differs, but says so where there is one', async () => {
    const given = await repository(filesOf(same));
    expect(await comment(given)).to.deep.equal({ status: 0, said: 'Nothing differs, so there is no comment.\n', written: [] });
    given.artifacts = [await artifact(filesOf(replaced))];
    await comment(given);
    given.artifacts = [await artifact(filesOf(same))];
    expect(await comment(given)).to.include({ status: 0, said: 'The comment is up to date now.\n' });
    expect(bodies(given)).to.have.lengthOf(1);
    expect(bodies(given)[0]).to.contain('### Template review: no changes');
    expect(labels(given)).to.deep.equal([]);
  });

  it('says that nothing could be compared, and leaves the labels', async () => {
    const given = await repository(filesOf(replaced));
    await comment(given);
    given.artifacts = [await artifact({ 'pull-request.txt': '7' })];
    expect(await comment(given)).to.include({ status: 0 });
    expect(bodies(given)).to.have.lengthOf(1);
    expect(bodies(given)[0]).to.contain('could not be compared').and.contain('<!-- project ., labels: destructive -->');
    expect(labels(given)).to.deep.equal(['destructive']);
  });

  it('is one for each project of a repository, and a label stays while any of them needs it', async () => {
    const given = await repository(filesOf(replaced));
    await comment(given, 'services/orders');
    given.artifacts = [await artifact(filesOf(reviewOf(stage('dev', [change('route-added', { kinds: ['public-route'] })]))))];
    await comment(given, 'services/users');
    expect(bodies(given)).to.have.lengthOf(2);
    expect(bodies(given).map((body) => body.split('\n')[2])).to.deep.equal(['**`services/orders`**', '**`services/users`**']);
    expect(labels(given)).to.deep.equal(['destructive', 'public-route']);
    given.artifacts = [await artifact(filesOf(same))];
    await comment(given, 'services/users');
    expect(labels(given)).to.deep.equal(['destructive']);
  });

  it('says of a fork that its code has made the text', async () => {
    const given = await repository(filesOf(replaced), {}, true);
    expect(await comment(given)).to.include({ status: 0 });
    expect(bodies(given)[0]).to.contain('\n> From a fork: ').and.contain('Orders is replaced');
  });

  const quiet: readonly { given: string; change: (repository: Repository) => void }[] = [
    { given: 'a newer commit', change: ({ pulls }) => Object.assign(pulls[7]!.head, { sha: 'b'.repeat(40) }) },
    { given: 'a pull request that is closed', change: ({ pulls }) => Object.assign(pulls[7]!, { state: 'closed' }) },
    { given: 'a run without an artifact', change: (one) => (one.artifacts = []) },
    { given: 'an artifact that is gone', change: (one) => (one.artifacts = [{ ...one.artifacts[0]!, expired: true }]) },
  ];
  for (const { given, change: make } of quiet) {
    it(`is not touched for ${given}`, async () => {
      const one = await repository(filesOf(replaced));
      make(one);
      const { status, said, written } = await comment(one);
      expect({ status, written }).to.deep.equal({ status: 0, written: [] });
      expect(said).to.match(/^[^:]+, so there is nothing to say\.\n$/);
    });
  }

  const refused: readonly { given: string; change: (repository: Repository) => Promise<void> | void; says: RegExp }[] = [
    {
      given: "the number of another branch's pull request",
      change: ({ pulls }) => void Object.assign(pulls[7]!.head, { ref: 'other' }),
      says: /names a pull request of another branch/,
    },
    {
      given: 'the number of a pull request from another repository, with the same branch and commit',
      change: ({ pulls }) => void Object.assign(pulls[7]!.head, { repo: { id: 3 } }),
      says: /names a pull request of another branch/,
    },
    { given: 'a pull request whose fork is gone', change: ({ pulls }) => void Object.assign(pulls[7]!.head, { repo: null }), says: /of another branch/ },
    {
      given: 'a number that there is not',
      change: async (one) => void (one.artifacts = [await artifact({ ...filesOf(replaced), 'pull-request.txt': '8' })]),
      says: /GitHub answers 404/,
    },
    ...['', '0', '-7', '7 8', '7/../8', '../../x', '1e1', '٧', '7\n::warning::x', '9'.repeat(19)].map((text) => ({
      given: `${JSON.stringify(text)} in place of a number`,
      change: async (one: Repository) => void (one.artifacts = [await artifact({ ...filesOf(replaced), 'pull-request.txt': text })]),
      says: /^::error::the artifact names no pull request\n$/,
    })),
    {
      given: 'an artifact that says to be too large',
      change: (one) => void (one.artifacts = [{ ...one.artifacts[0]!, size_in_bytes: 30_000_000 }]),
      says: /the artifact is too large/,
    },
    {
      given: 'an artifact that is larger than it says',
      change: (one) => void (one.artifacts = [{ ...one.artifacts[0]!, content: new Uint8Array(22_000_000) }]),
      says: /the artifact is too large/,
    },
    {
      given: 'a file that unpacks to more than a comment can need',
      change: async (one) => void (one.artifacts = [await artifact({ ...filesOf(replaced), 'review.md': ' '.repeat(50_000_000) })]),
      says: /the artifact cannot be read/,
    },
    ...['', 'x', 'PK\u0005\u0006', 'x'.repeat(100)].map((text) => ({
      given: `an artifact that is no zip but ${text.length} characters`,
      change: (one: Repository) => void (one.artifacts = [{ ...one.artifacts[0]!, content: Buffer.from(text) }]),
      says: /the artifact cannot be read/,
    })),
    { given: 'a token that may not comment', change: (one) => void (one.refused['POST issues/7/comments'] = 403), says: /GitHub answers 403 to POST/ },
  ];
  for (const { given, change: make, says } of refused) {
    it(`is refused for ${given}`, async () => {
      const one = await repository(filesOf(replaced));
      await make(one);
      const { status, said, written } = await comment(one);
      expect(status).to.equal(1);
      expect(said).to.match(says);
      expect(written.filter((request) => !request.startsWith('POST') || one.refused['POST issues/7/comments'] === undefined)).to.deep.equal([]);
    });
  }

  it('is read from no broken zip, wherever a byte of it is wrong', async function () {
    this.timeout(60_000);
    const { content } = await artifact({ 'pull-request.txt': '7', 'review.md': 'short' });
    await fc.assert(
      fc.asyncProperty(fc.nat(content.length - 1), fc.nat(255), async (at, byte) => {
        const given = await repository(filesOf(replaced));
        given.artifacts = [{ ...given.artifacts[0]!, content: Uint8Array.from(content).fill(byte, at, at + 1) }];
        const { status, said } = await comment(given);
        expect(said).to.match(/^[^\n]+\n$/);
        expect(status, said).to.equal(said.startsWith('::error::the artifact') ? 1 : 0);
      }),
      // The example's number would be another one.
      { numRuns: 40, examples: [[47, 1]] },
    );
  });

  it('takes labels from no other text, and none that it does not know', async () => {
    for (const text of ['{', 'null', '{"labels": ["destructive"]}', '{"labels": {}, "stages": [], "problems": []}']) {
      const given = await repository({ ...filesOf(replaced), 'review.json': text });
      expect(await comment(given), text).to.include({ status: 0 });
      expect(labels(given), text).to.deep.equal([]);
    }
    const given = await repository({ ...filesOf(replaced), 'review.json': '{"labels": ["approved", "broadening"], "stages": [], "problems": []}' });
    await comment(given);
    expect(labels(given)).to.deep.equal(['broadening']);
  });
});
