import type { AppDefinition } from '../../app/definition.js';
import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import type { AppFunction } from '../../compiler/model/app-function.js';
import type { Resource } from '../../compiler/model/resource.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { OutputFile } from '../disk/write-files.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { Proof } from '../prove/proof.js';

/** What `packageStage` has made. */
export interface PackagedStage {
  /** The stage's settings, each function's resolved. */
  readonly config: StageConfig;
  /** What `app.ts` declares. */
  readonly definition: AppDefinition;
  /** Its Lambda functions, the REST API's handler among them. */
  readonly functions: readonly AppFunction[];
  /** What the template was rendered from, before it was merged. */
  readonly resources: readonly Resource[];
  /** With the user's templates merged in. */
  readonly template: TemplateDocument;
  /** The template's and, where there is code, the package's, its layer's and the Swagger document's. */
  readonly files: readonly OutputFile[];
  /** The name of the template among `files`. */
  readonly templateName: 'sam.json' | 'sam.yaml';
  /** Undefined for an app without functions. */
  readonly deploymentPackage: DeploymentPackage | undefined;
  /** Undefined where none was asked for, and for an app without functions. */
  readonly proof: Proof | undefined;
  /** Warnings only. */
  readonly problems: readonly Problem[];
}
