import type { Place, Problem } from '../../compiler/problem/problem.js';
import type { ZipEntry } from '../../compiler/zip/zip.js';
import { installHint } from './install-hint.js';
import { parseManifest, type PackageManifest } from './manifest.js';
import { fitsLambda, isForeignName, npmCpu, type Architecture } from './platform.js';

/** What a machine-code file was built for. */
export interface Binary {
  readonly os: 'linux' | 'darwin' | 'win32';
  /** More than one in a universal Mach-O file. */
  readonly architectures: readonly (Architecture | 'other')[];
}

/** Reads the header of an ELF, Mach-O or PE file; undefined for everything else, including ELF files that are not for Linux. */
export function describeBinary(content: Uint8Array): Binary | undefined {
  const view = new DataView(content.buffer, content.byteOffset, content.byteLength);
  if (view.byteLength < 20) return undefined;
  const magic = view.getUint32(0);
  if (magic === 0x7f454c46) return describeElf(view);
  if (magic >>> 16 === 0x4d5a) return describePe(view);
  if (magic === 0xcafebabe || magic === 0xcafebabf) return describeFatMachO(view, magic === 0xcafebabf ? 32 : 20);
  const little = magic === 0xcefaedfe || magic === 0xcffaedfe;
  if (!little && magic !== 0xfeedface && magic !== 0xfeedfacf) return undefined;
  return { os: 'darwin', architectures: [machOArchitecture(view.getUint32(4, little))] };
}

/**
 * Checks that every package with `.node` files has one that Lambda can load, for each architecture.
 *
 * A package for one platform (`@img/sharp-linux-x64`) needs a file only for the architectures in its package.json.
 */
export function checkBinaries(entries: readonly ZipEntry[], architectures: readonly Architecture[], where: Place): Problem[] {
  const problems: Problem[] = [];
  for (const [path, files] of addonsByPackage(entries)) {
    const known = files.flatMap((file) => {
      const binary = describeBinary(file.content);
      return binary === undefined ? [] : [{ ...file, binary, path: file.path.slice(path.length + 1) }];
    });
    if (known.length === 0) continue;
    const name = packageName(path);
    const manifest = readEntryManifest(entries, path);
    // Loaders prefer a local build to the builds that the package ships.
    const local = known.filter((file) => /^build\/(Release|Debug)\//.test(file.path));
    const candidates = local.length > 0 ? local : known;
    for (const architecture of architectures) {
      if (!fitsLambda(name, manifest, [architecture])) continue;
      if (candidates.some(({ path: file, content, binary }) => fits(file, content, binary, architecture))) continue;
      const found = `${describeAll(candidates)} (${candidates[0]!.path})`;
      problems.push({
        code: 'native-binary-platform',
        severity: 'error',
        where,
        message: `The package '${name}' has machine code for ${found}, but Lambda needs linux ${npmCpu(architecture)} with glibc`,
        fix: installHint(name, manifest, architecture),
      });
    }
  }
  return problems;
}

/** The platform of a machine-code file that Lambda cannot load on this architecture; undefined if it can, or if the kind of file is unknown. */
export function foreignTarget(path: string, content: Uint8Array, architecture: Architecture): string | undefined {
  const binary = describeBinary(content);
  return binary === undefined || fits(path, content, binary, architecture) ? undefined : describeAll([{ path, content, binary }]);
}

function fits(path: string, content: Uint8Array, { os, architectures }: Binary, architecture: Architecture): boolean {
  if (os !== 'linux' || !architectures.includes(architecture) || isForeignName(path)) return false;
  // A build for musl contains this name of its C library.
  return !Buffer.from(content.buffer, content.byteOffset, content.byteLength).includes('libc.musl-');
}

function describeAll(files: readonly { readonly path: string; readonly content: Uint8Array; readonly binary: Binary }[]): string {
  const names = files.flatMap(({ path, content, binary }) =>
    binary.architectures.map((architecture) => {
      const platform = `${binary.os} ${architecture === 'other' ? 'on another processor' : npmCpu(architecture)}`;
      return architecture !== 'other' && binary.os === 'linux' && !fits(path, content, binary, architecture) ? `${platform} with another C library` : platform;
    }),
  );
  return [...new Set(names)].sort().join(', ');
}

/** Package folder → the `.node` files in it, both in the order of the entries. */
function addonsByPackage(entries: readonly ZipEntry[]): Map<string, ZipEntry[]> {
  const packages = new Map<string, ZipEntry[]>();
  for (const entry of entries) {
    const path = entry.path.endsWith('.node') ? /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(entry.path)?.[0] : undefined;
    if (path === undefined) continue;
    const files = packages.get(path) ?? [];
    files.push(entry);
    packages.set(path, files);
  }
  return packages;
}

function packageName(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

function readEntryManifest(entries: readonly ZipEntry[], path: string): PackageManifest {
  const entry = entries.find((candidate) => candidate.path === `${path}/package.json`);
  return (entry === undefined ? undefined : parseManifest(new TextDecoder().decode(entry.content))) ?? {};
}

function describeElf(view: DataView): Binary | undefined {
  // System V, and what GNU tools write for Linux; others mean another system (9 is FreeBSD).
  const abi = view.getUint8(7);
  if (abi !== 0 && abi !== 3) return undefined;
  const machine = view.getUint16(18, view.getUint8(5) === 1);
  const is64 = view.getUint8(4) === 2;
  return { os: 'linux', architectures: [is64 && machine === 62 ? 'x86_64' : is64 && machine === 183 ? 'arm64' : 'other'] };
}

function describePe(view: DataView): Binary | undefined {
  const header = view.byteLength < 0x40 ? undefined : view.getUint32(0x3c, true);
  if (header === undefined || header + 6 > view.byteLength || view.getUint32(header) !== 0x50450000) return undefined;
  const machine = view.getUint16(header + 4, true);
  return { os: 'win32', architectures: [machine === 0x8664 ? 'x86_64' : machine === 0xaa64 ? 'arm64' : 'other'] };
}

function describeFatMachO(view: DataView, recordSize: number): Binary | undefined {
  const count = view.getUint32(4);
  // Java class files begin with the same four bytes. They have their version here, which is 45 or more.
  if (count === 0 || count >= 45 || 8 + count * recordSize > view.byteLength) return undefined;
  const architectures = Array.from({ length: count }, (_, index) => machOArchitecture(view.getUint32(8 + index * recordSize)));
  return { os: 'darwin', architectures };
}

function machOArchitecture(cpuType: number): Architecture | 'other' {
  if (cpuType === 0x01000007) return 'x86_64';
  return cpuType === 0x0100000c ? 'arm64' : 'other';
}
