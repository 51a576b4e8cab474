import type { Problem } from '../../compiler/problem/problem.js';
import type { LocalEvent } from './local-event.js';
import type { LocalVersion } from './version.js';

/** What is being served. */
export interface LocalState {
  /** The last version without errors. */
  readonly version: LocalVersion | undefined;
  /** What is wrong with the files as they are now. */
  readonly problems: readonly Problem[];
}

/** Tells what is served, and repeats nothing that people have read. */
export interface Reporter {
  /** Tells each notice once. */
  readonly notice: (message: string) => void;
  /** Reports errors, and those warnings that are new. */
  readonly report: (served: LocalState) => void;
}

export function reporter(tell: (event: LocalEvent) => void): Reporter {
  const told = new Set<string>();
  return {
    notice: (message) => {
      if (told.has(message)) return;
      told.add(message);
      tell({ event: 'notice', message });
    },
    report: ({ version, problems }) => {
      const fresh = problems.filter((problem) => problem.severity === 'error' || !told.has(identity(problem)));
      for (const problem of fresh) told.add(identity(problem));
      if (fresh.length > 0) tell({ event: 'problems', problems: fresh, serving: version !== undefined });
    },
  };
}

/** The same for a warning whose line has changed because something was added above it. */
function identity({ code, message, fix, where: { file, path } }: Problem): string {
  return JSON.stringify([code, message, fix, file, path]);
}
