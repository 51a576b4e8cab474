import { isBuiltin } from 'node:module';
import type { ErrorCode } from '../../compiler/problem/codes.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import { pathProblem } from '../../compiler/zip/zip.js';
import type { PlacedPackage, Unplaced } from './closure.js';
import type { PackageFiles } from './files.js';
import { installHint } from './install-hint.js';
import type { PackageManifest } from './manifest.js';
import { isUncompiled, lacksBuild } from './native-package.js';
import { type Architecture, npmCpu } from './platform.js';

/** What is wrong with the name of a package that was asked for, if anything. */
export function checkPackageName(name: string, where: Place): Problem[] {
  const error = errorsAt(where);
  if (name === 'tschalice') {
    const message = "'tschalice' itself cannot be an external package, because it is part of the bundle";
    return [error('external-package-own', message, 'remove it from the list')];
  }
  if (isBuiltin(name) || name.startsWith('node:')) {
    return [error('external-package-builtin', `'${name}' is part of Node.js, not a package`, 'remove it from the list')];
  }
  const valid = /^((?:@[a-z0-9~-][a-z0-9._~-]*\/)?[a-z0-9~-][a-z0-9._~-]*)(\/.*)?$/i.exec(name);
  if (valid?.[1] !== undefined && valid[2] === undefined) return [];
  const fix = valid?.[1] === undefined ? "write a name from npm, such as 'sharp' or '@scope/name'" : `write '${valid[1]}', because packages are copied whole`;
  return [error('external-package-name', `'${name}' is not the name of a package`, fix)];
}

/** @param plugAndPlay whether the project has Yarn's way of installing */
export function unplacedProblem({ reason, name, dependent }: Unplaced, architectures: readonly Architecture[], plugAndPlay: boolean, where: Place): Problem {
  const error = errorsAt(where);
  const subject = dependent === undefined ? `The package '${name}'` : `The package '${name}', which '${dependent}' needs,`;
  switch (reason) {
    case 'missing': {
      const install = dependent === undefined ? `run 'npm install ${name}'` : "run 'npm install': the installation is incomplete";
      const fix = plugAndPlay
        ? "set 'nodeLinker: node-modules' in .yarnrc.yml and run 'yarn install', because with Yarn's Plug'n'Play there is no folder to copy"
        : install;
      return error('external-package-missing', `${subject} is not installed${plugAndPlay ? ' in a node_modules folder' : ''}`, fix);
    }
    case 'unreadable':
      return error('external-package-unreadable', `${subject} has a package.json that is not a JSON object`, "install the packages again: 'npm ci'");
    case 'platform':
      return error(
        'native-binary-platform',
        `${subject} is not for Lambda's platform, linux ${architectures.map(npmCpu).join(' or ')} with glibc`,
        dependent === undefined
          ? 'list the package that you import instead of its build for one platform'
          : `replace '${dependent}' with a package that runs on Linux`,
      );
    case 'cycle':
      return error(
        'external-package-cycle',
        `${subject} is in a dependency cycle with two versions of one package, which folders cannot express`,
        "use one version: run 'npm dedupe', or set 'overrides' in package.json",
      );
  }
}

/** What is wrong with a package that has its place. */
export function checkPackage(one: PlacedPackage, { files, outside }: PackageFiles, architectures: readonly Architecture[], where: Place): Problem[] {
  const { name, directory, manifest, requested } = one;
  const error = errorsAt(where);
  return [
    ...(usesLibrary(manifest)
      ? [error('external-package-uses-library', ownCopy(name), `remove '${requested}' from "external_packages", so that it is bundled`)]
      : []),
    ...outside.map((link) => {
      const message = `'${link}' in the package '${name}' is a symbolic link to something outside the package`;
      return error('package-symlink-outside', message, 'replace the link with the file itself');
    }),
    ...files.flatMap(({ path }) => {
      const problem = pathProblem(path);
      if (problem === undefined) return [];
      return [error('package-file-name', `The name of '${path}' in the package '${name}' ${problem}, which a zip cannot hold`, 'rename or remove the file')];
    }),
    ...(isUncompiled(manifest, files) ? [uncompiled(name, where)] : []),
    ...architectures
      .filter((architecture) => lacksBuild(name, directory, manifest, architecture))
      .map((architecture) => {
        const platform = `linux ${npmCpu(architecture)} with glibc`;
        const message = `The package '${name}' has its machine code in separate packages, and the one that Lambda needs (${platform}) is not installed`;
        return error('native-binary-platform', message, installHint(name, manifest, architecture));
      }),
  ];
}

function usesLibrary({ dependencies, peerDependencies }: PackageManifest): boolean {
  return Object.keys({ ...dependencies, ...peerDependencies }).includes('tschalice');
}

/** With a second copy of the library, what it throws would be crashes to the app, and its responses plain objects. */
function ownCopy(name: string): string {
  return `The package '${name}' uses tschalice, and outside the bundle it would have its own copy, whose errors and responses the app does not recognise`;
}

function uncompiled(name: string, where: Place): Problem {
  const message = `The package '${name}' must be compiled when it is installed, but contains no compiled file`;
  // Package managers may run no install scripts: pnpm 10 by default, npm with --ignore-scripts.
  const fix = `allow its install script, and run 'npm rebuild ${name}' on a Linux system like Lambda's`;
  return { code: 'native-binary-missing', severity: 'warning', where, message, fix };
}

function errorsAt(where: Place): (code: ErrorCode, message: string, fix: string) => Problem {
  return (code, message, fix) => ({ code, severity: 'error', where, message, fix });
}
