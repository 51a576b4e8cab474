import { join } from 'node:path';
import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import type { CopyReason } from '../../project/bundle/copied-packages.js';
import type { Proof } from '../../project/prove/proof.js';
import { type Note, notesOf } from './notes.js';
import { stackPlan } from '../../project/deploy/stack-plan.js';
import { deployCommand, nextCommands } from './next-commands.js';
import type { OutputPlace } from '../../project/stage/output-place.js';

export interface CopiedPackage {
  readonly name: string;
  readonly reason: CopyReason;
}

export interface PackageSummary {
  readonly app: string;
  readonly stage: string;
  /** The files, the template last. Paths are relative to the user's working folder. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Names of the Lambda functions, including the REST API's handler. */
  readonly functions: readonly string[];
  /** A path with two methods counts as two. */
  readonly routes: number;
  /** The number of resources in the template, including merged ones. */
  readonly resources: number;
  /** Bytes of the deployment package and the layer; 0 without functions. */
  readonly zipped: number;
  readonly unzipped: number;
  /** Null without functions, and with `--no-prove`. */
  readonly proof: Proof | null;
  /** The three largest parts of them, unzipped. */
  readonly largest: readonly { readonly name: string; readonly bytes: number }[];
  /** Packages that were copied instead of bundled though nobody asked for it, with the reason. */
  readonly copied: readonly CopiedPackage[];
  /** Files that code finds by their paths, as they are in the deployment package. */
  readonly found: readonly string[];
  /** `<app>-<stage>`, with characters that a stack's name can have. */
  readonly stackName: string;
  /** Our own command that deploys the stage, for a POSIX shell in the user's working folder; null with a single zip. */
  readonly deploy: string | null;
  /** The aws commands that deploy the written files. */
  readonly next: readonly string[];
  /** What to do outside the stack. */
  readonly notes: readonly Note[];
}

/**
 * @param out the output folder or the single zip, relative to the user's working folder
 * @param options the given options that deploy needs too
 */
export function packageSummary(packaged: PackagedStage, { files, singleFile }: OutputPlace, out: string, options: readonly string[]): PackageSummary {
  const { config, definition, functions, template, deploymentPackage, bundle, proof } = packaged;
  const plan = stackPlan(packaged);
  return {
    app: config.appName,
    stage: config.stage,
    files: files.map(({ name, content }) => ({ path: singleFile === undefined ? join(out, name) : out, bytes: content.length })),
    functions: functions.map(({ name }) => name),
    routes: definition.routes.reduce((sum, { methods }) => sum + methods.length, 0),
    resources: Object.keys(template['Resources'] ?? {}).length,
    zipped: deploymentPackage?.zippedSize ?? 0,
    unzipped: deploymentPackage?.unzippedSize ?? 0,
    proof: proof ?? null,
    largest: (deploymentPackage?.contributors ?? []).slice(0, 3),
    copied: Object.entries(bundle?.copied ?? {}).map(([name, reason]) => ({ name, reason })),
    found: [...(bundle?.files ?? []), ...(bundle?.modules ?? []).map(({ path }) => path)].sort(),
    stackName: plan.stackName,
    deploy: singleFile === undefined ? deployCommand(packaged, plan, options) : null,
    next: nextCommands(packaged, plan, out, singleFile !== undefined),
    notes: notesOf(packaged),
  };
}
