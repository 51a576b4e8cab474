import { join } from 'node:path';
import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { stackPlan } from '../../project/deploy/stack-plan.js';
import { shellQuoted } from '../terminal/shell.js';

// CloudFormation takes 51,200 bytes in a request, and the CLI then asks for a bucket; short YAML grows when the CLI writes it.
const surelySmall = 40_000;

/** Our own command that deploys what was packaged. @param options as they were given, those that deploy has too */
export function deployCommand(packaged: PackagedStage, options: readonly string[]): string {
  const words = ['tschalice', 'deploy', '--stage', packaged.config.stage, ...options, '--s3-bucket', 'YOUR-BUCKET', ...overrides(packaged)];
  return words.map(shellQuoted).join(' ');
}

/** The aws commands from the output folder, or the single zip, to a stack: a line a command. */
export function nextCommands(packaged: PackagedStage, out: string, isSingleFile: boolean): string[] {
  const { files, templateName } = packaged;
  const { stackName, capabilities, requiredParameters } = stackPlan(packaged);
  const folder = isSingleFile ? (out.endsWith('.zip') ? out.slice(0, -'.zip'.length) : `${out}-unzipped`) : out;
  const file = (name: string): string => shellQuoted(join(folder, name).replace(/^-/, './-'));
  const isLarge = files.some(({ name, content }) => name === templateName && content.length > surelySmall);
  return [
    ...(isSingleFile ? [`unzip -o ${shellQuoted(out)} -d ${file('')}`] : []),
    `aws cloudformation package --template-file ${file(templateName)} --s3-bucket YOUR-BUCKET --output-template-file ${file('packaged.yaml')}`,
    `aws cloudformation deploy --template-file ${file('packaged.yaml')} --stack-name ${stackName}` +
      (capabilities.length > 0 ? ` --capabilities ${capabilities.join(' ')}` : '') +
      (isLarge ? ' --s3-bucket YOUR-BUCKET' : '') +
      (requiredParameters.length > 0 ? ` --parameter-overrides ${requiredParameters.map((name) => `${name}=VALUE`).join(' ')}` : ''),
  ];
}

function overrides(packaged: PackagedStage): string[] {
  return stackPlan(packaged).requiredParameters.flatMap((name) => ['--parameter-overrides', `${name}=VALUE`]);
}
