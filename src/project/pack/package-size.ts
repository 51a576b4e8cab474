import type { Contributor } from '../bundle/contributor.js';
import type { Problem } from '../../compiler/problem/problem.js';

/** The size of a deployment package and of its layer, in bytes. */
export interface PackageSize {
  readonly zipped: number;
  /** Zipped; undefined if there is no layer. */
  readonly layer?: number;
  /** Both. */
  readonly unzipped: number;
  /** What both consist of, unzipped, in any order. */
  readonly contributors: readonly Contributor[];
}

/** The name of a layer's zip in messages. */
export const layerFile = 'layer-deployment.zip';

const megabyte = 1024 * 1024;

// Lambda quotas: 50 MB for a direct upload, 250 MB unzipped together with the layers (docs.aws.amazon.com/lambda, "Lambda quotas").
const maximumUpload = 50 * megabyte;
const maximumUnzipped = 250 * megabyte;

/** Checks a deployment package against Lambda's quotas. `file` is its name in messages: `deployment.zip`. */
export function checkSize({ zipped, layer, unzipped, contributors }: PackageSize, file: string): Problem[] {
  const problems: Problem[] = [];
  const parts = biggest(contributors);
  if (unzipped > maximumUnzipped) {
    problems.push({
      code: 'package-too-large',
      severity: 'error',
      where: { file },
      message: `The deployment package ${layer === undefined ? 'is' : 'and its layer are'} ${formatBytes(unzipped)} unzipped, but Lambda allows at most ${formatBytes(maximumUnzipped)}${parts}`,
      fix: 'leave out what the functions do not need at run time, or move data to S3; layers count too',
    });
  }
  // If the package is too large for Lambda, the limit for uploads does not matter.
  if (problems.length > 0) return problems;
  for (const [what, bytes, where] of [['deployment package', zipped, file] as const, ['layer', layer ?? 0, layerFile] as const]) {
    if (bytes <= maximumUpload) continue;
    problems.push({
      code: 'package-large',
      severity: 'warning',
      where: { file: where },
      message: `The ${what} is ${formatBytes(bytes)} zipped, but a direct upload to Lambda can be at most ${formatBytes(maximumUpload)}${parts}`,
      fix: "deploy it through S3, as 'aws cloudformation package' does, or leave out what the functions do not need at run time",
    });
  }
  return problems;
}

/** `812 B`, `1.5 KB`, `250.0 MB`: powers of 1024, with AWS's names for them. */
export function formatBytes(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  const units = ['KB', 'MB', 'GB'];
  let value = bytes / 1024;
  let unit = 0;
  // 1023.95 and above would be written as 1024.0.
  while (value >= 1023.95 && unit < units.length - 1) {
    value /= 1024;
    unit += 1;
  }
  return `${value.toFixed(1)} ${units[unit]}`;
}

function biggest(contributors: PackageSize['contributors']): string {
  const top = [...contributors].sort((a, b) => b.bytes - a.bytes || (a.name < b.name ? -1 : 1)).slice(0, 3);
  if (top.length === 0) return '';
  return `; the biggest parts: ${top.map(({ name, bytes }) => `${name} (${formatBytes(bytes)})`).join(', ')}`;
}
