import type { Problem } from '../problem/problem.js';
import { quotaProblem } from './quota-problem.js';
import { countOf, type QuotaPart, type QuotaUse } from './quota-use.js';

/** The size of a deployment package and of its layer, in bytes. */
export interface PackageSize {
  readonly zipped: number;
  /** Zipped; undefined if there is no layer. */
  readonly layer?: number;
  /** Both. */
  readonly unzipped: number;
  /** What both consist of, unzipped, in any order. */
  readonly contributors: readonly { readonly name: string; readonly bytes: number }[];
}

/** The names of the zips in an output folder. */
export const packageFile = 'deployment.zip';
export const layerFile = 'layer-deployment.zip';

/** What Lambda counts of the code. Layers that are named by their ARNs are unzipped beside it, but their sizes are not known here. */
export function packageUses({ zipped, layer, unzipped, contributors }: PackageSize): QuotaUse[] {
  const parts = (): QuotaPart[] => contributors.map(({ name, bytes }) => ({ name, amount: bytes }));
  return [
    countOf('package-unzipped', layer === undefined ? packageFile : `${packageFile} and ${layerFile}`, unzipped, parts),
    countOf('package-zipped', packageFile, zipped, parts),
    ...(layer === undefined ? [] : [countOf('package-zipped', layerFile, layer, parts)]),
  ];
}

/** Checks a deployment package against Lambda's quotas. */
export function checkPackageSize(size: PackageSize): Problem[] {
  const [unzipped, ...zips] = packageUses(size);
  const place = ({ subject }: QuotaUse): { file: string } => ({ file: subject === layerFile ? layerFile : packageFile });
  const tooLarge = quotaProblem(unzipped!, place(unzipped!));
  // If the package is too large for Lambda, the limit for uploads does not matter.
  if (tooLarge?.severity === 'error') return [tooLarge];
  return [...(tooLarge === undefined ? [] : [tooLarge]), ...zips.flatMap((use) => quotaProblem(use, place(use)) ?? [])];
}
