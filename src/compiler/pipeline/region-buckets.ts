import { ref } from '../cloudformation/intrinsic.js';
import type { TemplateResource, Value } from '../cloudformation/template.js';
import { allow } from '../iam/deploy/statement.js';
import { bucketVariable } from './buildspec.js';
import type { PlainTemplate } from './plain-template.js';
import type { PipelineSettings } from './settings.js';
import { elsewhereOf, inRegionTitle, inRegionVariable, otherRegions } from './target.js';

/** The two buckets of a pipeline: for packages, which stay, and for what is handed from action to action. A workflow has the first alone. */
export type Bucket = 'ApplicationBucket' | 'ArtifactBucketStore';

export const pipelineBuckets: readonly Bucket[] = ['ApplicationBucket', 'ArtifactBucketStore'];
export const workflowBuckets: readonly Bucket[] = ['ApplicationBucket'];

const outputs: { readonly [bucket in Bucket]: string } = { ApplicationBucket: 'S3ApplicationBucket', ArtifactBucketStore: 'S3PipelineBucket' };

type Deploying = Pick<PipelineSettings, 'stages' | 'home'>;

/** A stack makes buckets in its own region only, so this is for a stack in each of the others. */
export function regionTemplate(fixed: PlainTemplate, buckets: readonly Bucket[]): Omit<PlainTemplate, 'Parameters'> {
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Resources: Object.fromEntries(buckets.flatMap((id) => [id, `${id}Policy`].map((name) => [name, fixed.Resources[name]!] as const))),
    Outputs: Object.fromEntries(buckets.map((id) => [outputs[id], { Value: ref(id) }])),
  };
}

/** A parameter with the name of a bucket in another region, and the output of the stack there that has it. */
export interface BucketParameter {
  readonly name: string;
  readonly region: string;
  readonly output: string;
}

export function bucketParameters(deploying: Deploying, buckets: readonly Bucket[]): BucketParameter[] {
  return otherRegions(deploying).flatMap((region) => buckets.map((id) => ({ name: inRegionTitle(id, region), region, output: outputs[id] })));
}

export function renderBucketParameters(parameters: readonly BucketParameter[]): PlainTemplate['Parameters'] {
  const entries = parameters.map(({ name, region, output }) => {
    const parameter = {
      Type: 'String',
      AllowedPattern: '^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$',
      ConstraintDescription: `must be the name of a bucket in ${region}`,
      Description: `Name of a bucket in ${region}: the output ${output} of the stack with the buckets there.`,
    };
    return [name, parameter] as const;
  });
  return Object.fromEntries(entries);
}

/** Makes CloudFormation refuse the template in any other region than the one that it is for. */
export function regionRule({ home }: Deploying): Pick<PlainTemplate, 'Rules'> {
  if (home === undefined) return {};
  const assertion = { Assert: { 'Fn::Equals': [ref('AWS::Region'), home] }, AssertDescription: `This template is for ${home}.` };
  return { Rules: { PrimaryRegion: { Assertions: [assertion] } } };
}

/** Where the pipeline keeps what actions hand on, one bucket in each region that has actions. CodePipeline copies it from one to the other. */
export function artifactStores(deploying: Deploying): { readonly [name: string]: Value } {
  const others = otherRegions(deploying);
  const store = (bucket: string): Value => ({ Type: 'S3', Location: ref(bucket) });
  if (others.length === 0) return { ArtifactStore: store('ArtifactBucketStore') };
  const stores = [deploying.home!, ...others].map((region) => ({
    Region: region,
    ArtifactStore: store(inRegionTitle('ArtifactBucketStore', elsewhereOf(region, deploying.home))),
  }));
  return { ArtifactStores: stores };
}

/** The ARN of the bucket with the packages, for `Fn::Sub`. @param elsewhere undefined for that in the pipeline's region */
export function applicationBucketArn(elsewhere: string | undefined): string {
  return elsewhere === undefined ? '${ApplicationBucket.Arn}' : elsewhereArn('ApplicationBucket', elsewhere);
}

/** ARNs of the bucket in the pipeline's region and of those in others, for `allow`. @param path of objects in it, `/*` */
export function bucketArns(deploying: Deploying, bucket: Bucket, path: string): string[] {
  const others = otherRegions(deploying).map((region) => elsewhereArn(bucket, region));
  return [`\${${bucket}.Arn}${path}`, ...others.map((arn) => `${arn}${path}`)];
}

/** The ARN of a bucket that a stack in another region has made. */
function elsewhereArn(bucket: Bucket, region: string): string {
  return `arn:\${AWS::Partition}:s3:::\${${inRegionTitle(bucket, region)}}`;
}

/** The build project with the buckets of other regions, and the policy that lets it upload there. */
export function withOtherBuckets(resources: PlainTemplate['Resources'], deploying: Deploying): PlainTemplate['Resources'] {
  const others = otherRegions(deploying);
  if (others.length === 0) return resources;
  const { CodeBuildPolicy: policy, AppPackageBuild: project } = resources;
  const document = policy!.Properties['PolicyDocument'] as { readonly Statement: readonly Value[] };
  const environment = project!.Properties['Environment'] as { readonly EnvironmentVariables: readonly Value[] };
  const arns = others.map((region) => elsewhereArn('ApplicationBucket', region));
  const uploading = [
    allow(
      ['s3:GetObject', 's3:GetObjectVersion', 's3:PutObject'],
      arns.map((arn) => `${arn}/*`),
    ),
    allow(['s3:ListBucket', 's3:GetBucketLocation'], arns),
  ];
  const variables = others.map((region) => ({ Name: inRegionVariable(bucketVariable, region), Value: ref(inRegionTitle('ApplicationBucket', region)) }));
  return {
    ...resources,
    CodeBuildPolicy: withProperty(policy!, 'PolicyDocument', { ...document, Statement: [...document.Statement, ...uploading] }),
    AppPackageBuild: withProperty(project!, 'Environment', { ...environment, EnvironmentVariables: [...environment.EnvironmentVariables, ...variables] }),
  };
}

function withProperty(resource: TemplateResource, name: string, value: Value): TemplateResource {
  return { ...resource, Properties: { ...resource.Properties, [name]: value } };
}
