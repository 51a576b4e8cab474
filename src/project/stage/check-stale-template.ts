import { access } from 'node:fs/promises';
import { join } from 'node:path';
import type { Problem } from '../../compiler/problem/problem.js';

/**
 * Warns about a template of the other format. It stays, like every file that is not written, and deploying it would
 * deploy an old template with the new package.
 *
 * @param shown the folder as problems name it
 */
export async function checkStaleTemplate(folder: string, templateName: 'sam.json' | 'sam.yaml', shown: string): Promise<Problem[]> {
  const other = templateName === 'sam.json' ? 'sam.yaml' : 'sam.json';
  const isThere = await access(join(folder, other)).then(
    () => true,
    () => false,
  );
  if (!isThere) return [];
  const where = { file: join(shown, other) };
  const message = `the template is from an earlier run and does not match the package next to it; ${templateName} does`;
  return [{ code: 'template-stale', severity: 'warning', where, message, fix: `remove it, and deploy ${templateName}` }];
}
