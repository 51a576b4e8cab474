import type { ReleaseStrategy } from '../config/release.js';

/** The releases of one stage: `.chalice/releases/<stage>.json`. */
export interface Ledger {
  readonly live: Release;
  readonly candidate?: Candidate;
  /** What `rollback` returns to. */
  readonly previous?: Release;
  /** The IDs of releases that were aborted or replaced, sorted. Their sources may be deployed, and get no traffic. */
  readonly held: readonly string[];
}

/** What a stage serves: its REST API, and a version of each function. Hashes are the first 10 hex digits of SHA-256. */
export interface Release {
  /** The hash of the REST API's document and of `functions`. */
  readonly id: string;
  /** By logical ID: the hash of the function's code and of the properties that a version freezes. */
  readonly functions: Hashes;
  /**
   * The logical IDs of the functions that the REST API invokes, sorted: its handler and the authorizers of its routes.
   * They may not be deleted while the release is live, and its document cannot be looked up once the source has changed.
   */
  readonly api: readonly string[];
  /**
   * By logical ID: the hash of the function's role and dead-letter configuration. Lambda splits the traffic of an alias
   * only between versions that share them.
   */
  readonly roles: Hashes;
}

/** Hashes by the logical IDs of functions. */
export interface Hashes {
  readonly [logicalId: string]: string;
}

/** A release that is to become live. Its strategy follows from its fields: `strategyOf`. */
export interface Candidate extends Release {
  /** Of the traffic, 0 to 100; of canary and rolling. */
  readonly percent?: number;
  /** What the candidate's requests see instead of the stage's own variables; of canary and blue-green. */
  readonly stageVariables?: StageVariables;
}

/** Stage variables of API Gateway, by name. */
export interface StageVariables {
  readonly [name: string]: string;
}

/** The strategy that a candidate was started with. */
export function strategyOf({ percent, stageVariables }: Candidate): ReleaseStrategy {
  if (stageVariables === undefined) return 'rolling';
  return percent === undefined ? 'blue-green' : 'canary';
}
