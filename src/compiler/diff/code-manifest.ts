import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

/** What the code of a stage was made of. Hashes are SHA-256 in hex. */
export interface CodeManifest {
  readonly version: 1;
  /** Of all that ships, without source maps: it changes when other code runs, and not with a comment. */
  readonly code: string;
  /** The version of the library that ships. */
  readonly library: string;
  /** The files of the project, by their paths from it. */
  readonly sources: { readonly [path: string]: CodePart };
  /** The npm packages, by name and version: `axios@1.7.0`. */
  readonly packages: { readonly [nameAndVersion: string]: CodePart };
  /** The files in which each function is declared, by its logical ID. */
  readonly functions: { readonly [logicalId: string]: readonly string[] };
}

export interface CodePart {
  readonly hash: string;
  /** Of what it says without comments, types and formatting, where that is known. It is not written into files. */
  readonly meaning?: string;
  /** The files and packages that it imports, as they are named here. */
  readonly imports: readonly string[];
}

/** Undefined for anything else, such as a manifest of a later version. */
export function codeManifestIn(value: Value | undefined): CodeManifest | undefined {
  if (!isMap(value) || value['version'] !== 1 || typeof value['code'] !== 'string' || typeof value['library'] !== 'string') return undefined;
  const { sources, packages, functions } = value;
  const areParts = [sources, packages].every((parts) => isMap(parts) && Object.values(parts).every(isPart));
  const areDeclared = isMap(functions) && Object.values(functions).every(areTexts);
  return areParts && areDeclared ? (value as unknown as CodeManifest) : undefined;
}

function isPart(value: Value): boolean {
  return isMap(value) && typeof value['hash'] === 'string' && areTexts(value['imports']);
}

function areTexts(value: Value | undefined): boolean {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}
