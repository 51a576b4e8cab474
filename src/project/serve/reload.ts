import { dirname } from 'node:path';
import { hasErrors, ProblemError } from '../../compiler/problem/problem.js';
import { fromProject } from '../disk/inside.js';
import type { LocalEvent } from './local-event.js';
import { loadVersion, type ServedOptions } from './load-version.js';
import { changedFiles, type FileStates, isSearched, type Sources, sourceTest, statesOf } from './sources.js';
import { type LocalState, type Reporter, reporter } from './reporter.js';
import { readTree } from './tree.js';
import type { LocalVersion } from './version.js';
import { type FolderWatch, watchFolders } from './watch.js';

/** Keeps the served app up to date with the project's files. */
export interface Reloading {
  readonly state: LocalState;
  /** Loads the app for the first time, without reporting its problems. */
  load(): Promise<void>;
  /** Reports all problems, each warning once. */
  report(): void;
  /** From now on, loads the app anew and reports whenever a file changes. */
  watch(): void;
  close(): void;
}

/** The state of serving an app. Each function below changes it in one way. */
interface Session {
  readonly options: ServedOptions;
  readonly tell: (event: LocalEvent) => void;
  served: LocalState;
  /** What the last version without errors is made of. */
  sources: Sources;
  /** The state in which the files that matter were loaded last. */
  known: FileStates;
  /** Earlier versions that still have requests to answer. */
  readonly retired: Set<LocalVersion>;
  readonly reporter: Reporter;
  watching: FolderWatch | undefined;
  /** How often something in the watched folders has changed. */
  changes: number;
  isCatchingUp: boolean;
  isClosed: boolean;
}

/** How often in a row a file may change while the app is loaded. After that, the app itself probably writes it. */
const mostTimes = 3;

export function reloading(options: ServedOptions, tell: (event: LocalEvent) => void): Reloading {
  const session: Session = {
    options,
    tell,
    served: { version: undefined, problems: [] },
    sources: { files: [], folders: [] },
    known: new Map(),
    retired: new Set(),
    reporter: reporter(tell),
    watching: undefined,
    changes: 0,
    isCatchingUp: false,
    isClosed: false,
  };
  return {
    get state() {
      return session.served;
    },
    load: async () => loadFrom(session, await look(session), [], new Map()),
    report: () => session.reporter.report(session.served),
    watch: () => watch(session),
    close: () => close(session),
  };
}

function isBroken({ served }: Session): boolean {
  return hasErrors(served.problems);
}

/** States of the served app's files, and of all other files in the project that may be part of it by now. */
async function look(session: Session): Promise<FileStates> {
  const { options, sources, watching } = session;
  const tree = await readTree(options.project.directory);
  const others = tree.folders.filter((folder) => isBroken(session) || isSearched(sources, folder));
  watching?.setFolders([...sources.files.map((file) => dirname(file)), ...others]);
  return statesOf([...sources.files, ...tree.files]);
}

/** Those of them whose change matters. What fixes an app with errors may be a file that is no part of it yet. */
function relevant(session: Session, states: FileStates): FileStates {
  const isSource = sourceTest(session.sources);
  return isBroken(session) ? states : new Map([...states].filter(([file]) => isSource(file)));
}

/** Serves the app as it is now. If it has errors, notes them and keeps serving the last version without errors. */
async function load(session: Session, changed: readonly string[]): Promise<void> {
  const { options, tell, served } = session;
  const start = performance.now();
  try {
    const { version, summary, problems, sources } = await loadVersion(options, {
      reportFailure: (name, stack) => tell({ event: 'failure', function: name, stack }),
      tell: session.reporter.notice,
    });
    // Closing ended only the versions that existed then.
    if (session.isClosed) return version.kill();
    session.sources = sources;
    session.served = { version, problems };
    if (served.version !== undefined) void retire(session, served.version);
    const files = changed.map((file) => fromProject(options.project.directory, file));
    const ms = Math.round(performance.now() - start);
    tell({ event: 'loaded', isFirst: served.version === undefined, files, ms, app: summary });
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    session.served = { ...served, problems: error.problems };
  }
}

/** The last version answers until the next one does, and for as long as it has requests. */
async function retire({ retired }: Session, version: LocalVersion): Promise<void> {
  retired.add(version);
  await version.retire();
  retired.delete(version);
}

/**
 * Loads the app, and notes the state of the files that it was loaded from.
 *
 * @param before the states when it began
 * @param times how often each file has changed in a row; if a file never stops changing, the app itself writes it
 */
async function loadFrom(session: Session, before: FileStates, changed: readonly string[], times: ReadonlyMap<string, number>): Promise<void> {
  await load(session, changed);
  if (session.isClosed) return;
  const after = relevant(session, await look(session));
  const stateOf = (file: string, now: string): string => {
    if ((times.get(file) ?? 0) >= mostTimes) return now;
    // A file that changed during loading counts as changed; a file that is new to the app does not.
    return before.get(file) ?? (isBroken(session) ? 'missing' : now);
  };
  session.known = new Map([...after].map(([file, now]) => [file, stateOf(file, now)]));
}

function watch(session: Session): void {
  const failed = (reason: string): void => session.tell({ event: 'notice', message: `not all folders can be watched for changes: ${reason}` });
  session.watching = watchFolders(() => void catchUp(session), failed);
  // Files may have changed between loading and watching.
  void catchUp(session);
}

/** Loads the app until nothing has changed since. */
async function catchUp(session: Session): Promise<void> {
  session.changes += 1;
  if (session.isCatchingUp) return;
  session.isCatchingUp = true;
  const times = new Map<string, number>();
  try {
    let seen: number;
    do {
      // A change during the last look is seen only by another one.
      seen = session.changes;
      while (await reloaded(session, times)) session.reporter.report(session.served);
    } while (session.changes !== seen);
  } finally {
    session.isCatchingUp = false;
  }
}

/** @returns whether there was anything to load */
async function reloaded(session: Session, times: Map<string, number>): Promise<boolean> {
  const now = await look(session);
  const changed = changedFiles(session.known, relevant(session, now));
  if (changed.length === 0 || session.isClosed) return false;
  for (const file of changed) times.set(file, (times.get(file) ?? 0) + 1);
  await loadFrom(session, now, changed, times);
  return true;
}

function close(session: Session): void {
  session.isClosed = true;
  session.watching?.close();
  for (const version of [...session.retired, session.served.version]) version?.kill();
}
