import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of this package, wherever this file was bundled to. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, 'schemas/config.schema.json'))) {
    if (dirname(folder) === folder) throw new Error('the tschalice package is incomplete: schemas/ is missing');
    folder = dirname(folder);
  }
  return folder;
}
