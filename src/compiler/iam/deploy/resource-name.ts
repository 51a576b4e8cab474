import { liveText, type Lookup } from './live-text.js';
import { generatedBucketNames, generatedNames } from './physical-name.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { ExpandedStage, StageTemplate } from './stage-template.js';

/** The physical names of a stack's resources of one type, as texts for `Fn::Sub`, each once. Those of roles begin with their path. */
export function resourceNames({ stack, template, resources }: ExpandedStage, type: string, nameProperty: string | undefined): string[] {
  const made = type === 'AWS::S3::Bucket' ? generatedBucketNames(stack) : generatedNames(stack);
  const lookup = lookupIn({ stack, template });
  const names = resources
    .filter((resource) => resource.type === type)
    .map(({ properties }) => {
      const name = nameProperty === undefined ? undefined : properties[nameProperty];
      return `${pathOf(type, properties, lookup)}${name === undefined ? made : liveText(name, lookup)}`;
    });
  return names.length === 0 ? [made] : [...new Set(names)];
}

/** The stack's roles, behind `arn:<partition>:`. */
export function roleArns(stage: ExpandedStage): string[] {
  return resourceNames(stage, 'AWS::IAM::Role', 'RoleName').map((name) => `iam::\${AWS::AccountId}:role/${name}`);
}

/** The properties that give a resource its physical name. */
const nameProperties: readonly string[] = ['FunctionName', 'RoleName', 'BucketName', 'TableName', 'QueueName', 'TopicName', 'Name'];

/** In the app's template: what names of its resources begin with, and its own stack's name. */
export function lookupIn({ stack, template }: StageTemplate): Lookup {
  const resources = (template['Resources'] ?? {}) as { readonly [logicalId: string]: { readonly Properties?: PlainResource['properties'] | null } };
  return (name) => {
    if (name === 'AWS::StackName') return stack.live;
    if (!Object.hasOwn(resources, name)) return undefined;
    const properties = resources[name]!.Properties ?? {};
    const given = nameProperties.find((property) => properties[property] !== undefined);
    // A name that is made of names of other resources is any name: nobody should have to untangle them.
    return given === undefined ? generatedNames(stack) : liveText(properties[given], (inner) => (inner === 'AWS::StackName' ? stack.live : undefined));
  };
}

/** `/service/` stands before a role's name as `service/`; a part of the path that only deployment tells is any. */
function pathOf(type: string, { Path }: PlainResource['properties'], lookup: Lookup): string {
  return type.startsWith('AWS::IAM::') && Path !== undefined ? liveText(Path, lookup).replace(/^\//, '') : '';
}
