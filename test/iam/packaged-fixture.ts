import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { entriesOf, isMap } from '../../src/compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../src/compiler/cloudformation/template.js';
import type { Problem } from '../../src/compiler/problem/problem.js';
import { parseZip } from '../../src/compiler/zip/parse-zip.js';
import type { OutputFile } from '../../src/project/disk/write-files.js';
import { findProject } from '../../src/project/read/find-project.js';
import { packageStage } from '../../src/project/stage/package-stage.js';
import type { Fixture } from './fixture.js';
import { sampleAccount } from './sample-account.js';

/** A fixture as it ships: its bundle on the disk, and of each function what it gets from the template. */
export interface PackagedFixture {
  /** The file that Lambda loads. */
  readonly bundle: string;
  readonly functions: readonly PackagedFunction[];
  /** Warnings. */
  readonly problems: readonly Problem[];
}

export interface PackagedFunction {
  readonly name: string;
  /** The bundle's export that Lambda calls. */
  readonly handler: string;
  readonly environment: { readonly [name: string]: string };
  /** What its role allows, without what every function of its kind gets (logs, reading the queue that calls it). */
  readonly grants: readonly Grant[];
}

export interface Grant {
  readonly action: string;
  /** As IAM reads it: `*` and `?` are wildcards. */
  readonly resource: string;
  /** As JSON; undefined for none. */
  readonly condition: string | undefined;
}

/** @param folder an empty one, below which the bundle is unpacked */
export async function packageFixture({ name, directory, expected }: Fixture, folder: string): Promise<PackagedFixture> {
  const { files, functions, template, problems } = await packageStage({ project: findProject(directory, directory), stage: 'dev', today: '2026-11-20' });
  const place = join(folder, name);
  const layer = join(place, 'opt');
  unpack(files, 'layer-deployment.zip', layer);
  // Code of a layer is imported by its path in Lambda.
  unpack(files, 'deployment.zip', place, (text) => text.replaceAll('/opt/nodejs/', `${layer}/nodejs/`));
  const valueOf = sampleAccount(template);
  return {
    bundle: join(place, 'app.mjs'),
    problems,
    functions: functions.map((one) => {
      const properties = propertiesOf(template, one.logicalId);
      const variables = entriesOf(entriesOf(properties.get('Environment')).get('Variables'));
      const handWritten = expected.grants[one.name] ?? {};
      const counts = ({ action, resource }: Grant): boolean => !fixedActions.has(action) || handWritten[resource]?.includes(action) === true;
      return {
        name: one.name,
        handler: String(properties.get('Handler')).replace(/^.*\./, ''),
        environment: Object.fromEntries([...variables].map(([key, value]) => [key, valueOf(value)])),
        grants: unique(roleGrants(template, properties.get('Role'), valueOf).filter(counts)),
      };
    }),
  };
}

function unpack(files: readonly OutputFile[], zip: string, place: string, edit: (text: string) => string = (text) => text): void {
  const content = files.find(({ name }) => name === zip)?.content;
  for (const [path, bytes] of content === undefined ? [] : parseZip(Buffer.from(content))!) {
    mkdirSync(dirname(join(place, path)), { recursive: true });
    writeFileSync(join(place, path), path === 'app.mjs' ? edit(bytes.toString()) : bytes);
  }
}

/** The SDK is found above the bundle. */
export function linkPackages(folder: string): void {
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
}

function propertiesOf(template: TemplateDocument, logicalId: string): ReadonlyMap<string, Value> {
  return entriesOf(entriesOf(entriesOf(template['Resources']).get(logicalId)).get('Properties'));
}

function roleGrants(template: TemplateDocument, role: Value | undefined, valueOf: (value: Value) => string): Grant[] {
  const id = [entriesOf(role).get('Fn::GetAtt')].flat()[0];
  if (typeof id !== 'string') return [];
  const policies = propertiesOf(template, id.split('.')[0]!).get('Policies') as readonly Value[];
  return policies.flatMap((policy) => {
    const statements = entriesOf(entriesOf(policy).get('PolicyDocument')).get('Statement') as readonly Value[];
    return statements.flatMap((statement) => {
      const { Effect: effect, Action: actions, Resource: resources, Condition: given } = statement as { readonly [key: string]: Value };
      if (effect !== 'Allow') throw new Error(`a generated statement that does not allow: ${JSON.stringify(statement)}`);
      const condition = given === undefined ? undefined : JSON.stringify(given);
      return [actions!].flat().flatMap((action) => listOf(resources!).map((resource) => ({ action: String(action), resource: valueOf(resource), condition })));
    });
  });
}

/** An action of the code may be one that every function of its kind gets as well. */
function unique(grants: readonly Grant[]): Grant[] {
  return [...new Map(grants.map((one) => [JSON.stringify(one), one])).values()];
}

function listOf(value: Value): readonly Value[] {
  return Array.isArray(value) && !isMap(value) ? (value as readonly Value[]) : [value];
}

/** Of `compiler/iam/role/fixed-statements.ts`, by their documentation: what Lambda itself needs. */
const fixedActions: ReadonlySet<string> = new Set([
  'logs:CreateLogGroup',
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'sqs:ReceiveMessage',
  'sqs:DeleteMessage',
  'sqs:GetQueueAttributes',
  'kinesis:GetRecords',
  'kinesis:GetShardIterator',
  'kinesis:DescribeStream',
  'kinesis:ListStreams',
  'dynamodb:DescribeStream',
  'dynamodb:GetRecords',
  'dynamodb:GetShardIterator',
  'dynamodb:ListStreams',
  'execute-api:ManageConnections',
]);
