import { liveText, type Lookup } from './live-text.js';
import { generatedBucketNames, generatedNames } from './physical-name.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { ExpandedStage, StageTemplate } from './stage-template.js';

/** The physical names of a stack's resources of one type, as strings for `Fn::Sub`, without duplicates. Names of roles start with their path. */
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

/** The ARNs of the stack's roles, after `arn:<partition>:`. */
export function roleArns(stage: ExpandedStage): string[] {
  return resourceNames(stage, 'AWS::IAM::Role', 'RoleName').map((name) => `iam::\${AWS::AccountId}:role/${name}`);
}

/** The properties that give a resource its physical name. */
const nameProperties: readonly string[] = ['FunctionName', 'RoleName', 'BucketName', 'TableName', 'QueueName', 'TopicName', 'Name'];

/** For names in the app's template: the physical names of its resources, and its own stack's name. */
export function lookupIn({ stack, template }: StageTemplate): Lookup {
  const resources = (template['Resources'] ?? {}) as { readonly [logicalId: string]: { readonly Properties?: PlainResource['properties'] | null } };
  return (name) => {
    if (name === 'AWS::StackName') return stack.live;
    if (!Object.hasOwn(resources, name)) return undefined;
    const properties = resources[name]!.Properties ?? {};
    const given = nameProperties.find((property) => properties[property] !== undefined);
    // A name built from the names of other resources matches any name; it is not worth resolving.
    return given === undefined ? generatedNames(stack) : liveText(properties[given], (inner) => (inner === 'AWS::StackName' ? stack.live : undefined));
  };
}

/** The path `/service/` becomes the prefix `service/` of a role's name; a part known only after deployment matches anything. */
function pathOf(type: string, { Path }: PlainResource['properties'], lookup: Lookup): string {
  return type.startsWith('AWS::IAM::') && Path !== undefined ? liveText(Path, lookup).replace(/^\//, '') : '';
}
