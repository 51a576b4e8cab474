import type { PackageManifest } from './manifest.js';

/** A processor that Lambda runs on, under CloudFormation's name for it. */
export type Architecture = 'x86_64' | 'arm64';

/** npm's and Node's name for a processor. */
export function npmCpu(architecture: Architecture): 'x64' | 'arm64' {
  return architecture === 'x86_64' ? 'x64' : 'arm64';
}

/** Whether a package can run in Lambda (Linux with glibc) on one of the architectures, by what its package.json and its name say. */
export function fitsLambda(name: string, { os, cpu, libc }: PackageManifest, architectures: readonly Architecture[]): boolean {
  if (!allows(os, 'linux') || !allows(libc, 'glibc')) return false;
  // WebAssembly runs on every processor.
  if (!allows(cpu, 'wasm32') && !architectures.some((architecture) => allows(cpu, npmCpu(architecture)))) return false;
  return libc !== undefined || !isForeignName(name);
}

/**
 * Whether a package is one build of several, made for Linux: `@img/sharp-linux-x64`, `@node-rs/argon2-linux-arm64-gnu`.
 *
 * `manifest` is undefined when the package is not installed; then its name has to tell.
 */
export function isLinuxBuild(name: string, manifest: PackageManifest | undefined): boolean {
  if (manifest !== undefined) return manifest.cpu !== undefined && allows(manifest.os, 'linux');
  return /(^|[-_/.])linux(musl)?([-_.]|$)/.test(name) && /(x64|x86_64|arm64|aarch64)/.test(name);
}

/** Whether a package or file name says that it is for another system than Lambda's, though its bytes may look the same: musl, Android, a BSD. */
export function isForeignName(name: string): boolean {
  return /(^|[-_/.])(linuxmusl|musl|alpine|android|freebsd|openbsd|netbsd)([-_/.]|$)/.test(name);
}

/** npm's rule for `os`, `cpu` and `libc`: a value is allowed when it is listed, or when all that is listed is refused with `!` and it is not among that. */
function allows(list: readonly string[] | undefined, value: string): boolean {
  if (list === undefined || list.length === 0 || (list.length === 1 && list[0] === 'any')) return true;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((item) => item.startsWith('!'));
}
