import { dirname } from 'node:path';
import { hasErrors, type Problem, ProblemError } from '../problem/problem.js';
import { fromProject } from './inside.js';
import type { LocalEvent } from './local-event.js';
import { changedFiles, type FileStates, sourcesOf, statesOf } from './local-sources.js';
import { localSummary } from './local-summary.js';
import { readTree } from './local-tree.js';
import { type LocalVersion, startVersion } from './local-version.js';
import { type FolderWatch, watchFolders } from './local-watch.js';
import { checkProject, type PackageOptions } from './package-stage.js';
import { rethrowUnreadable } from './unreadable.js';

/** What is being served. */
export interface LocalState {
  /** The last version without errors. */
  readonly version: LocalVersion | undefined;
  /** What is wrong with the files as they are now. */
  readonly problems: readonly Problem[];
}

/** Keeps up with the project's files. */
export interface Reloading {
  readonly state: LocalState;
  /** Loads the app for the first time, and tells nothing of its problems. */
  load(): Promise<void>;
  /** Tells the problems that there are, warnings once. */
  report(): void;
  /** From now on, loads the app anew and reports whenever a file changes. */
  watch(): Promise<void>;
  close(): void;
}

export function reloading(options: PackageOptions, tell: (event: LocalEvent) => void): Reloading {
  const { directory } = options.project;
  let state: LocalState = { version: undefined, problems: [] };
  let known: FileStates = new Map();
  let watching: FolderWatch | undefined;
  const shown = new Set<string>();

  /** The files whose change matters, as they are: those of what is served and, while something is wrong, all of the project's. */
  let sources: readonly string[] = [];
  const look = async (): Promise<FileStates> => {
    const isBroken = hasErrors(state.problems);
    const tree = isBroken || sources.length === 0 ? await readTree(directory) : { folders: [], files: [] };
    watching?.setFolders([...sources.map((file) => dirname(file)), ...tree.folders]);
    return statesOf([...sources, ...tree.files]);
  };

  const report = (): void => {
    const fresh = state.problems.filter((problem) => problem.severity === 'error' || !shown.has(JSON.stringify(problem)));
    for (const problem of fresh) shown.add(JSON.stringify(problem));
    if (fresh.length > 0) tell({ event: 'problems', problems: fresh, serving: state.version !== undefined });
  };

  const load = async (files: readonly string[]): Promise<void> => {
    const start = performance.now();
    try {
      const checked = await checkProject(options).catch((error: unknown) => rethrowUnreadable(error, directory));
      if (checked.definition.routes.length === 0) throw new ProblemError([...checked.problems, noRoutes(checked.appFile)]);
      const version = await startVersion(checked, (name, stack) => tell({ event: 'failure', function: name, stack }));
      sources = await sourcesOf(checked);
      state.version?.retire();
      state = { version, problems: checked.problems };
      tell({ event: 'loaded', files, ms: Math.round(performance.now() - start), app: localSummary(version.definition, version.stage) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      state = { ...state, problems: error.problems };
    }
  };

  let isBusy = false;
  let isClosed = false;
  const catchUp = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    try {
      // What changed while it was loaded is loaded once more.
      for (;;) {
        const now = await look();
        const changed = changedFiles(known, now);
        if (changed.length === 0 || isClosed) break;
        known = now;
        await load(changed.map((file) => fromProject(directory, file)));
        report();
        // Of a version with other sources, the new ones are not changes.
        const after = await look();
        known = new Map([...after].map(([file, was]) => [file, now.get(file) ?? was]));
      }
    } finally {
      isBusy = false;
    }
  };

  return {
    get state() {
      return state;
    },
    load: async () => {
      const before = await look();
      await load([]);
      const after = await look();
      known = new Map([...after].map(([file, was]) => [file, before.get(file) ?? was]));
    },
    report,
    watch: async () => {
      const failed = (reason: string): void => tell({ event: 'notice', message: `not all folders can be watched for changes: ${reason}` });
      watching = watchFolders(() => void catchUp(), failed);
      await catchUp();
    },
    close: () => {
      isClosed = true;
      watching?.close();
      state.version?.kill();
    },
  };
}

function noRoutes(appFile: string): Problem {
  return {
    code: 'local-no-routes',
    severity: 'error',
    where: { file: appFile },
    message: 'the app declares no routes, so there is nothing to serve',
    fix: 'try its functions and events with the Client of tschalice/testing',
  };
}
