import { dirname, join, posix } from 'node:path';
import { namesZipsAbove } from '../../compiler/cloudformation/zip-folder.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import { shownPlace } from '../disk/shown-path.js';
import { readText } from '../disk/read-text.js';
import { type OutputFile, writeOutputs } from '../disk/write-files.js';
import { type ComparedPackage, comparePackage, type PackageOutput } from './package-output.js';
import { templateNames } from './output-files.js';
import type { PackagedStage } from './packaged-stage.js';

/** Where to write the packages of several stages or regions. */
export interface TreeOutput extends Omit<PackageOutput, 'singleFile'> {
  /** Whether each stage has a folder of its own, by its name. */
  readonly stageFolders: boolean;
}

/** What of a package stands in which folder, relative to the output: its zips may be shared. */
export interface TreePackage {
  readonly packaged: PackagedStage;
  /** Of the template and what belongs to it alone: `prod/eu-west-1`. */
  readonly folder: string;
  /** Of the zips: `prod`. */
  readonly zipFolder: string;
}

/**
 * The layout of an output with several packages: `<stage>/<region>/`, without the stage if there is one only, and without the region for those that
 * are for any. The regions of a stage share its zips, which stand above them.
 */
export function treePackages(packages: readonly PackagedStage[], stageFolders: boolean): TreePackage[] {
  return packages.map((packaged) => {
    const { stage, region } = packaged.config;
    const zipFolder = stageFolders ? stage : '';
    return { packaged, zipFolder, folder: region === null ? zipFolder : posix.join(zipFolder, region) };
  });
}

/** Writes the result of `packageTree`: all files or none. @returns the files, by their paths in the output. @throws ProblemError if it cannot be written there */
export async function writeTree(packages: readonly PackagedStage[], output: TreeOutput): Promise<readonly OutputFile[]> {
  const files = new Map(treePackages(packages, output.stageFolders).flatMap((one) => placedFiles(one).map((file) => [file.name, file] as const)));
  const shown = shownPlace(packages[0]!.project.directory, output.path, output.shownPath);
  await writeOutputs(output.path, [...files.values()], shown);
  return [...files.values()];
}

/** Compares the result of `packageTree` with the existing output. The files have their paths in it. @throws ProblemError */
export async function compareTree(packages: readonly PackagedStage[], output: TreeOutput): Promise<ComparedPackage> {
  const found: ComparedPackage[] = [];
  const done = new Set<string>();
  for (const { packaged, folder, zipFolder } of treePackages(packages, output.stageFolders)) {
    const compare = async (place: string, files: readonly OutputFile[]): Promise<void> => {
      const shownPath = output.shownPath === undefined ? undefined : join(output.shownPath, place);
      const { differences, problems } = await comparePackage(
        { ...packaged, files },
        { path: join(output.path, place), ...(shownPath !== undefined && { shownPath }) },
      );
      found.push({ differences: differences.map((one) => ({ ...one, file: posix.join(place, one.file) })), problems });
    };
    const isShared = folder !== zipFolder;
    if (isShared && !done.has(zipFolder)) await compare(zipFolder, packaged.files.filter(isZip));
    done.add(zipFolder);
    await compare(folder, isShared ? packaged.files.filter((file) => !isZip(file)) : packaged.files);
  }
  return { differences: found.flatMap(({ differences }) => differences), problems: found.flatMap(({ problems }) => problems) };
}

/** Whether the template in a folder was written for one region of several, which share the zips above it. */
export async function isInTree(folder: string): Promise<boolean> {
  const texts = await Promise.all(Object.values(templateNames).map((name) => readText(join(folder, name)).catch(() => undefined)));
  return texts.some((text) => text !== undefined && namesZipsAbove(text));
}

/** Compares the result of `packageStage` for one region with its folder in such a tree, and with the zips above it. @throws ProblemError */
export async function compareInTree(packaged: PackagedStage, { path, shownPath }: Omit<PackageOutput, 'singleFile'>): Promise<ComparedPackage> {
  const own = await comparePackage(
    { ...packaged, files: packaged.files.filter((file) => !isZip(file)) },
    { path, ...(shownPath !== undefined && { shownPath }) },
  );
  const above = { path: dirname(path), ...(shownPath !== undefined && { shownPath: dirname(shownPath) }) };
  const zips = await comparePackage({ ...packaged, files: packaged.files.filter(isZip) }, above);
  return { ...own, differences: [...zips.differences.map((one) => ({ ...one, file: `../${one.file}` })), ...own.differences] };
}

/** The files of a package, by their paths in the output. */
export function placedFiles({ packaged, folder, zipFolder }: TreePackage): OutputFile[] {
  return packaged.files.map((file) => ({ ...file, name: posix.join(isZip(file) ? zipFolder : folder, file.name) }));
}

function isZip({ name }: OutputFile): boolean {
  return name === packageFile || name === layerFile;
}
