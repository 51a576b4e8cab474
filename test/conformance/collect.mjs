// Finds what is to be judged: golden templates, and what the tool packages from the starters and from the oracle's cases.
import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { promisify } from 'node:util';
import { globSync } from 'tinyglobby';

const PARALLEL = 2;
const TIME_LIMIT = 120_000;
const run = promisify(execFile);

/** The templates under a folder, or those that a glob matches, as `{ id, path, packaged }`. */
export function namedTemplates(pattern) {
  const isFolder = existsSync(pattern) && statSync(pattern).isDirectory();
  const paths = isFolder ? globSync('**/sam.{json,yaml}', { cwd: pattern, absolute: true }) : globSync(pattern, { absolute: true });
  return paths.sort().map((path) => ({ id: relative(process.cwd(), path), path, packaged: false }));
}

/** Golden templates: `test/cases/<name>/expected/<stage>/sam.json` becomes `case/<name>/<stage>`. */
export function goldenTemplates(root) {
  const cwd = join(root, 'test/cases');
  const paths = globSync('*/expected/**/sam.{json,yaml}', { cwd }).sort();
  return paths.map((path) => ({ id: `case/${dirname(path).replace('/expected', '')}`, path: join(cwd, path), packaged: false }));
}

/** One job for each stage of each starter: a folder of `templates/` that has a configuration. */
export function starterJobs(root) {
  return projectsIn(join(root, 'templates'), '.chalice/config.json').flatMap(({ name, folder }) => {
    const { stages = {} } = JSON.parse(readFileSync(join(folder, '.chalice/config.json'), 'utf8'));
    const names = Object.keys(stages);
    return (names.length > 0 ? names : ['dev']).map((stage) => ({ id: `starter/${name}/${stage}`, folder, stage, args: [] }));
  });
}

/** One job for each stage of each case of the oracle that may be packaged; none where the oracle is not at hand. */
export function oracleJobs(root) {
  const cases = resolve(process.env.TSCHALICE_ORACLE || join(root, '../shared/oracle/cases'));
  return [cases, join(cases, '../iam-cases')]
    .flatMap((all) => projectsIn(all, 'expected'))
    .flatMap(({ name, folder }) => {
      const settings = join(folder, 'case.json');
      const { args = [] } = existsSync(settings) ? JSON.parse(readFileSync(settings, 'utf8')) : {};
      const stages = readdirSync(join(folder, 'expected')).filter((stage) => !existsSync(join(folder, 'expected', stage, 'error.json')));
      return stages.sort().map((stage) => ({ id: `oracle/${name}/${stage}`, folder, stage, args, mayFail: true }));
    });
}

/**
 * Packages the jobs with the built tool, each from a copy in its own folder under `work`.
 *
 * @returns `templates`, and for what could not be packaged `refused`: `{ id, reason, mayFail }`.
 */
export async function packageJobs(root, work, jobs) {
  const results = [];
  const waiting = jobs.map((job, index) => ({ job, index }));
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) results[next.index] = await packageJob(root, join(work, String(next.index)), next.job);
  };
  await Promise.all(Array.from({ length: PARALLEL }, worker));
  return { templates: results.filter((one) => one.path), refused: results.filter((one) => one.reason) };
}

async function packageJob(root, work, { id, folder, stage, args, mayFail = false }) {
  const project = join(work, 'project');
  const out = join(work, 'out');
  cpSync(folder, project, { recursive: true, filter: (from) => from !== join(folder, 'expected') });
  mkdirSync(join(project, 'node_modules'), { recursive: true });
  symlinkSync(root, join(project, 'node_modules/tschalice'));
  const tool = join(root, 'dist/cli/main.js');
  try {
    await run(process.execPath, [tool, 'package', '--stage', stage, '--project-dir', project, ...args, out], { cwd: project, timeout: TIME_LIMIT });
  } catch (error) {
    const said = String(error.stderr || error.stdout || error.message)
      .split('\n')
      .filter((line) => line.trim() !== '');
    // Warnings may stand above the error that matters.
    return { id, reason: said.find((line) => /\berror\b/i.test(line)) ?? said[0] ?? `exit status ${error.code}`, mayFail };
  }
  const path = ['sam.json', 'sam.yaml'].map((name) => join(out, name)).find((name) => existsSync(name));
  // Silence where a template should be is never a missing feature, so `mayFail` does not cover it.
  return path ? { id, path, packaged: true } : { id, reason: 'neither sam.json nor sam.yaml was written', mayFail: false };
}

function projectsIn(parent, mark) {
  const names = existsSync(parent) ? readdirSync(parent).sort() : [];
  return names.map((name) => ({ name, folder: join(parent, name) })).filter(({ folder }) => existsSync(join(folder, mark)));
}
