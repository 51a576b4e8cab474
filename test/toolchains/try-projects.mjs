import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { packages, projects } from './projects.mjs';

const run = promisify(execFile);

/**
 * Tries the packed package in each project.
 *
 * @param npm runs npm: (words, folder)
 * @returns how many were tried
 * @throws Error with what those said that failed
 */
export async function tryProjects(folder, tarball, npm) {
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ private: true, devDependencies: { ...packages, tschalice: `file:${tarball}` } }));
  npm(['install', '--prefer-offline'], folder);
  const failed = [];
  const waiting = projects.map((project, index) => ({ ...project, folder: join(folder, `project-${index}`) }));
  const worker = async () => {
    for (let project = waiting.shift(); project !== undefined; project = waiting.shift()) failed.push(...(await tryProject(project, folder, tarball)));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  if (failed.length > 0) throw new Error(`the packed package fails:\n${failed.join('\n')}`);
  return projects.length;
}

/** @returns what it said, if it failed */
async function tryProject({ name, folder, files, run: [program, ...words] = [], nodeOptions = [], script }, root, tarball) {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  const env = { ...process.env, CI: '1', NO_COLOR: '1', NODE_OPTIONS: '' };
  const node = (...given) => run(process.execPath, given, { cwd: folder, env, timeout: 120_000 });
  try {
    if (program !== undefined) await node(...nodeOptions, join(root, 'node_modules', program), ...words.map((word) => word.replace('{{tarball}}', tarball)));
    else if (script === undefined) await node(...nodeOptions);
    if (script !== undefined) await node(script);
    return [];
  } catch ({ message, stdout = '', stderr = '' }) {
    return [`${name}: ${stdout || stderr ? `${stdout}${stderr}` : message}`];
  }
}
