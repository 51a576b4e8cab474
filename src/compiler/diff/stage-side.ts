import type { Value } from '../cloudformation/template.js';
import type { CodeManifest } from './code-manifest.js';
import type { SideRelease } from './release-changes.js';

/** One side of a comparison. */
export interface StageSide {
  /** The SAM template; undefined if the stage is not there on this side. Any value is accepted. */
  readonly template: Value | undefined;
  /** The Swagger document that the template includes, if it stands in a file of its own. */
  readonly swagger?: Value | undefined;
  /** The routes that are declared with `public: true`, as `GET /health`. */
  readonly publicRoutes?: readonly string[];
  /** What its code was made of, if that is known. */
  readonly code?: CodeManifest | undefined;
  /** Its releases, if it has some. */
  readonly release?: SideRelease | undefined;
}
