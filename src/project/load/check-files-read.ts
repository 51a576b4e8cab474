import type { Problem } from '../../compiler/problem/problem.js';
import type { LoadedApp } from './load-app.js';

/** A file that the app reads while it is imported exists here, but in Lambda only if the package contains it. */
export function checkFilesRead({ filesRead, placeOf }: LoadedApp, packaged: readonly string[]): Problem[] {
  return filesRead
    .filter(({ path }) => !packaged.includes(path))
    .map(({ path, at }) => ({
      code: 'file-read-not-included',
      severity: 'warning',
      where: placeOf(at),
      message: `the app reads '${path}' while it is imported, but the deployment package does not contain it`,
      fix: `add "${path}" to "include" in the configuration, unless the app works without it`,
    }));
}
