import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import type { PackageOptions } from '../stage/package-options.js';
import { type CheckedProject, prepareStage } from '../stage/prepare-stage.js';
import type { LocalAppSummary } from './event.js';
import { sourcesOf } from './sources.js';
import { localSummary } from './summary.js';
import { type LocalVersion, startVersion } from './version.js';

export interface LoadedVersion {
  readonly version: LocalVersion;
  readonly summary: LocalAppSummary;
  /** Warnings. */
  readonly problems: readonly Problem[];
  /** Files that it is made of, as absolute paths. */
  readonly sources: readonly string[];
}

/**
 * Starts a version of the app as its files are now.
 *
 * @param reportFailure gets the name of a function and the stack of what it threw
 * @throws ProblemError when there is nothing to serve
 */
export async function loadVersion(options: PackageOptions, reportFailure: (name: string, stack: string) => void): Promise<LoadedVersion> {
  try {
    const checked = await prepareStage(options);
    if (checked.definition.routes.length === 0) throw new ProblemError([...checked.problems, noRoutes(checked)]);
    const sources = await sourcesOf(checked);
    const version = await startVersion(checked, reportFailure);
    return { version, summary: localSummary(checked), problems: checked.problems, sources };
  } catch (error) {
    return rethrowUnreadable(error, options.project.directory);
  }
}

function noRoutes({ appFile }: CheckedProject): Problem {
  return {
    code: 'local-no-routes',
    severity: 'error',
    where: { file: appFile },
    message: 'the app declares no routes, so there is nothing to serve',
    fix: 'try its functions and events with the Client of tschalice/testing',
  };
}
