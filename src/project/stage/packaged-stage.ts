import type { AppDefinition } from '../../app/definition.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { StageRelease } from '../../compiler/release-stage.js';
import type { Resource } from '../../compiler/model/resource.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { Bundle } from '../bundle/bundle.js';
import type { OutputFile } from '../disk/write-files.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { Proof } from '../prove/proof.js';
import type { Project } from '../read/find-project.js';

/** The result of `packageStage`. */
export interface PackagedStage {
  /** From `findProject`. */
  readonly project: Project;
  /** The stage's settings, each function's resolved. */
  readonly config: StageConfig;
  /** What `app.ts` declares. */
  readonly definition: AppDefinition;
  /** Its Lambda functions, including the REST API's handler. */
  readonly functions: readonly AppFunction[];
  /** What the template was rendered from, before it was merged. */
  readonly resources: readonly Resource[];
  /** With the user's templates merged in. */
  readonly template: TemplateDocument;
  /** The template and, if there is code, the package, its layer and the Swagger document. */
  readonly files: readonly OutputFile[];
  /** The template's name in `files`. */
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** Undefined for an app without functions. */
  readonly deploymentPackage: DeploymentPackage | undefined;
  /** What the app and the files beside it were bundled into, and what is copied; undefined for an app without functions. */
  readonly bundle: Pick<Bundle, 'copied' | 'files' | 'modules'> | undefined;
  /** What the stage's ledger says; undefined for a stage without releases. */
  readonly release: StageRelease | undefined;
  /** Undefined if no proof was asked for, and for an app without functions. */
  readonly proof: Proof | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}
