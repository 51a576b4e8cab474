import type { AppDefinition, CallSite } from '../../app/definition.js';
import type { DeclarationProblem } from '../../app/inspection.js';
import type { PlacedError } from './call-sites.js';
import type { DeclaredHandler } from './declared-handlers.js';

/** What the thread that loads an app reports. */
export type LoadResult = Loaded | NotLoaded;

export interface Loaded {
  readonly kind: 'loaded';
  readonly definition: AppDefinition;
  readonly problems: readonly DeclarationProblem[];
  /** Blueprints that no app has registered. */
  readonly idleBlueprints: readonly IdleBlueprint[];
  /** In the order of declaration. None if nobody asked for them. */
  readonly handlers: readonly DeclaredHandler[];
  readonly sdk: SdkUse;
  readonly filesRead: readonly FileRead[];
  readonly variablesRead: readonly string[];
}

export type NotLoaded =
  | { readonly kind: 'exception'; readonly error: PlacedError; readonly sdk: SdkUse }
  | { readonly kind: 'no-app'; readonly found: string; readonly sdk: SdkUse }
  | { readonly kind: 'timeout'; readonly sdk: 'none' }
  /** `called`: the app called process.exit; else the thread had nothing left to wait for. `asked`: after a request to AWS, which is not answered. */
  | { readonly kind: 'exit'; readonly code: number; readonly at: CallSite; readonly called: boolean; readonly asked: boolean; readonly sdk: SdkUse };

/** How an app used the stubs of the SDK: not at all, only as objects, or as values, so that its declarations cannot be trusted. */
export type SdkUse = 'none' | 'stub' | 'value';

export interface IdleBlueprint {
  readonly name: string;
  /** Where it was made. */
  readonly at: CallSite;
}

export interface FileRead {
  /** Relative to the project folder, with `/`. */
  readonly path: string;
  readonly at: CallSite;
}
