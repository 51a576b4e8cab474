import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ShippedModule } from '../bundle/shipped-module.js';
import { taskFolder } from '../lambda/folders.js';

/** Copies of modules that are nowhere but in the package. Most packages have none. */
export interface ModuleCopies {
  /** Path in Lambda → the copy. */
  readonly files: ReadonlyMap<string, string>;
  readonly remove: () => void;
}

export function copyModules(modules: readonly ShippedModule[]): ModuleCopies {
  if (modules.length === 0) return { files: new Map(), remove: () => undefined };
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-proof-')));
  const files = new Map<string, string>();
  for (const { path, text } of modules) {
    const copy = join(folder, path);
    mkdirSync(dirname(copy), { recursive: true });
    writeFileSync(copy, text);
    files.set(`${taskFolder}/${path}`, copy);
  }
  return { files, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
