import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'yaml';
import { changeKinds } from '../../../src/compiler/diff/stage-diff.js';
import { plainStyle } from '../../../src/compiler/problem/format.js';
import type { PlainTemplate } from '../../../src/compiler/pipeline/plain-template.js';
import { reviewBuildspec, reviewTemplate } from '../../../src/compiler/pipeline/review-template.js';
import { reviewJson } from '../../../src/compiler/review/json.js';
import { type Review, reviewStages, type StageInput } from '../../../src/compiler/review/review.js';
import { reviewText } from '../../../src/compiler/review/text.js';
import { toYaml } from '../../../src/compiler/syntax/serialise.js';
import { change, hugeInputs, stage } from '../review/made-up.js';
import { aws, type State } from './fake-codecommit.js';
import { reviewPart, reviewSettings } from './sample.js';

const role = 'arn:aws:sts::123456789012:assumed-role/ReviewRole';
const build = reviewBuildspec(reviewSettings(), reviewPart('codecommit-comment.cjs')) as unknown as {
  readonly phases: { readonly [phase: string]: { readonly commands: readonly string[] } };
};

function reviewOf(...inputs: readonly StageInput[]): Review {
  return reviewStages(inputs, { today: '2026-11-28', failOn: changeKinds });
}

const replaced = reviewOf(stage('dev', [change('resource-replaced', { kinds: ['destructive'], message: 'Orders is replaced' })]));
const broader = reviewOf(stage('dev', [change('action-added', { kinds: ['broadening'], message: 'Orders may do more' })]));
const same = reviewOf(stage('dev', []));

