import { join } from 'node:path';
import type { Style } from '../problem/format.js';
import type { PackagedStage } from '../project/package-stage.js';
import { formatBytes } from '../project/package-size.js';
import type { Delivery } from './run-package.js';

export interface PackageSummary {
  readonly app: string;
  readonly stage: string;
  /** As the user sees them from where they stand. */
  readonly files: readonly { readonly path: string; readonly bytes: number }[];
  readonly functions: readonly string[];
  readonly routes: number;
  readonly resources: number;
  readonly zipped: number;
  readonly unzipped: number;
  /** What the package is made of, the largest first. */
  readonly largest: readonly { readonly name: string; readonly bytes: number }[];
  /** The commands that come next. */
  readonly next: readonly string[];
}

/** @param out the output folder, or the single zip, as the user sees it */
export function packageSummary(
  { stage, definition, functions, template, deploymentPackage, templateName }: PackagedStage,
  { files, singleFile }: Delivery,
  out: string,
): PackageSummary {
  const resources = Object.keys((template['Resources'] as object | null) ?? {}).length;
  return {
    app: stage.appName,
    stage: stage.stage,
    files: files.map(({ name, content }) => ({ path: singleFile ? out : join(out, name), bytes: content.length })),
    functions: functions.map(({ name }) => name),
    routes: definition.routes.reduce((sum, { methods }) => sum + methods.length, 0),
    resources,
    zipped: deploymentPackage?.zipped.length ?? 0,
    unzipped: deploymentPackage?.unzippedSize ?? 0,
    largest: (deploymentPackage?.contributors ?? []).slice(0, 3),
    next: nextCommands(
      singleFile ? `unzip -o ${quoted(out)} -d ${quoted(out.replace(/\.zip$/, ''))}` : undefined,
      singleFile ? out.replace(/\.zip$/, '') : out,
      templateName,
      `${stage.appName}-${stage.stage}`,
    ),
  };
}

function nextCommands(first: string | undefined, folder: string, templateName: string, stack: string): string[] {
  const packaged = quoted(join(folder, 'packaged.yaml'));
  // A stack's name has letters, digits and hyphens only.
  const stackName = stack.replace(/[^A-Za-z0-9-]+/g, '-').replace(/^[^A-Za-z]+/, '');
  return [
    ...(first === undefined ? [] : [first]),
    `aws cloudformation package --template-file ${quoted(join(folder, templateName))} --s3-bucket YOUR-BUCKET --output-template-file ${packaged}`,
    `aws cloudformation deploy --template-file ${packaged} --stack-name ${stackName} --capabilities CAPABILITY_IAM`,
  ];
}

function quoted(path: string): string {
  return /^[\w./@:+-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

export function summaryText(summary: PackageSummary, style: Style): string {
  const { app, stage, files, functions, routes, resources, zipped, unzipped, largest, next } = summary;
  const width = Math.max(...files.map(({ path }) => path.length));
  const counts = [plural(functions.length, 'function'), plural(routes, 'route'), plural(resources, 'resource')];
  return [
    `${style.strong(`Packaged ${app}, stage ${stage}`)}: ${counts.join(', ')}`,
    ...files.map(({ path, bytes }) => `  ${path.padEnd(width)}  ${style.faint(formatBytes(bytes).padStart(9))}`),
    ...(zipped === 0
      ? []
      : [
          `  ${style.faint(`zip: ${formatBytes(zipped)}, ${formatBytes(unzipped)} unzipped; largest: ${largest.map(({ name, bytes }) => `${name} ${formatBytes(bytes)}`).join(', ')}`)}`,
        ]),
    '',
    style.strong('Next:'),
    ...next.map((command) => `  ${command}`),
    '',
  ].join('\n');
}

function plural(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`;
}
