import { existsSync } from 'node:fs';
import { lstat, mkdir, readdir, readFile, realpath, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { foldersUpwards } from '../disk/folders-upwards.js';
import { holds, isInside } from '../disk/inside.js';
import { findProgram } from '../process/find-program.js';
import { runProgram } from '../process/run-program.js';
import { findInstallation, installCommand, type Installation } from './package-manager.js';

export interface PackageFolders {
  /** The working tree's root and the project's folder in it. */
  readonly root: string;
  readonly project: string;
  /** The same of the base. */
  readonly baseRoot: string;
  readonly baseProject: string;
}

export interface InstallOptions {
  /** `none`: the base uses the packages of the working tree. */
  readonly baseInstall: 'lock-file' | 'none';
  readonly interrupted: AbortSignal | undefined;
  readonly progress?: ((step: string) => void) | undefined;
}

/**
 * Gives the base its packages: installed as its lock file has them, or, if that is the same as the working tree's or if there is none, those of the
 * working tree.
 *
 * @returns a warning if it gets other packages than those of its lock file
 * @throws ProblemError if they cannot be installed
 */
export async function installBase(folders: PackageFolders, { baseInstall, interrupted, progress }: InstallOptions): Promise<Problem[]> {
  const installation = await findInstallation(upwards(folders.baseRoot, folders.baseProject));
  const differs = installation !== undefined && !(await isSame(installation, folders));
  if (differs && baseInstall !== 'none') {
    progress?.('installing the packages of the base');
    await install(installation, folders, interrupted);
    return [];
  }
  await linkPackages(folders);
  return differs ? [otherPackages(installation)] : [];
}

function otherPackages({ lockFile }: Installation): Problem {
  const message = `changes of packages are not compared: ${lockFile} or package.json differs, and the base is packaged with the packages of the working tree`;
  return { code: 'base-packages', severity: 'warning', where: { file: '--base-install' }, message, fix: 'leave out --base-install none to install its own' };
}

/** From the project up to the root of its repository. */
function upwards(root: string, folder: string): string[] {
  return foldersUpwards(folder).filter((one) => one === folder || holds(root, one));
}

async function isSame({ folder, lockFile }: Installation, { root, baseRoot }: PackageFolders): Promise<boolean> {
  const now = join(root, relative(baseRoot, folder));
  const isEqual = async (name: string): Promise<boolean> => {
    const [old, fresh] = await Promise.all([folder, now].map((one) => readFile(join(one, name)).catch(() => undefined)));
    return old !== undefined && fresh !== undefined && old.equals(fresh);
  };
  return (await isEqual(lockFile)) && (await isEqual('package.json'));
}

async function install({ folder, lockFile, manager }: Installation, { root }: PackageFolders, interrupted: AbortSignal | undefined): Promise<void> {
  const { program, words } = installCommand(manager);
  const { path } = await findProgram(program, process.env, root, true);
  const command = `${program} ${words.join(' ')}`;
  if (path === undefined) throw new ProblemError([notInstalled(lockFile, `there is no command ${program} on the PATH, and the lock file is for it`)]);
  const env = { ...process.env, COREPACK_ENABLE_DOWNLOAD_PROMPT: '0', CI: process.env['CI'] ?? 'true' };
  const { status, stdout, stderr } = await runProgram(path, words, { cwd: folder, env, interrupted });
  if (status === 0) return;
  const said = (stderr.trim() || stdout.trim())
    .split('\n')
    .filter((line) => !/^(?:npm )?warn/i.test(line))
    .slice(0, 5)
    .join('\n');
  throw new ProblemError([
    {
      ...notInstalled(lockFile, `the packages of the base cannot be installed: ${command} ends with status ${status ?? 'of a signal'}`),
      ...(said !== '' && { frame: said }),
    },
  ]);
}

function notInstalled(file: string, message: string): Problem {
  const fix = "look at what it says, or use the working tree's packages for both sides: --base-install none";
  return { code: 'base-not-installed', severity: 'error', where: { file }, message, fix };
}

/** Links to the packages of the working tree, one by one: those that are folders of the repository itself are taken from the base. */
async function linkPackages({ root, project, baseRoot, baseProject }: PackageFolders): Promise<void> {
  const done = new Set<string>();
  const link = async (from: string, to: string): Promise<void> => {
    if (done.has(from)) return;
    done.add(from);
    const modules = join(from, 'node_modules');
    // One that the base has committed as a link leads elsewhere, and a folder that is new is not in the base.
    const isLink = (await lstat(join(to, 'node_modules')).catch(() => undefined))?.isSymbolicLink() ?? false;
    if (isLink || !existsSync(to)) return;
    for (const name of await packagesIn(modules)) {
      const target = await realpath(join(modules, name)).catch(() => undefined);
      if (target === undefined) continue;
      const isOwn = isInside(root, target) && !relative(root, target).split(/[\\/]/).includes('node_modules');
      const own = join(baseRoot, relative(root, target));
      const place = join(to, 'node_modules', name);
      // What the base has committed stays.
      if (await lstat(place).catch(() => undefined)) continue;
      await mkdir(dirname(place), { recursive: true });
      await symlink(isOwn ? own : target, place, 'junction');
      if (isOwn) await link(target, own);
    }
  };
  const [now, base] = [upwards(root, project), upwards(baseRoot, baseProject)];
  for (const [index, from] of now.entries()) await link(from, base[index]!);
}

/** `axios`, `@aws-sdk/client-s3` */
async function packagesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch((): string[] => [])).filter((name) => !name.startsWith('.'));
  const scoped = names.filter((name) => name.startsWith('@')).map(async (scope) => (await readdir(join(folder, scope))).map((name) => `${scope}/${name}`));
  return [...names.filter((name) => !name.startsWith('@')), ...(await Promise.all(scoped)).flat()];
}
