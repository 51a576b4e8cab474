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
  /** The path in messages. Default `path`. */
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
  const place = await outputPlaceOf(packaged, output.path, output.singleFile === true);
  const problems = await checkBesides(packaged, output);
  await writeOutputs(place.folder, place.files);
  return { ...place, problems };
}

/**
 * Compares the result of `packageStage` with the existing output, as `tschalice package --check` does, down to the files in zips. For a
 * template, it says what each change would do to the stack. It writes and prints nothing and never ends the process.
 *
 * @throws ProblemError if it could not be written there, for example because its zip is a folder
 */
export async function comparePackage(packaged: PackagedStage, output: PackageOutput): Promise<ComparedPackage> {
  const place = await outputPlaceOf(packaged, output.path, output.singleFile === true);
  const problems = await checkBesides(packaged, output);
  return { differences: await findDifferences(packaged, place), problems };
}

async function checkBesides({ templateName }: PackagedStage, { path, shownPath = path, singleFile }: PackageOutput): Promise<Problem[]> {
  return singleFile === true ? [] : checkStaleTemplate(path, templateName, shownPath);
}
