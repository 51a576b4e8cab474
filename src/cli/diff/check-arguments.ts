import { UsageError } from '../arguments/usage-error.js';
import type { DiffArguments } from './arguments.js';
import { formatOfFile } from './format.js';

/** @throws UsageError for what cannot be combined */
export function checkArguments(args: DiffArguments): void {
  const { base, 'base-template': baseTemplate, stage, 'all-stages': allStages, region, 'all-regions': allRegions, format, output, json } = args;
  const double = stage.find((name, index) => stage.indexOf(name) !== index);
  if (double !== undefined) throw new UsageError(`--stage names '${double}' twice`);
  if (allStages && stage.length > 0) throw new UsageError('give --stage or --all-stages, not both');
  if (allRegions && region !== undefined) throw new UsageError('give --region or --all-regions, not both');
  if (base !== undefined && baseTemplate !== undefined) throw new UsageError('give --base or --base-template, not both');
  if (baseTemplate !== undefined && (allStages || stage.length > 1)) throw new UsageError('--base-template is the template of one stage: name it with --stage');
  if (baseTemplate !== undefined && allRegions) throw new UsageError('--base-template is the template of one region: name it with --region');
  checkOutput(output, format !== undefined);
  if (json && format !== undefined && output.length === 0)
    throw new UsageError('--json prints the result as JSON: leave out --format, or name a file with --output');
}

function checkOutput(output: readonly string[], hasFormat: boolean): void {
  const double = output.find((file, index) => output.indexOf(file) !== index);
  if (double !== undefined) throw new UsageError(`--output names '${double}' twice`);
  if (hasFormat && output.length > 1) throw new UsageError('--format is for one file: leave it out, and each --output gets the format that its name says');
  const unclear = hasFormat ? undefined : output.find((file) => formatOfFile(file) === undefined);
  if (unclear !== undefined) throw new UsageError(`the name '${unclear}' says no format: end it in .txt, .md, .html, .json or .sarif, or give --format`);
}
