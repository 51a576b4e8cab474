import { join } from 'node:path';
import { readTextSync } from '../disk/read-text.js';

/**
 * Loads what an app with the AWS SDK needs once it is bundled, while it is being bundled. Whether it has the SDK is guessed from its package.json: what was
 * loaded in vain harms nobody, and what was not is loaded later.
 *
 * @param needsRights whether policies are generated
 */
export function loadEarly(directory: string, needsRights: boolean): void {
  if (!mentionsSdk(directory)) return;
  const ofRights = (): Promise<unknown>[] => [
    import('../rights/find-calls.js'),
    import('../rights/app-rights.js'),
    import('../../compiler/iam/actions/service-data-of.js'),
  ];
  const modules = [import('oxc-parser'), ...(needsRights ? ofRights() : [])];
  // Who needs them gets the error.
  Promise.all(modules).catch(() => undefined);
}

function mentionsSdk(directory: string): boolean {
  try {
    return readTextSync(join(directory, 'package.json'))?.includes('"@aws-sdk/') === true;
  } catch {
    return false;
  }
}
