import type { PackageManifest } from './manifest.js';
import { isForeignName, isLinuxBuild, npmCpu, type Architecture } from './platform.js';

/**
 * How to get a package's machine code for Lambda, as a sentence for a problem's fix.
 *
 * The way depends on how the package comes by its builds: only those that are packages of their own heed npm's `--os`, `--cpu` and `--libc`.
 */
export function installHint(name: string, manifest: PackageManifest, architecture: Architecture): string {
  const cpu = npmCpu(architecture);
  const dependencies = manifest.dependencies ?? {};
  const install = `npm install --os=linux --cpu=${cpu} --libc=glibc ${name}`;
  const builds = linuxBuilds(manifest, cpu);
  if (builds.length > 0) {
    // npm makes the whole tree fit the flags: on a Mac, esbuild's own build goes too. By force, a build is added beside the others.
    const beside = `npm install --no-save --force ${builds.join(' ')}`;
    return `run '${beside}', which keeps the builds for this machine, or '${install}', which replaces them`;
  }
  if ('prebuild-install' in dependencies) {
    return `run 'npm_config_platform=linux npm_config_arch=${cpu} npm_config_libc=glibc npm rebuild ${name}', or '${install}' on Linux ${cpu}`;
  }
  if (manifest.binary !== undefined) {
    const flags = `npm_config_target_platform=linux npm_config_target_arch=${cpu} npm_config_target_libc=glibc`;
    return `run '${flags} npm rebuild ${name}', or '${install}' on Linux ${cpu}`;
  }
  if (manifest.gypfile === true || ['bindings', 'nan', 'node-addon-api', 'node-gyp-build'].some((tool) => tool in dependencies)) {
    return `run 'npm rebuild ${name}' on Linux ${cpu} (say, in AWS's container for building functions), since it is compiled where it is installed`;
  }
  return `run '${install}'`;
}

/** The packages with a package's builds for Linux with glibc on one processor, as arguments of `npm install`. */
function linuxBuilds({ optionalDependencies = {} }: PackageManifest, cpu: 'x64' | 'arm64'): string[] {
  const ofCpu = cpu === 'x64' ? /(^|[-_/.])(x64|x86_64)([-_.]|$)/ : /(^|[-_/.])(arm64|aarch64)([-_.]|$)/;
  return (
    Object.entries(optionalDependencies)
      .filter(([name]) => isLinuxBuild(name, undefined) && ofCpu.test(name) && !isForeignName(name))
      // Anything but a plain version would need quotes in some shell.
      .map(([name, version]) => (/^[\w.+-]+$/.test(version) ? `${name}@${version}` : name))
      .sort()
  );
}
