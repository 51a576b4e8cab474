import type { StageContent } from '../../compiler/parity/stage-difference.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import { parseZip } from '../../compiler/zip/parse-zip.js';
import { contentHash } from '../pack/content-hash.js';
import type { PackedProject } from '../stage/compiled-project.js';

type Packed = Pick<PackedProject, 'template' | 'deploymentPackage'>;

/** What a packed stage deploys. */
export function contentOf({ template, deploymentPackage }: Packed): StageContent {
  const { zipped, layer } = deploymentPackage ?? {};
  return { template, zips: { ...(zipped && { [packageFile]: filesOf(zipped) }), ...(layer && { [layerFile]: filesOf(layer) }) } };
}

const known = new WeakMap<Uint8Array, StageContent['zips'][string]>();

function filesOf(zip: Uint8Array): StageContent['zips'][string] {
  const files = known.get(zip) ?? Object.fromEntries([...parseZip(Buffer.from(zip))!].map(([path, content]) => [path, contentHash(content)]));
  known.set(zip, files);
  return files;
}

/** Whether the zips of two stages are the same, to the byte. */
export function haveSameCode({ deploymentPackage: one }: Packed, { deploymentPackage: other }: Packed): boolean {
  return isSame(one?.zipped, other?.zipped) && isSame(one?.layer, other?.layer);
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one === undefined || other === undefined ? one === other : Buffer.compare(one, other) === 0;
}
