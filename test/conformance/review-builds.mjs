// Reviews a pull request with what new-workflow writes, from the commit to the comment: the commands run in a fresh clone, and the script that comments
// speaks to a GitHub or a CodeCommit of the tests.
import { execFileSync, spawnSync } from 'node:child_process';
import { appendFileSync, chmodSync, cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { env } from 'node:process';
import { pathToFileURL } from 'node:url';
import { parse } from 'yaml';

const folder = 'services/orders';
const workflow = '.github/workflows/template-review-services-orders.yml';

/** @throws Error if the comment or the labels are not those of the change */
export async function reviewByGithub(root, work, project) {
  const { repository: repositoryFolder } = await pullRequest(root, join(work, 'review-github'), project);
  const clone = join(work, 'review-github/clone');
  git(work, 'clone', '--quiet', '--depth', '2', pathToFileURL(repositoryFolder).href, clone);
  const { jobs } = parse(readFileSync(join(clone, workflow), 'utf8'));
  const { steps, defaults } = jobs.review;
  const outcomes = steps
    .filter(({ run }) => run !== undefined)
    .map(({ run, 'working-directory': place = defaults.run['working-directory'] }) => [
      run,
      shell('bash', run, join(clone, place), { NUMBER: '7', CI: 'true' }),
    ]);
  checkOutcomes(outcomes);

  const made = join(clone, folder, 'template-review');
  const files = Object.fromEntries(['pull-request.txt', 'review.md', 'review.json'].map((name) => [name, readFileSync(join(made, name), 'utf8')]));
  const { repository, comment } = await fake(root, 'fake-github');
  const github = await repository(files);
  const { status, said } = await comment(github, folder, true);
  check(status === 0, said);
  const [{ body }] = github.comments[7];
  checkComment(body);
  const labels = github.pulls[7].labels.map(({ name }) => name);
  check(labels.includes('public-route') && !labels.includes('destructive'), `the labels are ${labels.join()}`);
}

/** @throws Error if the comment is not that of the change */
export async function reviewByCodeBuild(root, work, project) {
  const place = join(work, 'review-codecommit');
  const { repository, base, head } = await pullRequest(root, place, project);
  const clone = join(place, 'clone');
  git(work, 'clone', '--quiet', '--branch', 'change', pathToFileURL(repository).href, clone);
  const { Resources } = JSON.parse(readFileSync(join(repository, folder, 'review.json'), 'utf8'));
  const { phases, env: variables } = parse(Resources.ReviewBuild.Properties.Source.BuildSpec);
  const { aws } = await fake(root, 'fake-codecommit');
  mkdirSync(join(place, 'bin'));
  writeFileSync(join(place, 'bin/aws'), aws);
  chmodSync(join(place, 'bin/aws'), 0o755);
  const state = { caller: 'arn:aws:sts::1:assumed-role/Review/1', status: 'OPEN', commit: head, isStrict: false, comments: [], calls: [] };
  writeFileSync(join(place, 'state.json'), JSON.stringify(state));
  const all = {
    ...variables.variables,
    PATH: [join(place, 'bin'), env.PATH].join(delimiter),
    STATE: join(place, 'state.json'),
    CODEBUILD_SRC_DIR: clone,
    CODEBUILD_BUILD_URL: 'https://console.example/build',
    DESTINATION_COMMIT: base,
    SOURCE_COMMIT: head,
    PULL_REQUEST: '7',
    REPOSITORY: 'orders',
    CI: 'true',
  };
  // One shell for all phases, and the last one runs whatever came of the second.
  const inPhase = (phase) => phases[phase].commands.join('\n');
  const script = `set -e\n${inPhase('install')}\nset +e\n${inPhase('build')}\nbuilt=$?\nset -e\n${inPhase('post_build')}\nexit "$built"`;
  const { status, said } = shell('sh', script, clone, all);
  check(status === 1, `the build ends with ${status}: ${said}`);
  const { comments } = JSON.parse(readFileSync(join(place, 'state.json'), 'utf8'));
  check(comments.length === 1, `there are ${comments.length} comments: ${said}`);
  checkComment(comments[0].content);
}

/** A repository with a project in a subfolder, and a branch that opens a route, merged as GitHub merges to try it. */
async function pullRequest(root, work, project) {
  const { findProject, generateReview, writePipeline } = await import(pathToFileURL(join(root, 'dist/packager.js')).href);
  const repository = join(work, 'repository');
  const directory = join(repository, folder);
  mkdirSync(directory, { recursive: true });
  cpSync(project, directory, { recursive: true });
  writeFileSync(join(directory, '.gitignore'), 'node_modules/\nout/\n');
  git(repository, 'init', '--quiet', '--initial-branch', 'main');
  for (const output of [{ kind: 'github' }, { kind: 'codecommit', templatePath: join(directory, 'review.json') }]) {
    const failOn = ['destructive', 'broadening', 'public-route'];
    const { files } = await generateReview({ project: findProject(directory, directory), failOn, output, today: '2026-11-20' });
    await writePipeline(files, directory, false);
  }
  commit(repository, 'The project');
  const base = git(repository, 'rev-parse', 'HEAD').trim();
  git(repository, 'switch', '--quiet', '--create', 'change');
  appendFileSync(join(directory, 'app.ts'), "\napp.get('/open', () => ({ isOpen: true }));\n");
  commit(repository, 'A route for everyone');
  const head = git(repository, 'rev-parse', 'HEAD').trim();
  git(repository, 'switch', '--quiet', 'main');
  git(repository, 'merge', '--quiet', '--no-ff', '--no-edit', 'change');
  return { repository, base, head };
}

/** The comparison stops, and nothing else does. */
function checkOutcomes(outcomes) {
  for (const [run, { status, said }] of outcomes) check(status === (run.includes(' diff ') ? 1 : 0), `${run} ends with ${status}: ${said}`);
  check(outcomes.length >= 6, 'the workflow has too few steps');
}

function checkComment(text) {
  check(text.includes('3 changes stop this') && text.includes('/open'), `the comment does not tell the change: ${text}`);
}

function fake(root, name) {
  return import(pathToFileURL(join(root, 'build/test/compiler/pipeline', `${name}.js`)).href);
}

function shell(program, script, cwd, variables) {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !/^(?:AWS_|npm_|GITHUB_)/.test(name)));
  const { status, stdout, stderr } = spawnSync(program, ['-e', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...own, PATH: [dirname(process.execPath), own.PATH].join(delimiter), ...variables },
  });
  return { status, said: `${stdout}${stderr}` };
}

function commit(cwd, message) {
  git(cwd, 'add', '--all');
  git(cwd, 'commit', '--quiet', '--message', message);
}

function git(cwd, ...words) {
  const who = ['-c', 'user.name=A user', '-c', 'user.email=user@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...words], { cwd, encoding: 'utf8', stdio: 'pipe' });
}

function check(holds, what) {
  if (!holds) throw new Error(what);
}
