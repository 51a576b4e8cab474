import { shownPlace } from '../disk/shown-path.js';
import { writeOutputs } from '../disk/write-files.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { checkStaleTemplate } from './check-stale-template.js';
import type { OutputDifference } from './compare-outputs.js';
import { findDifferences } from './find-differences.js';
import { type OutputPlace, outputPlaceOf } from './output-place.js';
import type { PackagedStage } from './packaged-stage.js';

/** Where a package is or will be. */
export interface PackageOutput {
  /** The folder or the zip. Absolute; the same as `outputPath` when it was packaged. */
  readonly path: string;
  /** The path in messages if it is outside the project folder, as the user gave it. Default: the shortest one from the project folder. */
  readonly shownPath?: string;
  /** Whether to write template and package into one zip, `path`. Default false. */
  readonly singleFile?: boolean;
}

/** What was written, and where. */
export interface WrittenPackage extends OutputPlace {
  /** Warnings about what else is there. */
  readonly problems: readonly Problem[];
}

/** How the existing output differs from what would be written. */
export interface ComparedPackage {
  /** Empty if the existing output is up to date. */
  readonly differences: readonly OutputDifference[];
  /** Warnings about what else is there. */
  readonly problems: readonly Problem[];
}

/**
 * Writes the result of `packageStage`, as `tschalice package` does: all files or none, and no other file there changes. It prints nothing
 * and never ends the process.
 *
 * @throws ProblemError if it cannot be written there
 */
export async function writePackage(packaged: PackagedStage, output: PackageOutput): Promise<WrittenPackage> {
  const shown = shownOutput(packaged, output);
  const place = await outputPlaceOf(packaged, output.path, shown, output.singleFile === true);
  const problems = await checkBesides(packaged, output, shown);
  await writeOutputs(place.folder, place.files, shown);
  return { ...place, problems };
}

/**
 * Compares the result of `packageStage` with the existing output, as `tschalice package --check` does, down to the files in zips. For a
 * template, it says what each change would do to the stack. It writes and prints nothing and never ends the process.
 *
 * @throws ProblemError if it could not be written there, for example because its zip is a folder
 */
export async function comparePackage(packaged: PackagedStage, output: PackageOutput): Promise<ComparedPackage> {
  const shown = shownOutput(packaged, output);
  const place = await outputPlaceOf(packaged, output.path, shown, output.singleFile === true);
  const problems = await checkBesides(packaged, output, shown);
  return { differences: await findDifferences(packaged, place), problems };
}

function shownOutput({ project }: PackagedStage, { path, shownPath }: PackageOutput): string {
  return shownPlace(project.directory, path, shownPath);
}

async function checkBesides({ templateName }: PackagedStage, { path, singleFile }: PackageOutput, shown: string): Promise<Problem[]> {
  return singleFile === true ? [] : checkStaleTemplate(path, templateName, shown);
}