describe('the comment on a pull request in CodeCommit', () => {
  let work: string;
  let state: State;

  beforeEach(() => {
    work = mkdtempSync(join(tmpdir(), 'tschalice-codecommit-'));
    mkdirSync(join(work, 'bin'));
    writeFileSync(join(work, 'bin/aws'), aws);
    chmodSync(join(work, 'bin/aws'), 0o755);
    state = { caller: `${role}/AWSCodeBuild-1`, status: 'OPEN', commit: 'a'.repeat(40), isStrict: false, comments: [], calls: [] };
  });
  afterEach(() => rmSync(work, { recursive: true, force: true }));

  /** Runs the last phase of the build, in a shell, as CodeBuild does. @returns what it says, and what it asked for that changes something */
  function comment(review: Review | undefined, project = '.'): { said: string; written: readonly string[] } {
    mkdirSync(join(work, 'template-review'), { recursive: true });
    for (const name of ['review.txt', 'review.json']) rmSync(join(work, 'template-review', name), { force: true });
    if (review !== undefined) {
      writeFileSync(join(work, 'template-review/review.txt'), reviewText(review, plainStyle));
      writeFileSync(join(work, 'template-review/review.json'), JSON.stringify(reviewJson(review)));
    }
    state.calls = [];
    writeFileSync(join(work, 'state.json'), JSON.stringify(state));
    const said = execFileSync('sh', ['-e', '-c', build.phases['post_build']!.commands.join('\n')], {
      cwd: work,
      encoding: 'utf8',
      stdio: 'pipe',
      env: {
        PATH: [join(work, 'bin'), dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter),
        STATE: join(work, 'state.json'),
        PROJECT: project,
        PULL_REQUEST: '7',
        REPOSITORY: 'orders',
        SOURCE_COMMIT: 'a'.repeat(40),
        DESTINATION_COMMIT: 'b'.repeat(40),
        CODEBUILD_BUILD_URL: 'https://console.example/build',
      },
    });
    state = JSON.parse(readFileSync(join(work, 'state.json'), 'utf8')) as State;
    return { said, written: state.calls.filter((call) => !call.startsWith('get-')) };
  }

  const shown = (): string[] => state.comments.filter(({ deleted }) => deleted !== true).map(({ content }) => content!);

  it('is made of the review as text, behind a marker that nobody sees, with its verdict as the title', () => {
    expect(comment(replaced)).to.deep.equal({ said: 'The pull request has a comment now.\n', written: ['post-comment-for-pull-request'] });
    const [first, ...lines] = shown()[0]!.split('\n');
    expect(first).to.match(/^\[\/\/\]: # "tschalice review of \., sha256=[0-9a-f]{64}"$/);
    const text = reviewText(replaced, plainStyle).trimEnd().split('\n');
    expect(lines).to.deep.equal([
      '',
      '### Template review: 1 change stops this',
      '',
      '```text',
      ...text.slice(0, -2),
      '```',
      '',
      'All of it is among the artifacts of [the build](https://console.example/build), as a page.',
      '',
    ]);
  });

  it('stays where the next build has found the same, and is updated in place where not', () => {
    comment(replaced);
    state.caller = `${role}/AWSCodeBuild-2`;
    expect(comment(replaced)).to.deep.equal({ said: 'The comment says the same already.\n', written: [] });
    expect(comment(broader)).to.deep.equal({ said: 'The comment is up to date now.\n', written: ['update-comment'] });
    expect(shown()).to.have.lengthOf(1);
    expect(shown()[0]).to.contain('Orders may do more').and.not.contain('Orders is replaced');
  });

  it('takes the place of one that this build may not change, so that there is one', () => {
    state.isStrict = true;
    comment(replaced);
    state.caller = `${role}/AWSCodeBuild-2`;
    expect(comment(broader).written).to.deep.equal(['delete-comment-content', 'post-comment-for-pull-request']);
    expect(shown()).to.have.lengthOf(1);
    expect(shown()[0]).to.contain('Orders may do more');
  });

  it("is never somebody else's, nor that of another project", () => {
    comment(replaced, 'services/orders');
    state.comments.push({ ...state.comments[0]!, commentId: 'x', authorArn: 'arn:aws:sts::123456789012:assumed-role/ReviewRole2/me' });
    state.comments[0]!.authorArn = 'arn:aws:iam::123456789012:user/me';
    expect(comment(broader, 'services/orders').written).to.deep.equal(['post-comment-for-pull-request']);
    expect(comment(broader, 'services/users').written).to.deep.equal(['post-comment-for-pull-request']);
    expect(shown()[3]).to.contain('**`services/users`**');
  });

  it('is asked for with a token that is the same for the same build, and another one for other words', () => {
    comment(replaced);
    comment(broader, 'a');
    const before = state.comments.map(({ token }) => token);
    expect(new Set(before)).to.have.lengthOf(2);
    state.comments = [];
    comment(replaced);
    expect(state.comments[0]!.token).to.equal(before[0]);
  });

  it('is not made where nothing differs, but says so where there is one', () => {
    expect(comment(same)).to.deep.equal({ said: 'Nothing differs, so there is no comment.\n', written: [] });
    comment(replaced);
    expect(comment(same).written).to.deep.equal(['update-comment']);
    expect(shown()[0]).to.contain('### Template review: No changes');
  });

  it('says where nothing could be compared', () => {
    comment(undefined);
    expect(shown()[0]).to.contain('### Template review: Could not be compared');
  });

  it('is not made for an old commit, nor for a pull request that is closed', () => {
    state.commit = 'c'.repeat(40);
    expect(comment(replaced).written).to.deep.equal([]);
    Object.assign(state, { commit: 'a'.repeat(40), status: 'CLOSED' });
    expect(comment(replaced).written).to.deep.equal([]);
  });

  it('is never too long, and no name gets out of its block', () => {
    comment(reviewOf(...hugeInputs(4, 50)));
    expect(shown()[0]!.length).to.be.below(10_240);
    expect(shown()[0]).to.contain('This is shortened. ');
    comment(reviewOf(stage('dev', [change('action-added', { message: '````\n# x' })])), 'other');
    expect(shown()[1]).to.contain('\n`````text\n');
  });

  it('fails where CodeCommit refuses, with what it says', () => {
    state.isStrict = true;
    state.comments.push({ commentId: 'gone', authorArn: `${role}/x`, content: '[//]: # "tschalice review of ., ', deleted: false });
    expect(() => comment(replaced)).to.not.throw();
    rmSync(join(work, 'bin/aws'));
    expect(() => comment(replaced)).to.throw(/ENOENT|aws/);
  });
});

describe('the build of a review', () => {
  it('runs all of it whatever fails, and fails then', () => {
    const [script] = (reviewBuildspec(reviewSettings({ committed: [{ stage: 'beta', out: 'out/beta' }] }), '') as unknown as typeof build).phases['build']!
      .commands;
    const shell = (npx: string): { status: number; said: string } => {
      const text = `npx() { echo "$@"; ${npx}; }\n${script}`;
      try {
        return { status: 0, said: execFileSync('sh', ['-c', text], { encoding: 'utf8', env: { DESTINATION_COMMIT: 'b' } }) };
      } catch (error) {
        return { status: (error as { status: number }).status, said: (error as { stdout: string }).stdout };
      }
    };
    const { said } = shell('true');
    expect(
      said
        .trimEnd()
        .split('\n')
        .map((line) => line.replace('--no tschalice ', '')),
    ).to.deep.equal([
      'validate',
      'package --stage beta --check out/beta',
      'quota --stage beta',
      'quota --stage prod',
      'diff --base b --all-stages --fail-on destructive,broadening,public-route --output template-review/review.txt --output template-review/review.html' +
        ' --output template-review/review.json --output template-review/review.sarif',
    ]);
    expect(shell('true').status).to.equal(0);
    expect(shell('[ "$3" != quota ]')).to.deep.equal({ status: 1, said });
  });

  it('gets from the rule just what it and its comment use', async () => {
    const text = await toYaml(reviewBuildspec(reviewSettings(), reviewPart('codecommit-comment.cjs')));
    const { Resources } = reviewTemplate(reviewSettings(), JSON.parse(reviewPart('codecommit.json')) as PlainTemplate, text);
    const [target] = Resources['ReviewRule']!.Properties['Targets'] as unknown as [
      { InputTransformer: { InputTemplate: string; InputPathsMap: { [name: string]: string } } },
    ];
    const { InputTemplate: template, InputPathsMap: paths } = target.InputTransformer;
    const input = JSON.parse(template.replaceAll(/<(\w+)>/g, (_, name: string) => JSON.stringify(paths[name]))) as {
      sourceVersion: string;
      environmentVariablesOverride: { name: string; value: string; type: string }[];
    };
    expect(input.sourceVersion).to.equal('$.detail.sourceCommit');
    expect(input.environmentVariablesOverride.map(({ name }) => name).sort()).to.deep.equal([
      'DESTINATION_COMMIT',
      'PULL_REQUEST',
      'REPOSITORY',
      'SOURCE_COMMIT',
    ]);
    for (const { name } of input.environmentVariablesOverride) expect(text).to.contain(name);
    expect(parse(text)).to.include({ version: '0.2' });
  });
});
