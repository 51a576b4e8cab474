import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { WarningCode } from '../../compiler/problem/codes.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { parseSource } from '../../compiler/syntax/parse-source.js';
import type { Project } from '../read/find-project.js';
import { fromProject, isInside } from '../disk/inside.js';
import { readText } from '../disk/read-text.js';
import { shownPlace } from '../disk/shown-path.js';
import { rethrowUnreadable } from '../disk/unreadable.js';

/** CodeBuild would not find a build spec outside the project, and would not say so. */
export function checkBuildspecPlace({ directory }: Project, path: string): Problem[] {
  if (isInside(directory, path)) return [];
  const message = "the build spec is outside the project, but CodeBuild looks for buildspec.yml in the project's folder";
  return [{ code: 'buildspec-outside', severity: 'warning', where: { file: shownPlace(directory, path) }, message, fix: 'put it there, and commit it' }];
}

/** GitHub looks in one folder only. */
export function checkWorkflowPlace({ directory }: Project, path: string): Problem[] {
  if (/[\\/]\.github[\\/]workflows[\\/][^\\/]+\.ya?ml$/.test(path)) return [];
  const message = 'GitHub runs only workflows in .github/workflows/ whose names end in .yml or .yaml';
  return [{ code: 'workflow-elsewhere', severity: 'warning', where: { file: shownPlace(directory, path) }, message, fix: 'put it there, and commit it' }];
}

/** The folder of the project's repository, or of the project if there is no repository yet. */
export function repositoryOf({ directory }: Project): string {
  let folder = directory;
  while (!existsSync(join(folder, '.git'))) {
    if (dirname(folder) === folder) return directory;
    folder = dirname(folder);
  }
  return folder;
}

/** Builds run in the repository's root folder, where their artifacts are expected too. */
export function checkRepository(project: Project): Problem[] {
  const { directory } = project;
  const folder = repositoryOf(project);
  if (folder === directory) return [];
  const place = fromProject(folder, directory);
  const message = `the project is in the folder ${place} of its repository, but the build runs in the repository's root folder`;
  const fix = `start the build's commands with: cd ${place}, and set base-directory: ${place} for the artifacts in a build spec`;
  return [{ code: 'project-in-subfolder', severity: 'warning', where: { file: 'package.json' }, message, fix }];
}

/** The build runs `npm ci` and then the project's own tschalice. */
export async function checkInstallation({ directory }: Project): Promise<Problem[]> {
  const lacksLock = !['package-lock.json', 'npm-shrinkwrap.json'].some((name) => existsSync(join(directory, name)));
  const fix = "run npm install and commit the file, or use your package manager's commands instead";
  return [...(await checkTool([directory])), ...(lacksLock ? [warning('lock-missing', 'the build runs npm ci, which needs a package-lock.json', fix)] : [])];
}

/** @param folders the project's, and those above it whose packages it has too */
export async function checkTool([directory = '', ...above]: readonly string[]): Promise<Problem[]> {
  for (const folder of [directory, ...above]) {
    const manifest = await readText(join(folder, 'package.json')).catch((error: unknown) => rethrowUnreadable(error, directory));
    if (await isInstalledBy(manifest)) return [];
  }
  const message = "the build runs the project's own tschalice, but package.json does not list it";
  return [warning('tool-not-installed', message, 'run: npm install --save-dev tschalice')];
}

export function warning(code: WarningCode, message: string, fix: string): Problem {
  return { code, severity: 'warning', where: { file: 'package.json' }, message, fix };
}

/** If the file is broken, npm will say so. */
async function isInstalledBy(manifest: string | undefined): Promise<boolean> {
  const { value } = await parseSource(manifest ?? '{}', 'package.json');
  if (value === undefined) return true;
  const { dependencies, devDependencies, optionalDependencies } = (value ?? {}) as { readonly [key: string]: object | undefined };
  return [dependencies, devDependencies, optionalDependencies].some((packages) => Object.keys(packages ?? {}).includes('tschalice'));
}
