import { createHash } from 'node:crypto';
import { type Capability, capabilitiesOf } from '../../compiler/expand/capabilities.js';
import { primaryOf } from '../../compiler/config/stage-regions.js';
import { requiredParameters } from '../../compiler/expand/parameter.js';
import { stackName } from '../../compiler/cloudformation/stack-name.js';
import { distinct } from '../../compiler/cloudformation/distinct.js';
import { largestBody } from '../../compiler/cloudformation/template-size.js';
import { bucketParameter, type CodeKeys, stackSetTemplate } from '../../compiler/stackset/stackset-template.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import { type Problem, ProblemError } from '../../compiler/problem/problem.js';
import { toCompactJson, toJson } from '../../compiler/syntax/serialise.js';
import { shownPlace } from '../disk/shown-path.js';
import { type OutputFile, writeOutputs } from '../disk/write-files.js';
import { packageTree } from '../stage/package-tree.js';
import type { PackageOptions } from '../stage/package-options.js';
import type { PackagedStage } from '../stage/packaged-stage.js';
import { onlyInExistingStacks, pastReleases } from './past-releases.js';

/** Which stage to make a stack set of. */
export interface StackSetOptions extends Omit<PackageOptions, 'region' | 'templateFormat' | 'zipsAbove' | 'forDeployment' | 'shell'> {
  /** The folder to write to. Absolute. */
  readonly outputPath: string;
  /** Its path in messages, as the user gave it. Default: the shortest one from the project folder. */
  readonly shownPath?: string;
}

/** A zip of the stack set, and its name in the bucket of each region. */
export interface StackSetZip {
  /** `deployment.zip` */
  readonly file: string;
  /** `orders/prod/<SHA-256 of its content>.zip` */
  readonly key: string;
}

/** A stage as the template of a CloudFormation StackSet. */
export interface GeneratedStackSet {
  /** The application's name. */
  readonly app: string;
  /** The stage's name. */
  readonly stage: string;
  /** `<app>-<stage>`, with characters that a stack set's name can have. */
  readonly name: string;
  /** The regions that the stage is deployed to, in the order of the configuration. */
  readonly regions: readonly string[];
  /** Where the stack set itself is: the primary one, or the first where the stage is not deployed to that one. */
  readonly home: string;
  /** `stackset.json` comes last. */
  readonly files: readonly OutputFile[];
  /** To be uploaded to the bucket of each region. */
  readonly zips: readonly StackSetZip[];
  /** What the caller must acknowledge. */
  readonly capabilities: readonly Capability[];
  /** Names of the template's parameters without a default, the one with the name of the buckets among them. */
  readonly parameters: readonly string[];
  /** Whether the template is too large for a request, so that it has to be uploaded too. */
  readonly isLarge: boolean;
  /** Whether ledgers say what is live. Such a stage must not be deployed to new accounts by itself: their stacks have no past. */
  readonly hasReleases: boolean;
  /** Whether a ledger names releases that a new stack could not have: with this template, only stacks that are there may be updated. */
  readonly hasPast: boolean;
  /** The stage as each region has it. */
  readonly packages: readonly PackagedStage[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** The name of the template in the output. */
export const stackSetFile = 'stackset.json';

/**
 * Packages a stage for all its regions, and makes one template of it for a CloudFormation StackSet, like `tschalice generate-stackset`: all files or none.
 *
 * @throws ProblemError with all errors and warnings
 */
export async function generateStackSet(options: StackSetOptions): Promise<GeneratedStackSet> {
  const { project, stage, outputPath } = options;
  const packages = await packageTree({ ...options, stages: [stage], allRegions: true });
  const first = packages[0]!;
  const { appName, regions } = first.config;
  const names = packages.map(({ config }) => config.region!);
  const zips = zipsOf(first);
  const keys: CodeKeys = Object.fromEntries(zips.map(({ file, key }) => [`../${file}`, key]));
  const templates = packages.map(({ config, template }) => ({ region: config.region!, template }));
  const { template, problems: found } = stackSetTemplate(templates, keys, stage);
  const past = packages.map((packaged) => ({ packaged, releases: pastReleases(packaged) })).filter(({ releases }) => releases.length > 0);
  const problems = distinct([...packages.flatMap((one) => one.problems), ...past.map((one) => onlyInExistingStacks(one.packaged, one.releases))]);
  if (found.length > 0) throw new ProblemError([...problems, ...found]);
  const compact = toCompactJson(template);
  const isLarge = compact.length > largestBody;
  const indented = toJson(template);
  const content = Buffer.from(indented.length > largestBody ? compact : indented);
  const files = [...first.files.filter(({ name }) => zips.some(({ file }) => file === name)), { name: stackSetFile, content }];
  await writeOutputs(outputPath, files, shownPlace(project.directory, outputPath, options.shownPath));
  return {
    app: appName,
    stage,
    name: stackName(appName, stage),
    regions: names,
    home: primaryOf(regions, names)!,
    files,
    zips,
    capabilities: capabilitiesOf(template),
    parameters: requiredParameters(template).toSorted((a, b) => Number(b === bucketParameter) - Number(a === bucketParameter)),
    isLarge,
    hasReleases: packages.some(({ release }) => release !== undefined),
    hasPast: past.length > 0,
    packages,
    problems,
  };
}

/** By their contents, so that an unchanged app has the same template. */
function zipsOf({ files, config: { appName, stage } }: PackagedStage): StackSetZip[] {
  return files
    .filter(({ name }) => name === packageFile || name === layerFile)
    .map(({ name, content }) => ({ file: name, key: `${stackName(appName, stage)}/${createHash('sha256').update(content).digest('hex')}.zip` }));
}
