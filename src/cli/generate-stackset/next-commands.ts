import { join } from 'node:path';
import { type GeneratedStackSet, stackSetFile } from '../../project/stackset/generate-stackset.js';
import { bucketParameter } from '../../compiler/stackset/stackset-template.js';
import { shellQuoted } from '../terminal/shell.js';
import type { StackSetTargets } from './check-arguments.js';

/** Commands, for a POSIX shell in the user's working folder. */
export interface StackSetCommands {
  /** Before anything else, and after each change of the code. */
  readonly upload: readonly string[];
  /** Once. None for a stage whose earlier releases a new stack could not have. */
  readonly create: readonly string[];
  /** After each change. */
  readonly update: readonly string[];
}

interface Given extends StackSetTargets {
  readonly 's3-bucket-prefix': string | undefined;
}

/** @param out relative to the user's working folder */
export function stackSetCommands(set: GeneratedStackSet, out: string, given: Given): StackSetCommands {
  const { name, regions, home, zips, capabilities, parameters, isLarge, hasReleases, hasPast } = set;
  const prefix = given['s3-bucket-prefix'] ?? 'YOUR-BUCKET';
  const file = (part: string): string => join(out, part).replace(/^-/, './-');
  const line = (...words: string[]): string => words.map(shellQuoted).join(' ');
  const isManaged = given['organizational-units'] !== undefined;
  const as = given['call-as'] === 'delegated-admin' ? ['--call-as', 'DELEGATED_ADMIN'] : [];
  const templateKey = `${name}/${stackSetFile}`;
  const upload = [
    ...regions.flatMap((region) => zips.map(({ file: zip, key }) => line('aws', 's3', 'cp', file(zip), `s3://${prefix}-${region}/${key}`, '--region', region))),
    ...(isLarge ? [line('aws', 's3', 'cp', file(stackSetFile), `s3://${prefix}-${home}/${templateKey}`, '--region', home)] : []),
  ];
  const source = isLarge
    ? ['--template-url', `https://${prefix}-${home}.s3.${home}.amazonaws.com/${templateKey}`]
    : ['--template-body', `file://${file(stackSetFile)}`];
  const values = parameters.map((key) => `ParameterKey=${key},ParameterValue=${key === bucketParameter ? prefix : 'VALUE'}`);
  const common = [
    '--stack-set-name',
    name,
    ...source,
    ...(values.length > 0 ? ['--parameters', ...values] : []),
    ...(capabilities.length > 0 ? ['--capabilities', ...capabilities] : []),
  ];
  const preferences = ['--operation-preferences', preferencesOf(regions, given)];
  const targets = isManaged
    ? ['--deployment-targets', `OrganizationalUnitIds=${given['organizational-units']}`]
    : ['--accounts', ...(given.accounts?.split(',') ?? ['ACCOUNT'])];
  const model = isManaged
    ? ['--permission-model', 'SERVICE_MANAGED', '--auto-deployment', hasReleases ? 'Enabled=false' : 'Enabled=true,RetainStacksOnAccountRemoval=false']
    : ['--permission-model', 'SELF_MANAGED'];
  const where = ['--region', home];
  const create = [
    line('aws', 'cloudformation', 'create-stack-set', ...common, ...model, ...as, ...where),
    line('aws', 'cloudformation', 'create-stack-instances', '--stack-set-name', name, ...targets, '--regions', ...regions, ...preferences, ...as, ...where),
  ];
  return {
    upload,
    create: hasPast ? [] : create,
    update: [line('aws', 'cloudformation', 'update-stack-set', ...common, ...preferences, ...as, ...where)],
  };
}

/** One region after the other, so that what fails in the first goes no further. */
function preferencesOf(regions: readonly string[], { 'max-concurrent': most = '1', 'failure-tolerance': tolerated = '0' }: StackSetTargets): string {
  const amount = (key: string, value: string): string => (value.endsWith('%') ? `${key}Percentage=${value.slice(0, -1)}` : `${key}Count=${value}`);
  return ['RegionConcurrencyType=SEQUENTIAL', `RegionOrder=${regions.join(',')}`, amount('FailureTolerance', tolerated), amount('MaxConcurrent', most)].join(
    ',',
  );
}
