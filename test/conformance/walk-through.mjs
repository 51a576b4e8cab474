// Runs the commands of the documentation's walk-throughs, and compares what they print with what stands there.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProject } from './project.mjs';

/** Sections of the README whose console blocks marked `aws` are run, one after the other, each section in a new project with the README's first app. */
const SECTIONS = ['Stages', 'Coming from Chalice'];

/** A section of templates/README.md whose shell blocks are run, each in a new repository and, as all make the same stack, in a region of its own. */
const PIPELINES = 'Continuous deployment';
const REGIONS = ['eu-central-1', 'eu-west-2', 'eu-north-1', 'eu-south-1'];

/** What differs from run to run, or between moto and AWS. */
const volatile = [
  [/[a-z0-9]+(?=\.execute-api\.)/g, 'API'],
  [/(?<=rest_api_id: |RestAPIId +)"?[a-z0-9]+"?/g, 'API'],
  [/(?<=-)[A-Z0-9]{12}\b/g, 'RANDOM'],
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'UUID'],
  [/ {2,}/g, '  '],
];

function stable(text) {
  return volatile.reduce((changed, [pattern, word]) => changed.replaceAll(pattern, word), text).trimEnd();
}

export async function runWalkThroughs({ root, moto, work, readme, templates, check }) {
  const app = /^```ts orders\/app\.ts\n([\s\S]*?)^```/m.exec(readme)[1];
  const bin = join(work, 'bin');
  mkdirSync(bin);
  writeFileSync(join(bin, 'tschalice'), `#!/bin/sh\nexec '${process.execPath}' '${join(root, 'dist/cli/main.js')}' "$@"\n`);
  chmodSync(join(bin, 'tschalice'), 0o755);
  const env = { ...moto.env, PATH: `${bin}:${moto.env.PATH}`, AWS_DEFAULT_REGION: 'us-west-2' };
  await moto.aws('s3', 'mb', 's3://my-artifacts');
  for (const title of SECTIONS) {
    const section = new RegExp(`^### ${title}\\n([\\s\\S]*?)(?=^##)`, 'm').exec(readme)?.[1] ?? '';
    const project = startProject({ root, moto: { ...moto, env }, work, name: title.replaceAll(' ', '-').toLowerCase() });
    project.write('app.ts', app);
    project.write('.chalice/config.json', '{"version": "2.0", "app_name": "orders", "stages": {"dev": {}, "prod": {}}}');
    const steps = [...section.matchAll(/^```console aws\n([\s\S]*?)^```/gm)].flatMap(([, block]) => stepsOf(block));
    check(`README, ${title}: has commands`, steps.length > 0);
    for (const { command, printed } of steps) {
      // A file that the reader has from elsewhere is shown by cat.
      const shown = /^cat (\S+\.json)$/.exec(command)?.[1];
      if (shown !== undefined) {
        project.write(shown, printed);
        continue;
      }
      const ran = await shell(command, project.cwd, env);
      check(`README, ${title}: $ ${command} succeeds`, ran.status === 0, ran.stderr + ran.stdout);
      const [expected, got] = [stable(printed), stable(ran.stdout)];
      const matches = new RegExp(
        `^${expected
          .split(/^\.\.\.$/m)
          .map(escaped)
          .join('[^]*')}$`,
      ).test(got);
      check(`README, ${title}: $ ${command} prints what stands there`, matches, `${expected}\n--- but is:\n${got}`);
    }
    for (const stage of ['dev', 'prod']) await project.tschalice('delete', '--stage', stage, '--yes');
  }
  await runScripts({ root, moto, env, work, templates, app, check });
}

/** Runs the blocks of a section as scripts, in a repository whose remotes are folders of this machine. */
async function runScripts({ root, moto, env, work, templates, app, check }) {
  const section = new RegExp(`^## ${PIPELINES}\\n([\\s\\S]*?)(?=^##)`, 'm').exec(templates)?.[1] ?? '';
  const blocks = [...section.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, block]) => block);
  check(`templates/README, ${PIPELINES}: has commands`, blocks.length > 0 && blocks.length <= REGIONS.length);
  for (const [index, block] of blocks.entries()) {
    const region = REGIONS[index];
    const project = startProject({ root, moto: { ...moto, env }, work, name: `pipeline-${index}` });
    const remotes = join(work, `remotes-${index}`);
    project.write('app.ts', app);
    project.write('.chalice/config.json', '{"version": "2.0", "app_name": "orders", "stages": {"beta": {}, "prod": {}}}');
    project.write('package.json', '{"name": "orders", "private": true, "dependencies": {"tschalice": "*"}}');
    project.write('package-lock.json', '{"name": "orders", "lockfileVersion": 3, "requires": true, "packages": {}}');
    project.write('.gitignore', 'node_modules\nsecret.json\n');
    project.write('secret.json', '{"OAuthToken": "testing"}');
    const git = {
      ...env,
      AWS_DEFAULT_REGION: region,
      GIT_CONFIG_GLOBAL: join(work, 'no-git-config'),
      GIT_CONFIG_COUNT: '3',
      GIT_CONFIG_KEY_0: `url.file://${remotes}/.insteadOf`,
      GIT_CONFIG_VALUE_0: `https://git-codecommit.${region}.amazonaws.com/v1/repos/`,
      GIT_CONFIG_KEY_1: 'user.name',
      GIT_CONFIG_VALUE_1: 'reader',
      GIT_CONFIG_KEY_2: 'user.email',
      GIT_CONFIG_VALUE_2: 'reader@example.com',
    };
    const start = 'git init -q -b main && git add -A && git commit -qm start && git remote add origin "$REMOTES/orders" && git push -qu origin main';
    const ready = await shell(`git init -q --bare -b main "$REMOTES/orders" && ${start}`, project.cwd, { ...git, REMOTES: remotes });
    check(`templates/README, ${PIPELINES}: block ${index + 1} has a repository`, ready.status === 0, ready.stderr);
    const ran = await shell(`set -e\n${block}`, project.cwd, git);
    check(`templates/README, ${PIPELINES}: block ${index + 1} succeeds`, ran.status === 0, ran.stderr + ran.stdout);
    const last = await shell('test "$(git rev-parse main)" = "$(git --git-dir "$REMOTES/orders" rev-parse main)"', project.cwd, { ...git, REMOTES: remotes });
    check(`templates/README, ${PIPELINES}: block ${index + 1} pushes what it commits`, last.status === 0, last.stderr);
  }
}

/** Commands behind `$`, each with what it prints below it. */
function stepsOf(block) {
  return block
    .split(/^\$ /m)
    .slice(1)
    .map((step) => {
      const end = step.indexOf('\n');
      return { command: step.slice(0, end).trim(), printed: step.slice(end + 1) };
    });
}

function escaped(text) {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function shell(command, cwd, env) {
  return new Promise((resolve) => {
    const child = spawn('sh', ['-c', command], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
    child.once('close', (status) => resolve({ status, ...said }));
  });
}
