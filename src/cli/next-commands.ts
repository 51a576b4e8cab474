import { join } from 'node:path';
import type { PackagedStage } from '../project/package-stage.js';
import { shellQuoted } from './shown-path.js';

// CloudFormation takes 51,200 bytes in a request, and the CLI then asks for a bucket; short YAML grows when the CLI writes it.
const surelySmall = 40_000;

/** From the output folder, or the single zip, to a stack: a line a command. */
export function nextCommands({ files, template, templateName }: PackagedStage, out: string, isSingleFile: boolean, stackName: string): string[] {
  const folder = isSingleFile ? (out.endsWith('.zip') ? out.slice(0, -'.zip'.length) : `${out}-unzipped`) : out;
  const file = (name: string): string => shellQuoted(join(folder, name).replace(/^-/, './-'));
  const isLarge = files.some(({ name, content }) => name === templateName && content.length > surelySmall);
  const parameters = parametersToGive(template);
  return [
    ...(isSingleFile ? [`unzip -o ${shellQuoted(out)} -d ${file('')}`] : []),
    `aws cloudformation package --template-file ${file(templateName)} --s3-bucket YOUR-BUCKET --output-template-file ${file('packaged.yaml')}`,
    `aws cloudformation deploy --template-file ${file('packaged.yaml')} --stack-name ${stackName} --capabilities ${capability(template)}` +
      (isLarge ? ' --s3-bucket YOUR-BUCKET' : '') +
      (parameters.length > 0 ? ` --parameter-overrides ${parameters.map((name) => `${name}=VALUE`).join(' ')}` : ''),
  ];
}

/** Parameters come from merged templates only, and those without a default have to be given. */
function parametersToGive({ Parameters }: PackagedStage['template']): string[] {
  return entriesOf(Parameters).flatMap(([name, parameter]) => (Object.hasOwn(parameter, 'Default') ? [] : [name]));
}

/** Roles of ours have no name; IAM resources that have one, from a merged template, need more. */
function capability({ Resources }: PackagedStage['template']): string {
  const names = ['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName'];
  const isNamed = entriesOf(Resources).some(([, { Type, Properties }]) => {
    return (
      String(Type).startsWith('AWS::IAM::') && typeof Properties === 'object' && Properties !== null && names.some((name) => Object.hasOwn(Properties, name))
    );
  });
  return isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM';
}

function entriesOf(section: unknown): [name: string, entry: { readonly [key: string]: unknown }][] {
  const entries = typeof section === 'object' && section !== null ? Object.entries(section) : [];
  return entries.filter(([, entry]) => typeof entry === 'object' && entry !== null);
}
