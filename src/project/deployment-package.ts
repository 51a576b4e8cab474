import { functionConfig } from '../config/function-config.js';
import { originOf, type StageConfig } from '../config/resolve-stage.js';
import type { AppFunction } from '../model/app-function.js';
import type { Place, Problem } from '../problem/problem.js';
import { zip, type ZipEntry } from '../zip/zip.js';
import type { Bundle } from './bundle.js';
import { collectPackages } from './external-package.js';
import { withHandlers } from './handler-exports.js';
import { collectIncluded } from './include.js';
import { checkBinaries } from './native-binary.js';
import { checkSize } from './package-size.js';

export interface DeploymentPackage {
  readonly zipped: Uint8Array;
  /** Bytes. */
  readonly unzippedSize: number;
  /** What it is made of, the largest first. */
  readonly contributors: readonly { readonly name: string; readonly bytes: number }[];
  /** Of all files in it. */
  readonly paths: readonly string[];
  readonly problems: readonly Problem[];
}

interface PackageInput {
  readonly directory: string;
  readonly stage: StageConfig;
  readonly functions: readonly AppFunction[];
  readonly bundle: Bundle;
  /** What is going to be written: never a part of the package. */
  readonly outputPath: string | undefined;
}

/** Everything that all functions of the stage share as their code: the bundle, packages beside it, included files. */
export async function gatherPackage({ directory, stage, functions, bundle, outputPath }: PackageInput): Promise<DeploymentPackage> {
  const architectures = architecturesOf(stage, functions);
  const names = functions.map(({ name }) => name);
  const code: ZipEntry[] = [
    { path: 'app.mjs', content: Buffer.from(withHandlers(bundle.code, names)) },
    { path: 'app.mjs.map', content: Buffer.from(bundle.map.text) },
  ];
  const placeOf = (name: string): Place => {
    const index = stage.externalPackages.indexOf(name);
    return index < 0 ? { file: 'package.json', path: ['dependencies', name] } : { file: stage.file, path: [...originOf(stage, 'external_packages'), index] };
  };
  const packages =
    bundle.externalPackages.length === 0
      ? { entries: [], packages: [], problems: [] }
      : await collectPackages(directory, bundle.externalPackages, architectures, placeOf);
  const included =
    stage.include.length === 0
      ? { entries: [], problems: [] }
      : await collectIncluded(directory, stage.include, { file: stage.file, path: originOf(stage, 'include') }, outputPath);
  const problems = [
    ...packages.problems,
    ...included.problems,
    ...checkBinaries(packages.entries, architectures, { file: stage.file, path: originOf(stage, 'lambda_architecture') }),
  ];
  const entries = [...code, ...packages.entries, ...included.entries];
  const zipped = problems.some(({ severity }) => severity === 'error') ? new Uint8Array() : await zip(entries);
  const unzippedSize = entries.reduce((sum, { content }) => sum + content.length, 0);
  const contributors = [
    ...bundle.contributors,
    ...packages.packages.map(({ name, bytes }) => ({ name, bytes })),
    ...(included.entries.length === 0 ? [] : [{ name: 'included files', bytes: included.entries.reduce((sum, { content }) => sum + content.length, 0) }]),
  ].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1));
  return {
    zipped,
    unzippedSize,
    contributors,
    paths: entries.map(({ path }) => path),
    problems: [...problems, ...checkSize({ zipped: zipped.length, unzipped: unzippedSize, contributors }, 'deployment.zip')],
  };
}

/** The architectures that the functions of a stage run on. */
function architecturesOf(stage: StageConfig, functions: readonly AppFunction[]): ('x86_64' | 'arm64')[] {
  return [...new Set(functions.map(({ name }) => functionConfig(stage, name).architecture ?? 'x86_64'))].sort();
}
