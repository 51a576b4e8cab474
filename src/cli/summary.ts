import { join } from 'node:path';
import type { PackagedStage } from '../project/package-stage.js';
import type { Proof } from '../project/proof.js';
import { type Note, notesOf } from './notes.js';
import { nextCommands } from './next-commands.js';
import type { Delivery } from './delivery.js';

export interface PackageSummary {
  readonly app: string;
  readonly stage: string;
  /** As the user sees them from where they stand, the template last. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  /** Names of the Lambda functions, the REST API's handler among them. */
  readonly functions: readonly string[];
  /** A path with two methods counts as two. */
  readonly routes: number;
  /** Of the template, merged ones included. */
  readonly resources: number;
  /** Bytes of the deployment package and the layer; 0 without functions. */
  readonly zipped: number;
  readonly unzipped: number;
  /** Null without functions, and with `--no-prove`. */
  readonly proof: Proof | null;
  /** The three largest parts of them, unzipped. */
  readonly largest: readonly { readonly name: string; readonly bytes: number }[];
  /** `<app>-<stage>`, as far as a stack may be called so. */
  readonly stackName: string;
  /** The commands that come next, for a POSIX shell in the folder where the user stands. */
  readonly next: readonly string[];
  /** What has to be done outside of the stack. */
  readonly notes: readonly Note[];
}

/** @param out the output folder, or the single zip, as the user sees it */
export function packageSummary(packaged: PackagedStage, { files, singleFile }: Delivery, out: string): PackageSummary {
  const { stage, definition, functions, template, deploymentPackage, proof } = packaged;
  const stackName = stackNameOf(`${stage.appName}-${stage.stage}`);
  return {
    app: stage.appName,
    stage: stage.stage,
    files: files.map(({ name, content }) => ({ path: singleFile === undefined ? join(out, name) : out, bytes: content.length })),
    functions: functions.map(({ name }) => name),
    routes: definition.routes.reduce((sum, { methods }) => sum + methods.length, 0),
    resources: Object.keys(template['Resources'] ?? {}).length,
    zipped: deploymentPackage?.zippedSize ?? 0,
    unzipped: deploymentPackage?.unzippedSize ?? 0,
    proof: proof ?? null,
    largest: (deploymentPackage?.contributors ?? []).slice(0, 3),
    stackName,
    next: nextCommands(packaged, out, singleFile !== undefined, stackName),
    notes: notesOf(packaged),
  };
}

/** CloudFormation takes letters, digits and hyphens, a letter first, 128 at most. */
export function stackNameOf(name: string): string {
  const fitting = name
    .replaceAll(/[^A-Za-z0-9-]+/g, '-')
    .replace(/^[^A-Za-z]+/, '')
    .slice(0, 128);
  return fitting === '' ? 'app' : fitting;
}
