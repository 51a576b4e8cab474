import type { PackageManifest } from './manifest.js';
import { isForeignName, isLinuxBuild, npmCpu, type Architecture } from './platform.js';

/**
 * How to get a package's machine code for Lambda, as a problem's fix.
 *
 * It depends on how the package gets its builds: npm's `--os`, `--cpu` and `--libc` work only for builds that are separate packages.
 */
export function installHint(name: string, manifest: PackageManifest, architecture: Architecture): string {
  const cpu = npmCpu(architecture);
  const dependencies = manifest.dependencies ?? {};
  const install = `npm install --os=linux --cpu=${cpu} --libc=glibc ${name}`;
  const builds = linuxBuilds(manifest, cpu);
  if (builds.length > 0) {
    // npm makes the whole tree fit the flags: on a Mac, it removes esbuild's own build too. With --force, it adds a build to the others.
    const addition = `npm install --no-save --force ${builds.join(' ')}`;
    return `run '${addition}', which keeps the builds for this machine, or '${install}', which replaces them`;
  }
  if ('prebuild-install' in dependencies) {
    return `run 'npm_config_platform=linux npm_config_arch=${cpu} npm_config_libc=glibc npm rebuild ${name}', or '${install}' on Linux ${cpu}`;
  }
  if (manifest.binary !== undefined) {
    const flags = `npm_config_target_platform=linux npm_config_target_arch=${cpu} npm_config_target_libc=glibc`;
    return `run '${flags} npm rebuild ${name}', or '${install}' on Linux ${cpu}`;
  }
  if (manifest.gypfile === true || ['bindings', 'nan', 'node-addon-api', 'node-gyp-build'].some((tool) => tool in dependencies)) {
    return `run 'npm rebuild ${name}' on Linux ${cpu} (for example in AWS's SAM build container): it is compiled where it is installed`;
  }
  return `run '${install}'`;
}

/** The packages with a package's builds for one processor (Linux with glibc), as arguments for `npm install`. */
function linuxBuilds({ optionalDependencies = {} }: PackageManifest, cpu: 'x64' | 'arm64'): string[] {
  const ofCpu = cpu === 'x64' ? /(^|[-_/.])(x64|x86_64)([-_.]|$)/ : /(^|[-_/.])(arm64|aarch64)([-_.]|$)/;
  return (
    Object.entries(optionalDependencies)
      .filter(([name]) => isLinuxBuild(name, undefined) && ofCpu.test(name) && !isForeignName(name))
      // Anything other than a plain version would need quotes in some shells.
      .map(([name, version]) => (/^[\w.+-]+$/.test(version) ? `${name}@${version}` : name))
      .sort()
  );
}
