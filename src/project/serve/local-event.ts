import type { Problem } from '../../compiler/problem/problem.js';

/** What a server reports, for the terminal or a program. */
export type LocalEvent =
  | { readonly event: 'listening'; readonly url: string }
  /** `isFirst`: whether nothing was served before. `files`: those that changed, relative to the project. */
  | { readonly event: 'loaded'; readonly isFirst: boolean; readonly files: readonly string[]; readonly ms: number; readonly app: LocalAppSummary }
  /** `serving`: whether an earlier version still answers. */
  | { readonly event: 'problems'; readonly problems: readonly Problem[]; readonly serving: boolean }
  /** `reason`: why the server answered instead of the app. */
  | { readonly event: 'request'; readonly method: string; readonly path: string; readonly status: number; readonly ms: number; readonly reason?: string }
  | { readonly event: 'failure'; readonly function: string; readonly stack: string }
  | { readonly event: 'notice'; readonly message: string };

/** A served app's routes and functions. */
export interface LocalAppSummary {
  /** The app's name. */
  readonly name: string;
  /** The stage whose settings are used. */
  readonly stage: string;
  /** The region whose settings are used; null where none of its own are. */
  readonly region: string | null;
  /** One for each method of each path. */
  readonly routes: readonly LocalRoute[];
  /** Names of the functions that this server does not serve. */
  readonly unserved: readonly string[];
}

/** A method of a path. */
export interface LocalRoute {
  /** `GET` */
  readonly method: string;
  /** As the app declares it, such as `/orders/{id}`. */
  readonly path: string;
  /** The authorizer's name; null without one. */
  readonly authorizer: string | null;
  /** Whether the authorizer is asked here. */
  readonly isAsked: boolean;
  /** Whether a request must have an `x-api-key`. */
  readonly apiKeyRequired: boolean;
}
