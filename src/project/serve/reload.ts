import { dirname } from 'node:path';
import { hasErrors, type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { fromProject } from '../disk/inside.js';
import type { LocalEvent } from './event.js';
import { changedFiles, type FileStates, sourcesOf, statesOf } from './sources.js';
import { localSummary } from './summary.js';
import { readTree } from './tree.js';
import { type LocalVersion, startVersion } from './version.js';
import { type FolderWatch, watchFolders } from './watch.js';
import type { PackageOptions } from '../stage/package-options.js';
import { type CheckedProject, prepareStage } from '../stage/prepare-stage.js';
import { rethrowUnreadable } from '../disk/unreadable.js';

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
  watch(): void;
  close(): void;
}

/** How often in a row a file may change while the app is loaded, until it counts as one that the app itself writes. */
const mostTimes = 3;

export function reloading(options: PackageOptions, tell: (event: LocalEvent) => void): Reloading {
  const { directory } = options.project;
  let state: LocalState = { version: undefined, problems: [] };
  let known: FileStates = new Map();
  let watching: FolderWatch | undefined;
  const shown = new Set<string>();

  let sources: readonly string[] = [];
  const isBroken = (): boolean => hasErrors(state.problems);
  /** States of the served app's files, and of all others in the project that it may be made of by now. */
  const look = async (): Promise<FileStates> => {
    const tree = await readTree(directory);
    watching?.setFolders([...sources.map((file) => dirname(file)), ...(isBroken() ? tree.folders : [])]);
    return statesOf([...sources, ...tree.files]);
  };
  /** Those of them whose change matters. What an app with mistakes needs to be mended may be a file that it has not got yet. */
  const relevant = (states: FileStates): FileStates => (isBroken() ? states : new Map(sources.map((file) => [file, states.get(file)!])));

  const report = (): void => {
    const fresh = state.problems.filter((problem) => problem.severity === 'error' || !shown.has(JSON.stringify(problem)));
    for (const problem of fresh) shown.add(JSON.stringify(problem));
    if (fresh.length > 0) tell({ event: 'problems', problems: fresh, serving: state.version !== undefined });
  };

  // The last version answers until the next one does, and for as long as it is at it.
  const retired = new Set<LocalVersion>();
  const retire = async (version: LocalVersion): Promise<void> => {
    retired.add(version);
    await version.retire();
    retired.delete(version);
  };

  const make = async (): Promise<{ version: LocalVersion; checked: CheckedProject; files: readonly string[] }> => {
    const checked = await prepareStage(options);
    if (checked.definition.routes.length === 0) throw new ProblemError([...checked.problems, noRoutes(checked.appFile)]);
    const files = await sourcesOf(checked);
    const version = await startVersion(checked, (name, stack) => tell({ event: 'failure', function: name, stack }));
    return { version, checked, files };
  };

  const load = async (changed: readonly string[]): Promise<void> => {
    const start = performance.now();
    try {
      const { version, checked, files } = await make().catch((error: unknown) => rethrowUnreadable(error, directory));
      const isFirst = state.version === undefined;
      if (state.version !== undefined) void retire(state.version);
      sources = files;
      state = { version, problems: checked.problems };
      tell({ event: 'loaded', isFirst, files: changed, ms: Math.round(performance.now() - start), app: localSummary(checked) });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      state = { ...state, problems: error.problems };
    }
  };

  /** @param isOwn whether the app itself writes a file whenever it is loaded, so that it would never come to rest */
  const loadAndLook = async (before: FileStates, changed: readonly string[], isOwn: (file: string) => boolean): Promise<void> => {
    await load(changed.map((file) => fromProject(directory, file)));
    const after = relevant(await look());
    // What changed while it was loaded shall be seen as a change; but what it has only now turned out to be made of is none.
    const stateOf = (file: string, was: string): string => (isOwn(file) ? was : (before.get(file) ?? (isBroken() ? 'missing' : was)));
    known = new Map([...after].map(([file, was]) => [file, stateOf(file, was)]));
  };

  let isBusy = false;
  let isClosed = false;
  const catchUp = async (): Promise<void> => {
    if (isBusy) return;
    isBusy = true;
    const times = new Map<string, number>();
    try {
      for (;;) {
        const now = await look();
        const changed = changedFiles(known, relevant(now));
        if (changed.length === 0 || isClosed) break;
        for (const file of changed) times.set(file, (times.get(file) ?? 0) + 1);
        await loadAndLook(now, changed, (file) => (times.get(file) ?? 0) >= mostTimes);
        report();
      }
    } finally {
      isBusy = false;
    }
  };

  return {
    get state() {
      return state;
    },
    load: async () => loadAndLook(await look(), [], () => false),
    report,
    watch: () => {
      const failed = (reason: string): void => tell({ event: 'notice', message: `not all folders can be watched for changes: ${reason}` });
      watching = watchFolders(() => void catchUp(), failed);
      // What changed since it was loaded has had nobody to tell of it.
      void catchUp();
    },
    close: () => {
      isClosed = true;
      watching?.close();
      for (const version of [...retired, ...(state.version === undefined ? [] : [state.version])]) version.kill();
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
