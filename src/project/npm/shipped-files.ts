import type { SourcedEntry } from './files.js';
import { describeBinary, foreignTarget } from './native-binary.js';
import type { Architecture } from './platform.js';

/** Packages of headers, which others are compiled with. */
const headerPackages: readonly string[] = ['nan', 'node-addon-api', 'node-api-headers'];

/** What compilers read, and what they leave behind, by the names of files. */
const ofCompilers = [
  // Sources and headers.
  /\.(?:c|cc|cpp|cxx|c\+\+|h|hh|hpp|hxx|inl|ipp|m|mm|asm|S|rs|go|zig|swift|cu|cuh|def|idl)$/,
  // Objects and libraries to link with.
  /\.(?:a|lib|la|lo|pch|gch|exp|ilk|iobj|ipdb|pdb|rlib|rmeta|res)$/,
  // What builds them, and with which paths of this machine.
  /\.(?:d|d\.raw|gyp|gypi|mk|mak|am|ac|m4|cmake|ninja|vcxproj|vcxproj\.filters|sln|tlog|lastbuildstate|recipe|stamp|rc)$/,
  /(?:^|\/)(?:[^/]*Makefile(?:\.\w+)?|makefile|GNUmakefile|CMakeLists\.txt|CMakeCache\.txt|compile_commands\.json|Cargo\.(?:toml|lock)|build\.rs)$/,
  /(?:^|\/)(?:configure|config\.(?:status|log|guess|sub)|libtool|ltmain\.sh|install-sh|depcomp|\.ninja_(?:log|deps)|\.rustc_info\.json|gyp_info\.json)$/,
  // Folders of theirs.
  /(?:^|\/)(?:CMakeFiles|\.deps|obj\.target|\.fingerprint|incremental)\//,
  /(?:^|\/)build\/(?:Release|Debug)\/obj\//,
  // Sources as they were downloaded.
  /^deps\/(?:.*\/)?[^/]+\.(?:tar|tar\.\w+|tgz)$/,
];

/** Code for a processor, by the names of files. */
const binary = /\.(?:node|dll|dylib|exe|so(?:\.[\d.]+)?)$/;

/**
 * The files of a package that can run in Lambda. Only one with machine code has others: sources and what a compiler left
 * behind, which hold paths of the machine that it ran on, and builds for other systems.
 *
 * JavaScript, JSON, WebAssembly and data stay, wherever they are: packages read them from `src/` and `build/` too. If no
 * build fits an architecture, all builds stay, so that a check can say what is there.
 */
export function shippedFiles(name: string, files: readonly SourcedEntry[], architectures: readonly Architecture[]): readonly SourcedEntry[] {
  const isCompiled = files.some(({ path }) => path.endsWith('.node') || /(?:^|\/)binding\.gyp$/.test(path)) || headerPackages.includes(name);
  if (!isCompiled) return files;
  const runnable = files.filter(({ path }) => !ofCompilers.some((pattern) => pattern.test(path)) && !isInCargoTarget(path, files));
  const fits = ({ content, path }: SourcedEntry, among: readonly Architecture[]): boolean =>
    among.some((one) => foreignTarget(path, content, one) === undefined);
  const builds = runnable.filter(({ content, path }) => path.endsWith('.node') && describeBinary(content) !== undefined);
  if (!architectures.every((one) => builds.some((file) => fits(file, [one])))) return runnable;
  return runnable.filter((file) => !binary.test(file.path) || (fits(file, architectures) && !isForElectron(file.path)));
}

/** cargo's folder, of which at most a finished addon is used. */
function isInCargoTarget(path: string, files: readonly SourcedEntry[]): boolean {
  const folder = /^(.*\/)?target\//.exec(path);
  return folder !== null && !path.endsWith('.node') && files.some((one) => one.path === `${folder[1] ?? ''}Cargo.toml`);
}

/** How prebuildify names a build for another runtime: `prebuilds/linux-x64/electron.napi.node`. */
function isForElectron(path: string): boolean {
  return /(?:^|\/)prebuilds\/(?:.*\/)?electron[.-][^/]*\.node$/.test(path);
}
