import { type FSWatcher, watch } from 'node:fs';

/** Long enough for an editor to save everything, but too short to be noticed. */
const quietMs = 80;

/** Watches a set of folders, which may change. */
export interface FolderWatch {
  setFolders(folders: Iterable<string>): void;
  close(): void;
}

/**
 * @param changed is called after a change in the folders, once nothing more changes
 * @param failed is called once, when the system allows no more watches
 */
export function watchFolders(changed: () => void, failed: (reason: string) => void): FolderWatch {
  const watched = new Map<string, FSWatcher>();
  let timer: NodeJS.Timeout | undefined;
  let hasFailed = false;
  const later = (): void => {
    clearTimeout(timer);
    timer = setTimeout(changed, quietMs);
  };
  const forget = (folder: string): void => {
    watched.get(folder)?.close();
    watched.delete(folder);
  };
  const add = (folder: string): void => {
    try {
      // Folders, not files, because editors replace files with new ones.
      const watcher = watch(folder, { persistent: false }, later);
      watcher.on('error', () => {
        forget(folder);
        later();
      });
      watched.set(folder, watcher);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // The next check notices that the folder is gone.
      if (hasFailed || code === 'ENOENT' || code === 'ENOTDIR') return;
      hasFailed = true;
      failed(message);
    }
  };
  return {
    setFolders: (folders) => {
      const wanted = new Set(folders);
      for (const folder of watched.keys()) if (!wanted.has(folder)) forget(folder);
      for (const folder of wanted) if (!watched.has(folder)) add(folder);
    },
    close: () => {
      clearTimeout(timer);
      for (const folder of watched.keys()) forget(folder);
    },
  };
}
