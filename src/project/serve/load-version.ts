import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { rethrowUnreadable } from '../disk/unreadable.js';
import { ledgerFile } from '../read/read-ledger.js';
import type { PackageOptions } from '../stage/package-options.js';
import type { CompiledProject } from '../stage/compiled-project.js';
import { regionToLookAt } from '../stage/release-region.js';
import { compileProject } from '../stage/package-stage.js';
import type { LocalAppSummary } from './local-event.js';
import { type Sources, sourcesOf } from './sources.js';
import { localSummary } from './summary.js';
import { servedVariables } from './stage-variables.js';
import { type LocalVersion, startVersion, type VersionListener } from './version.js';

/** What to serve. */
export interface ServedOptions extends PackageOptions {
  /** Whether to serve it with the stage variables of the stage's candidate. Default false. */
  readonly candidate?: boolean;
}

export interface LoadedVersion {
  readonly version: LocalVersion;
  readonly summary: LocalAppSummary;
  /** Warnings. */
  readonly problems: readonly Problem[];
  readonly sources: Sources;
}

/**
 * Starts a version of the app from the current files.
 * @throws ProblemError if there is nothing to serve
 */
export async function loadVersion(options: ServedOptions, listener: VersionListener): Promise<LoadedVersion> {
  try {
    const { envFiles = [], candidate = false } = options;
    // A candidate is what a ledger says, and where there are regions each has its own.
    const region = candidate ? await regionToLookAt(options) : options.region;
    const compiled = await compileProject({ ...options, region, forDeployment: false, shell: process.env });
    if (compiled.definition.routes.length === 0) throw new ProblemError([...compiled.problems, noRoutes(compiled)]);
    const variables = await servedVariables(compiled, candidate);
    const sources = await sourcesOf(compiled, [...envFiles, ...(candidate ? [ledgerFile(options.stage, compiled.config.region)] : [])]);
    const version = await startVersion(compiled, variables, listener);
    return { version, summary: localSummary(compiled), problems: compiled.problems, sources };
  } catch (error) {
    return rethrowUnreadable(error, options.project.directory);
  }
}

function noRoutes({ appFile }: CompiledProject): Problem {
  return {
    code: 'local-no-routes',
    severity: 'error',
    where: { file: appFile },
    message: 'the app declares no routes, so there is nothing to serve',
    fix: 'try its functions and events with the Client of tschalice/testing',
  };
}
