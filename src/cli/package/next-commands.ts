import { join } from 'node:path';
import type { PackagedStage } from '../../project/stage/packaged-stage.js';
import { fitsAsJson, packagedSize } from '../../compiler/cloudformation/packaged-template.js';
import { writtenTemplate } from '../../compiler/swagger/included-document.js';
import type { StackPlan } from '../../project/deploy/stack-plan.js';
import { shellQuoted } from '../terminal/shell.js';

// CloudFormation accepts 51,200 bytes in a request. For more, the AWS CLI needs a bucket. It adds the addresses of the code.
const surelySmall = 48_000;

/** Our own command that deploys the package. @param options the given options that deploy has too */
export function deployCommand({ config }: PackagedStage, { requiredParameters }: StackPlan, options: readonly string[]): string {
  const overrides = requiredParameters.flatMap((name) => ['--parameter-overrides', `${name}=VALUE`]);
  const words = ['tschalice', 'deploy', '--stage', config.stage, ...options, '--s3-bucket', 'YOUR-BUCKET', ...overrides];
  return words.map(shellQuoted).join(' ');
}

/** The aws commands that deploy the output folder or the single zip, one line each. */
export function nextCommands({ config, template, templateName }: PackagedStage, plan: StackPlan, out: string, isSingleFile: boolean): string[] {
  const { stackName, capabilities, requiredParameters } = plan;
  const folder = isSingleFile ? (out.endsWith('.zip') ? out.slice(0, -'.zip'.length) : `${out}-unzipped`) : out;
  const region = config.region === null ? '' : ` --region ${config.region}`;
  const file = (name: string): string => shellQuoted(join(folder, name).replace(/^-/, './-'));
  const size = packagedSize(writtenTemplate(template, config).template);
  const isLarge = size > surelySmall;
  return [
    ...(isSingleFile ? [`unzip -o ${shellQuoted(out)} -d ${file('')}`] : []),
    `aws cloudformation package --template-file ${file(templateName)} --s3-bucket YOUR-BUCKET --output-template-file ${file('packaged.yaml')}` +
      (fitsAsJson(size) ? ' --use-json' : '') +
      region,
    `aws cloudformation deploy --template-file ${file('packaged.yaml')} --stack-name ${stackName}` +
      (capabilities.length > 0 ? ` --capabilities ${capabilities.join(' ')}` : '') +
      (isLarge ? ' --s3-bucket YOUR-BUCKET' : '') +
      (requiredParameters.length > 0 ? ` --parameter-overrides ${requiredParameters.map((name) => `${name}=VALUE`).join(' ')}` : '') +
      region,
  ];
}
