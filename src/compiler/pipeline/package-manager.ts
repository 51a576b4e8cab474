/** What installs the project's packages, told by its lock file. Yarn 1 and what came after it have different options. */
export type PackageManager = 'npm' | 'yarn-1' | 'yarn' | 'pnpm' | 'bun';

/** The last version of Node.js that has corepack, which brings the Yarn or pnpm that package.json names. */
const lastWithCorepack = 24;

/**
 * Commands for a shell that install exactly what the lock file says.
 *
 * @param nodeMajor of the machine that runs them
 */
export function installCommands(manager: PackageManager, nodeMajor: number): string[] {
  const corepack = [...(nodeMajor > lastWithCorepack ? ['npm install --global corepack'] : []), 'corepack enable'];
  switch (manager) {
    case 'npm':
      return ['npm ci'];
    case 'yarn-1':
      return [...corepack, 'yarn install --frozen-lockfile'];
    case 'yarn':
      return [...corepack, 'yarn install --immutable'];
    case 'pnpm':
      return [...corepack, 'pnpm install --frozen-lockfile'];
    case 'bun':
      return ['npm install --global bun', 'bun install --frozen-lockfile'];
  }
}
