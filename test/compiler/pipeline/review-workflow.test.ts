import { expect } from 'chai';
import { parseDocument } from 'yaml';
import { installCommands } from '../../../src/compiler/pipeline/package-manager.js';
import type { ReviewSettings } from '../../../src/compiler/pipeline/review-settings.js';
import { commentWorkflow, reviewNames, reviewWorkflow } from '../../../src/compiler/pipeline/review-workflow.js';
import { reviewPart, reviewSettings, skeleton } from './sample.js';

interface Step {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly if?: string;
  readonly env?: { readonly [name: string]: string };
  readonly with?: { readonly [name: string]: unknown };
  readonly 'working-directory'?: string;
}
interface Workflow {
  readonly name: string;
  readonly on: { readonly [event: string]: { readonly [key: string]: readonly string[] } | null };
  readonly permissions: { readonly [name: string]: string };
  readonly concurrency: { readonly group: string };
  readonly jobs: {
    readonly [id: string]: { readonly permissions?: object; readonly defaults?: object; readonly if?: string; readonly steps: readonly Step[] };
  };
}

const parts = [reviewPart('workflow.yml'), reviewPart('comment-workflow.yml'), reviewPart('github-comment.cjs')] as const;

function texts(changes: Partial<ReviewSettings> = {}): [review: string, comment: string] {
  const settings = reviewSettings(changes);
  return [reviewWorkflow(parts[0], settings), commentWorkflow(parts[1], parts[2], settings)];
}

function parsed(text: string): Workflow {
  const document = parseDocument(text, { strict: true, uniqueKeys: true });
  expect([...document.errors, ...document.warnings]).to.deep.equal([]);
  return document.toJS() as Workflow;
}

function workflows(changes: Partial<ReviewSettings> = {}): { review: Workflow; comment: Workflow; runs: readonly string[] } {
  const [review, comment] = texts(changes).map(parsed) as [Workflow, Workflow];
  return { review, comment, runs: review.jobs['review']!.steps.flatMap(({ run }) => run ?? []) };
}

const subfolder = { folder: 'services/orders', lockFolder: 'services/orders' };
const workspace = { folder: 'packages/my app', lockFolder: '.' };
const all: readonly Partial<ReviewSettings>[] = [{}, subfolder, workspace];

