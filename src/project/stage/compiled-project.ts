import type { TemplateDocument } from '../../compiler/cloudformation/template.js';
import type { RealValues } from '../../compiler/expand/variable.js';
import type { AppModel } from '../../compiler/model/app-model.js';
import type { StageRelease } from '../../compiler/release-stage.js';
import type { Resource } from '../../compiler/model/resource.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { Swagger } from '../../compiler/swagger/document.js';
import type { MergeTemplate } from '../../compiler/merge/parse-merge.js';
import type { Bundle } from '../bundle/bundle.js';
import type { AppRights } from '../rights/app-rights.js';
import type { LoadedApp } from '../load/load-app.js';
import type { DeploymentPackage } from '../pack/deployment-package.js';
import type { Proof } from '../prove/proof.js';
import type { OutputFile } from '../disk/write-files.js';
import type { Project } from '../read/find-project.js';

/** One stage of a project with its bundle and its template, before anything is zipped. */
export interface CompiledProject extends AppModel {
  readonly project: Project;
  /** `app.ts` */
  readonly appFile: string;
  readonly bundle: Bundle;
  /** The text of the library as the app uses it, which is built while the template is compiled. */
  readonly library: Promise<string>;
  readonly loaded: LoadedApp;
  /** What the functions' code needs. */
  readonly rights: AppRights;
  /** What the template was rendered from, before it was merged. */
  readonly resources: readonly Resource[];
  /** With the user's templates merged in. */
  readonly template: TemplateDocument;
  /** The one in the template; undefined if there is no REST API. */
  readonly swagger: Swagger | undefined;
  readonly merges: readonly MergeTemplate[];
  /** Values for variables that only a deployment knows. */
  readonly realValues: RealValues;
  /** What the files of environment variables hold. */
  readonly envValues: { readonly [name: string]: string };
  readonly format: 'json' | 'yaml';
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** A compiled project with its zips. */
export interface PackedProject extends CompiledProject {
  /** Undefined for an app without functions. */
  readonly deploymentPackage: DeploymentPackage | undefined;
  /** What the stage's ledger says; undefined for a stage without releases. */
  readonly release: StageRelease | undefined;
  /** All that is written, the template last. */
  readonly files: readonly OutputFile[];
}

/** A packed project with the result of starting its functions. */
export interface ProvedProject extends PackedProject {
  /** Undefined if no proof was asked for, and for an app without functions. */
  readonly proof: Proof | undefined;
}
