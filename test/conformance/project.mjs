// A copy of a project to deploy from, and the built tool in it.
import { spawn, spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const configFile = '.chalice/config.json';

/** Changes the configuration of the project in a folder in place. */
export function configure(folder, change) {
  const file = join(folder, configFile);
  const config = JSON.parse(readFileSync(file, 'utf8'));
  change(config);
  writeFileSync(file, JSON.stringify(config));
}

/** @param folder What to copy; nothing where it is undefined. */
export function startProject({ root, moto, work, name, folder }) {
  const cwd = join(work, name);
  if (folder === undefined) mkdirSync(join(cwd, '.chalice'), { recursive: true });
  else cpSync(folder, cwd, { recursive: true });
  mkdirSync(join(cwd, 'node_modules'), { recursive: true });
  symlinkSync(root, join(cwd, 'node_modules/tschalice'));
  const tool = join(root, 'dist/cli/main.js');
  const valuesFile = (stage) => join(cwd, `.chalice/deployed/${stage}.yml`);
  const config = () => JSON.parse(readFileSync(join(cwd, configFile), 'utf8'));
  return {
    cwd,
    get appName() {
      return config().app_name;
    },
    /** Options for the parameters of the stage's merged templates that have no default. */
    parameters: (stage) => {
      const { merge_templates: ofTop = [], stages = {} } = config();
      const files = [...ofTop, ...(stages[stage]?.merge_templates ?? [])].filter((file) => file.endsWith('.json'));
      const all = files.flatMap((file) => Object.entries(JSON.parse(readFileSync(join(cwd, file), 'utf8')).Parameters ?? {}));
      return all.filter(([, { Default }]) => Default === undefined).flatMap(([parameter]) => ['--parameter-overrides', `${parameter}=value`]);
    },
    /** @returns `{ status, stdout, stderr }` */
    tschalice: (...words) =>
      new Promise((resolve) => {
        const child = spawn(process.execPath, [tool, ...words], { cwd, env: moto.env });
        const said = { stdout: '', stderr: '' };
        for (const stream of ['stdout', 'stderr']) child[stream].setEncoding('utf8').on('data', (text) => (said[stream] += text));
        child.once('close', (status) => resolve({ status, ...said }));
      }),
    /** Standard output of a command that does not wait for moto's log. */
    text: (...words) => spawnSync(process.execPath, [tool, ...words], { cwd, env: moto.env, encoding: 'utf8' }).stdout,
    /** The packaged template of a stage, as text. */
    template: (stage) => readFileSync(['json', 'yaml'].map((type) => join(cwd, `out/${stage}/sam.${type}`)).find(existsSync), 'utf8'),
    values: (stage) => (existsSync(valuesFile(stage)) ? readFileSync(valuesFile(stage), 'utf8') : undefined),
    removeValues: (stage) => rmSync(valuesFile(stage)),
    configure: (change) => configure(cwd, change),
    append: (file, text) => appendFileSync(join(cwd, file), text),
    write: (file, text) => writeFileSync(join(cwd, file), text),
  };
}
