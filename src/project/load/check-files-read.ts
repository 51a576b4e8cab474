import type { Problem } from '../../compiler/problem/problem.js';
import type { LoadedApp } from './load-app.js';

/** A file that the app reads while it is imported is here now, but in Lambda only if the package holds it. */
export function checkFilesRead({ filesRead, placeOf }: LoadedApp, packaged: readonly string[]): Problem[] {
  return filesRead
    .filter(({ path }) => !packaged.includes(path))
    .map(({ path, at }) => ({
      code: 'file-read-not-included',
      severity: 'warning',
      where: placeOf(at),
      message: `the app reads '${path}' while it is imported, and the deployment package does not hold it`,
      fix: `add "${path}" to "include" of the configuration, unless the app works without it`,
    }));
}
