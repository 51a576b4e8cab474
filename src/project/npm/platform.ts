import type { PackageManifest } from './manifest.js';

/** CloudFormation's name for a processor that Lambda runs on. */
export type Architecture = 'x86_64' | 'arm64';

/** npm's and Node.js's name for a processor. */
export function npmCpu(architecture: Architecture): 'x64' | 'arm64' {
  return architecture === 'x86_64' ? 'x64' : 'arm64';
}

/** Whether a package can run in Lambda (Linux with glibc) on one of the architectures, judged by its package.json and its name. */
export function fitsLambda(name: string, { os, cpu, libc }: PackageManifest, architectures: readonly Architecture[]): boolean {
  if (!allows(os, 'linux') || !allows(libc, 'glibc')) return false;
  // WebAssembly runs on every processor.
  if (!allows(cpu, 'wasm32') && !architectures.some((architecture) => allows(cpu, npmCpu(architecture)))) return false;
  return libc !== undefined || !isForeignName(name);
}

/**
 * Whether a package is the Linux build of another package: `@img/sharp-linux-x64`, `@node-rs/argon2-linux-arm64-gnu`.
 *
 * `manifest` is undefined if the package is not installed; then the name decides.
 */
export function isLinuxBuild(name: string, manifest: PackageManifest | undefined): boolean {
  if (manifest !== undefined) return manifest.cpu !== undefined && allows(manifest.os, 'linux');
  return /(^|[-_/.])linux(musl)?([-_.]|$)/.test(name) && /(x64|x86_64|arm64|aarch64)/.test(name);
}

/** Whether the name of a package or file says that it is not for Lambda's system, even if its bytes look the same: musl, Android, a BSD. */
export function isForeignName(name: string): boolean {
  return /(^|[-_/.])(linuxmusl|musl|alpine|android|freebsd|openbsd|netbsd)([-_/.]|$)/.test(name);
}

/** npm's rule for `os`, `cpu` and `libc`: a value is allowed if it is listed, or if the list has only refused values (`!value`) and not this one. */
function allows(list: readonly string[] | undefined, value: string): boolean {
  if (list === undefined || list.length === 0 || (list.length === 1 && list[0] === 'any')) return true;
  if (list.includes(`!${value}`)) return false;
  return list.includes(value) || list.every((item) => item.startsWith('!'));
}
