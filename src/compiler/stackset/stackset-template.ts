import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { sub } from '../cloudformation/intrinsic.js';
import { partitionOf } from '../cloudformation/region.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { withTexts } from '../cloudformation/with-texts.js';
import { pathText } from '../diff/difference.js';
import { expandedDocument } from '../expand/expanded-document.js';
import type { Problem } from '../problem/problem.js';
import { joinRegions, type RegionTemplate } from './join-regions.js';

/** Where the zips are in the bucket of each region: `orders/prod/<hash>.zip`, by the path in the template. */
export interface CodeKeys {
  readonly [path: string]: string;
}

export interface StackSetTemplate {
  readonly template: TemplateDocument;
  /** Errors only. */
  readonly problems: readonly Problem[];
}

/** The parameter with the name of the buckets, without the region at its end. */
export const bucketParameter = 'ArtifactBucketPrefix';

/**
 * One template for a stage in all its regions and in many accounts.
 *
 * A stack set cannot upload code for each region, so that the template has the addresses of the zips: their names by their content, in a bucket whose name
 * ends in the region. It is expanded, because StackSets take no macros, and so no SAM, where AWS Organizations manages the permissions.
 *
 * @param regions the SAM templates of the stage, with everything merged
 * @param stage for problems
 */
export function stackSetTemplate(regions: readonly RegionTemplate[], keys: CodeKeys, stage: string): StackSetTemplate {
  const expanded = regions.map(({ region, template }) => ({ region, ...expandedDocument(uploaded(template, keys)) }));
  const { template, unjoined } = joinRegions(expanded);
  const problem = (
    code: 'stackset-differs' | 'stackset-not-expanded' | 'stackset-local-path' | 'stackset-partition',
    message: string,
    fix: string,
  ): Problem => ({
    code,
    severity: 'error',
    where: { file: `stage ${stage}` },
    message,
    fix,
  });
  const warnings = [...new Map(expanded.flatMap((one) => one.warnings).map((one) => [JSON.stringify(one.path), one])).values()];
  const foreign = regions.filter(({ region }) => (partitionOf(region) ?? 'aws') !== 'aws').map(({ region }) => region);
  const fix = 'keep it the same in all regions, or deploy each region by itself';
  return {
    template: withParameter(template),
    problems: [
      ...unjoined.map((path) => problem('stackset-differs', `${pathText(path)} differs between regions in a way that one template cannot say`, fix)),
      ...warnings.map(({ path }) =>
        problem(
          'stackset-not-expanded',
          `${pathText(path)} is left to SAM, and StackSets take no macros`,
          'write what SAM makes of it, or deploy each region by itself',
        ),
      ),
      ...(template['Transform'] === undefined && !holdsTransform(template)
        ? []
        : [problem('stackset-not-expanded', 'a macro changes the template, and StackSets take none', 'write what it makes, or deploy each region by itself')]),
      ...localPaths(template).map((path) =>
        problem('stackset-local-path', `${pathText(path)} is a path on this machine`, 'upload it to a bucket in each region, and write its address'),
      ),
      ...foreign.map((region) =>
        problem(
          'stackset-partition',
          `${region} is not in the partition aws, for which the template is`,
          'deploy it by itself, with package --region and deploy',
        ),
      ),
    ],
  };
}

/** With the addresses of our zips, before SAM's versions and layers get their IDs from them. */
function uploaded(value: TemplateDocument, keys: CodeKeys): TemplateDocument {
  const Bucket = sub(`\${${bucketParameter}}-\${AWS::Region}`);
  return withTexts(value, (text) => (Object.hasOwn(keys, text) ? { Bucket, Key: keys[text]! } : text)) as TemplateDocument;
}

function withParameter({ AWSTemplateFormatVersion: version, ...template }: TemplateDocument): TemplateDocument {
  const { Parameters: parameters, ...others } = template;
  const bucket = {
    Type: 'String',
    AllowedPattern: '^[a-z0-9][a-z0-9.-]{1,40}$',
    Description: 'Name of the bucket that has the code, without the hyphen and the region at its end.',
  };
  const used = JSON.stringify(template).includes(`\${${bucketParameter}}`);
  return {
    ...(version !== undefined && { AWSTemplateFormatVersion: version }),
    ...((used || parameters !== undefined) && { Parameters: { ...Object.fromEntries(entriesOf(parameters)), ...(used && { [bucketParameter]: bucket }) } }),
    ...others,
  };
}

function holdsTransform(template: TemplateDocument): boolean {
  return JSON.stringify(template).includes('"Fn::Transform"');
}

/** Properties that 'aws cloudformation package' uploads, of the types that apps use. */
const uploadedProperties: { readonly [type: string]: readonly string[] } = {
  'AWS::Lambda::Function': ['Code'],
  'AWS::Lambda::LayerVersion': ['Content'],
  'AWS::ApiGateway::RestApi': ['BodyS3Location'],
  'AWS::CloudFormation::Stack': ['TemplateURL'],
  'AWS::StepFunctions::StateMachine': ['DefinitionS3Location'],
  'AWS::AppSync::GraphQLSchema': ['DefinitionS3Location'],
};

function localPaths({ Resources: resources }: TemplateDocument): string[][] {
  return [...entriesOf(resources)].flatMap(([id, resource]) => {
    const type = isMap(resource) ? resource['Type'] : undefined;
    const names = typeof type === 'string' && Object.hasOwn(uploadedProperties, type) ? uploadedProperties[type]! : [];
    return names.flatMap((name) => {
      const value = valueAt(resource, ['Properties', name]);
      return typeof value === 'string' && !/^(?:https?|s3):\/\//.test(value) ? [['Resources', id, 'Properties', name]] : [];
    });
  });
}
