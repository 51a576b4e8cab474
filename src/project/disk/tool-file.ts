import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packageRoot } from './tool-folder.js';

/** A file of this package's templates/, as it ships. */
export function readStaticFile(name: string): Promise<string> {
  return readFile(join(packageRoot(), 'templates', name), 'utf8');
}
