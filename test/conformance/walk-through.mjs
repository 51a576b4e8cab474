// Runs the commands of the README's walk-throughs, and compares what they print with what stands there.
import { spawn } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startProject } from './project.mjs';

/** Sections whose console blocks are run, one after the other, each section in a new project with the README's first app. */
const SECTIONS = ['Stages', 'Coming from Chalice'];

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

export async function runWalkThroughs({ root, moto, work, readme, check }) {
  const app = /^```ts\n([\s\S]*?)^```/m.exec(readme)[1];
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
    const steps = [...section.matchAll(/^```console\n([\s\S]*?)^```/gm)].flatMap(([, block]) => stepsOf(block));
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
