import type { Contributor } from '../bundle/inputs.js';
import type { Problem } from '../../compiler/problem/problem.js';

/** What a deployment package weighs, in bytes, with the layer that belongs to it. */
export interface PackageSize {
  readonly zipped: number;
  /** Zipped; undefined where there is no layer. */
  readonly layer?: number;
  /** Both. */
  readonly unzipped: number;
  /** What both are made of, unzipped; in any order. */
  readonly contributors: readonly Contributor[];
}

/** What users know a layer's zip by. */
export const layerFile = 'layer-deployment.zip';

const megabyte = 1024 * 1024;

// Lambda quotas: 50 MB for a direct upload, 250 MB unzipped together with the layers (docs.aws.amazon.com/lambda, "Lambda quotas").
const maximumUpload = 50 * megabyte;
const maximumUnzipped = 250 * megabyte;

/** Checks a deployment package against Lambda's quotas; `file` is what the user knows it by: `deployment.zip`. */
export function checkSize({ zipped, layer, unzipped, contributors }: PackageSize, file: string): Problem[] {
  const problems: Problem[] = [];
  const parts = biggest(contributors);
  if (unzipped > maximumUnzipped) {
    problems.push({
      code: 'package-too-large',
      severity: 'error',
      where: { file },
      message: `The deployment package ${layer === undefined ? 'is' : 'and its layer are'} ${formatBytes(unzipped)} unzipped, and Lambda takes at most ${formatBytes(maximumUnzipped)}${parts}`,
      fix: 'leave out what the functions do not need at run time, or move data to S3: layers count as well',
    });
  }
  // What is too large for Lambda at all need not be told that an upload would be.
  if (problems.length > 0) return problems;
  for (const [what, bytes, where] of [['deployment package', zipped, file] as const, ['layer', layer ?? 0, layerFile] as const]) {
    if (bytes <= maximumUpload) continue;
    problems.push({
      code: 'package-large',
      severity: 'warning',
      where: { file: where },
      message: `The ${what} is ${formatBytes(bytes)} zipped, and a direct upload to Lambda takes at most ${formatBytes(maximumUpload)}${parts}`,
      fix: "deploy it through S3, as 'aws cloudformation package' does, or leave out what the functions do not need at run time",
    });
  }
  return problems;
}

/** `812 B`, `1.5 KB`, `250.0 MB`: powers of 1024 under the names that AWS gives them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / 1024;
  let unit = 0;
  // 1023.95 and up would be written as 1024.0.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

function biggest(contributors: PackageSize['contributors']): string {
  const top = [...contributors].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)).slice(0, 3);
  if (top.length === 0) return '';
  return `; the biggest in it: ${top.map(({ name, bytes }) => `${name} (${formatBytes(bytes)})`).join(', ')}`;
}
