import { writeOutputs } from '../disk/write-files.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { checkStaleTemplate } from './check-stale-template.js';
import type { OutputDifference } from './compare-outputs.js';
import { findDifferences } from './find-differences.js';
import { type OutputPlace, outputPlaceOf } from './output-place.js';
import type { PackagedStage } from './packaged-stage.js';

/** Where a package is, or is to be. */
export interface PackageOutput {
  /** The folder, or the zip. Absolute; the same as the `outputPath` that it was packaged for. */
  readonly path: string;
  /** The path as messages name it. Default `path`. */
  readonly shownPath?: string;
  /** Whether template and package go into one zip, named `path`. Default false. */
  readonly singleFile?: boolean;
}

/** What was written, and where. */
export interface WrittenPackage extends OutputPlace {
  /** Warnings about what else is there. */
  readonly problems: readonly Problem[];
}

/** How what is there differs from what would be written. */
export interface ComparedPackage {
  /** Empty when what is there is up to date. */
  readonly differences: readonly OutputDifference[];
  /** Warnings about what else is there. */
  readonly problems: readonly Problem[];
}

/**
 * Writes what `packageStage` has made, as `tschalice package` does: all of it or nothing, and no other file there changes. Prints nothing,
 * and never ends the process.
 *
 * @throws ProblemError when it can't be written there.
 */
export async function writePackage(packaged: PackagedStage, output: PackageOutput): Promise<WrittenPackage> {
  const place = await outputPlaceOf(packaged, output.path, output.singleFile === true);
  const problems = await checkBesides(packaged, output);
  await writeOutputs(place.folder, place.files);
  return { ...place, problems };
}

/**
 * Compares what `packageStage` has made with what is there, as `tschalice package --check` does, down to the files in zips; a template's
 * difference says what it would do to the stack. Writes and prints nothing, and never ends the process.
 *
 * @throws ProblemError when there can be no such output, as when its zip is a folder.
 */
export async function comparePackage(packaged: PackagedStage, output: PackageOutput): Promise<ComparedPackage> {
  const place = await outputPlaceOf(packaged, output.path, output.singleFile === true);
  const problems = await checkBesides(packaged, output);
  return { differences: await findDifferences(packaged, place), problems };
}

async function checkBesides({ templateName }: PackagedStage, { path, shownPath = path, singleFile }: PackageOutput): Promise<Problem[]> {
  return singleFile === true ? [] : checkStaleTemplate(path, templateName, shownPath);
}
