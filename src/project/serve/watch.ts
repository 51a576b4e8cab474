import { type FSWatcher, watch } from 'node:fs';

/** Long enough for an editor to write all that is to be saved, too short to be noticed. */
const quietMs = 80;

/** Watches folders, of which the set may change. */
export interface FolderWatch {
  setFolders(folders: Iterable<string>): void;
  close(): void;
}

/**
 * @param changed is called once it has become quiet after a change of anything in the folders
 * @param failed is called, once, when the system gives no more watches
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
      // Folders and not files, since editors replace files by new ones.
      const watcher = watch(folder, { persistent: false }, later);
      watcher.on('error', () => {
        forget(folder);
        later();
      });
      watched.set(folder, watcher);
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      // A folder that is gone is the business of who asks for it next.
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