describe('the workflows of a review', () => {
  it('leave no word to fill in, and are fully told by the settings', () => {
    for (const changes of all)
      for (const text of texts({ ...changes, committed: [{ stage: 'prod', out: 'out/prod' }] }))
        expect(text.split("<<'SCRIPT'")[0]).to.not.match(
          /(?<![\w$])(?:NAME|SLUG|FOLDER|WORKFLOW|LOCK_FOLDER|RUNNER|NODE_MAJOR|INSTALL|STAGES?|GATES|OUT|COMMENT_SCRIPT)\b(?!:)/,
        );
  });

  it('give the code of the pull request no secret, and a token that can only read', () => {
    for (const changes of all) {
      const [text] = texts(changes);
      expect(text).to.not.match(/secrets\.|github\.token|: write/);
      const { review } = workflows(changes);
      expect(review.permissions).to.deep.equal({ contents: 'read' });
      for (const job of Object.values(review.jobs)) expect(job.permissions).to.equal(undefined);
      const checkout = review.jobs['review']!.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'))!;
      expect(checkout.with).to.deep.equal({ 'fetch-depth': 2, 'persist-credentials': false });
      expect(Object.keys(review.on)).to.deep.equal(['pull_request']);
    }
  });

  it('run nothing of the pull request where there is a token that can write', () => {
    const { comment } = workflows();
    expect(comment.permissions).to.deep.equal({});
    expect(Object.keys(comment.on)).to.deep.equal(['workflow_run']);
    const { steps, permissions } = comment.jobs['comment']!;
    expect(permissions).to.deep.equal({ actions: 'read', issues: 'write', 'pull-requests': 'write' });
    expect(steps).to.have.lengthOf(1);
    const [{ uses, run, env }] = steps as [Step];
    expect(uses).to.equal(undefined);
    expect(run).to.equal(`node <<'SCRIPT'\n${parts[2].trimEnd()}\nSCRIPT\n`);
    expect(env).to.deep.equal({ ARTIFACT: 'template-review', GITHUB_TOKEN: '${{ github.token }}', PROJECT: '.' });
    expect(run).to.not.match(/\b(?:eval|child_process|writeFile\w*|import)\b/);
  });

  it('put no expression into a shell command', () => {
    for (const { review, comment } of all.map(workflows))
      for (const { steps } of [...Object.values(review.jobs), ...Object.values(comment.jobs)])
        for (const { run = '' } of steps) expect(run).to.not.contain('${{');
  });

  it('use the same actions as the workflow that deploys', () => {
    const usesIn = (text: string): string[] => [...text.matchAll(/uses: (.*)/g)].map(([, action]) => action!);
    const own = texts().flatMap(usesIn);
    expect(own).to.have.lengthOf(3);
    for (const action of own) expect(usesIn(skeleton)).to.include(action);
  });

  it('belong together by the name of the first, and those of two projects do not', () => {
    const names = all.map(({ folder = '.' }) => reviewNames(folder));
    for (const key of ['name', 'slug', 'workflow', 'commentWorkflow'] as const) expect(new Set(names.map((one) => one[key]))).to.have.lengthOf(3);
    const pairs = all.map(workflows);
    for (const { review, comment } of pairs) expect(comment.on['workflow_run']!['workflows']).to.deep.equal([review.name]);
    expect(new Set(pairs.flatMap(({ review, comment }) => [review.concurrency.group, comment.concurrency.group]))).to.have.lengthOf(6);
  });

  it('check, measure and compare all stages, each whatever came before', () => {
    const { review, runs } = workflows({ committed: [{ stage: 'beta', out: 'out/beta' }] });
    const npx = 'npx --no tschalice';
    expect(runs.slice(1)).to.deep.equal([
      'npm ci',
      `${npx} validate`,
      `${npx} package --stage beta --check out/beta`,
      `${npx} quota --stage beta`,
      `${npx} quota --stage prod`,
      `${npx} diff --base HEAD^1 --all-stages --fail-on destructive,broadening,public-route --output template-review/review.md` +
        ' --output template-review/review.html --output template-review/review.json --output template-review/review.sarif',
    ]);
    const after = review.jobs['review']!.steps.slice(review.jobs['review']!.steps.findIndex(({ run }) => run?.includes(' validate') === true) + 1);
    for (const { run, if: condition } of after)
      expect(condition).to.equal(run === undefined ? '${{ !cancelled() }}' : "${{ !cancelled() && steps.install.outcome == 'success' }}");
  });

  it('name the stages where not all are wanted, and no gate where there is none', () => {
    const { runs } = workflows({ stages: ['prod'], isAllStages: false, gates: [] });
    expect(runs.at(-1)).to.contain(' diff --base HEAD^1 --stage prod --output ');
    expect(runs.filter((run) => run.includes('quota'))).to.deep.equal(['npx --no tschalice quota --stage prod']);
    expect(runs.filter((run) => run.includes('--check'))).to.deep.equal([]);
  });

  it('run in the folder of the project, for changes of that alone where it stands alone', () => {
    const pathsOf = ({ review }: ReturnType<typeof workflows>): unknown => review.on['pull_request']?.['paths'];
    const [root, own, shared] = all.map(workflows) as [ReturnType<typeof workflows>, ReturnType<typeof workflows>, ReturnType<typeof workflows>];
    expect(pathsOf(root)).to.equal(undefined);
    expect(pathsOf(own)).to.deep.equal(['services/orders/**', '.github/workflows/template-review-services-orders.yml']);
    // Other folders of the workspace may be packages of the project.
    expect(pathsOf(shared)).to.equal(undefined);
    expect(root.review.jobs['review']!.defaults).to.equal(undefined);
    expect(own.review.jobs['review']!.defaults).to.deep.equal({ run: { 'working-directory': 'services/orders' } });
    const uploaded = [root, own, shared].map(({ review }) => review.jobs['review']!.steps.at(-1)!.with!['path']);
    expect(uploaded).to.deep.equal(['template-review/', 'services/orders/template-review/', 'packages/my app/template-review/']);
    const installed = [root, own, shared].map(({ review }) => review.jobs['review']!.steps.find(({ id }) => id === 'install')!['working-directory']);
    expect(installed).to.deep.equal([undefined, undefined, '.']);
  });

  const managers: readonly { manager: ReviewSettings['packageManager']; node: number; want: readonly string[] }[] = [
    { manager: 'npm', node: 24, want: ['npm ci'] },
    { manager: 'pnpm', node: 24, want: ['corepack enable', 'pnpm install --frozen-lockfile'] },
    { manager: 'yarn', node: 24, want: ['corepack enable', 'yarn install --immutable'] },
    { manager: 'yarn-1', node: 24, want: ['corepack enable', 'yarn install --frozen-lockfile'] },
    { manager: 'pnpm', node: 25, want: ['npm install --global corepack', 'corepack enable', 'pnpm install --frozen-lockfile'] },
    { manager: 'bun', node: 24, want: ['npm install --global bun', 'bun install --frozen-lockfile'] },
  ];
  for (const { manager, node, want } of managers) {
    it(`install what the lock file of ${manager} says, on Node.js ${node}`, () => {
      expect(installCommands(manager, node)).to.deep.equal(want);
      const { review } = workflows({ packageManager: manager, nodeMajor: node });
      const install = review.jobs['review']!.steps.find(({ id }) => id === 'install')!;
      expect(install.run!.trimEnd().split('\n')).to.deep.equal(want);
    });
  }
});
