import type { Dirent } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';

/** Folders of the project that may hold code, and the files in them that an app may be made of, as absolute paths. */
export interface ProjectTree {
  readonly folders: readonly string[];
  readonly files: readonly string[];
}

const codeFile = /\.(?:[cm]?[jt]sx?|json|ya?ml)$/;

/** Without installed packages and folders whose names start with a dot, except `.chalice`. Links are not followed. */
export async function readTree(directory: string): Promise<ProjectTree> {
  const [folders, files]: [string[], string[]] = [[], []];
  const walk = async (folder: string): Promise<void> => {
    folders.push(folder);
    const entries: Dirent[] = await readdir(folder, { withFileTypes: true }).catch(() => []);
    for (const entry of entries) {
      const path = join(folder, entry.name);
      if (entry.isFile() && codeFile.test(entry.name)) files.push(path);
      if (entry.isDirectory() && entry.name !== 'node_modules' && (!entry.name.startsWith('.') || path === join(directory, '.chalice'))) await walk(path);
    }
  };
  await walk(directory);
  return { folders, files };
}
