import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { functionConfig, resolveStage, type StageConfig } from '../../src/compiler/config/resolve-stage.js';
import type { Problem } from '../../src/compiler/problem/problem.js';
import { ProblemError } from '../../src/compiler/problem/problem.js';
import { bundleApp } from '../../src/project/bundle/bundle.js';
import { findApp, findProject } from '../../src/project/read/find-project.js';
import { type LoadedApp, loadApp } from '../../src/project/load/load-app.js';
import type { PackageOptions } from '../../src/project/stage/package-options.js';
import { packageStage } from '../../src/project/stage/package-stage.js';
import type { PackagedStage } from '../../src/project/stage/packaged-stage.js';

/** Relative path → content. */
export type Files = { readonly [path: string]: string };

const made: string[] = [];

/** Removes all folders that were made, in the end. */
export function removeFolders(): void {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true });
}

/** A new folder, by its real path. */
export function makeFolder(files: Files = {}): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-test-')));
  made.push(folder);
  writeFiles(folder, files);
  return folder;
}

export function writeFiles(folder: string, files: Files): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/** A project with a configuration; its `app.ts` may be given alone. */
export function makeProject(app: string | Files, config: object = {}): string {
  return makeFolder({
    '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'sample', ...config }),
    ...(typeof app === 'string' ? { 'app.ts': app } : app),
  });
}

/** The first lines of an `app.ts`, on one line, so that what follows is on line 2. */
export const head = "import { Chalice } from 'tschalice'; export const app = new Chalice({ appName: 'sample' });\n";

export function packageProject(directory: string, options: Partial<PackageOptions> = {}): Promise<PackagedStage> {
  return packageStage({
    project: findProject(directory, directory),
    stage: 'dev',
    templateFormat: 'json',
    mergeTemplates: [],
    today: '2026-11-20',
    ...options,
  });
}

/** Bundles and loads the app, as packaging does it. */
export async function loadProject(directory: string, settings: object = {}, timeLimitMs?: number): Promise<LoadedApp> {
  const config = stageOf(settings);
  const appFile = findApp(findProject(directory, directory));
  const bundle = await bundleApp(directory, appFile, config, 'node24');
  return loadApp(directory, appFile, bundle, functionConfig(config, 'api_handler').environment, timeLimitMs);
}

export function stageOf(settings: object): StageConfig {
  return resolveStage({ version: '2.0', app_name: 'sample', ...settings }, '.chalice/config.json', 'dev');
}

/** The problems that an act ends in. */
export async function problemsOf(act: Promise<unknown>): Promise<readonly Problem[]> {
  try {
    await act;
  } catch (error) {
    if (error instanceof ProblemError) return error.problems;
    throw error;
  }
  throw new Error('there was no problem');
}

/** The files of a zip, by their paths, in the order of its directory. */
export function unzip(bytes: Uint8Array): Map<string, Buffer> {
  const zip = Buffer.from(bytes);
  const files = new Map<string, Buffer>();
  for (let at = zip.readUInt32LE(zip.length - 6); zip.readUInt32LE(at) === 0x02014b50;) {
    const [method, packed] = [zip.readUInt16LE(at + 10), zip.readUInt32LE(at + 20)];
    const [name, extra, comment] = [zip.readUInt16LE(at + 28), zip.readUInt16LE(at + 30), zip.readUInt16LE(at + 32)];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const content = zip.subarray(start, start + packed);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), method === 8 ? inflateRawSync(content) : content);
    at += 46 + name + extra + comment;
  }
  return files;
}

export function zipOf({ files }: PackagedStage): Map<string, Buffer> {
  return unzip(files.find(({ name }) => name === 'deployment.zip')!.content);
}

/** Writes the deployment package's files into a new folder, as Lambda has them. */
export function unpack(packaged: PackagedStage): string {
  const folder = makeFolder();
  for (const [path, content] of zipOf(packaged)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
