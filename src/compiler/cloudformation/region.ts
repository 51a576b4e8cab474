/** The regions of AWS that this version knows, by their partitions: `partitions.json` of the AWS SDKs, November 2026. */
const partitions: { readonly [partition: string]: readonly string[] } = {
  aws: [
    'af-south-1',
    'ap-east-1',
    'ap-east-2',
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
    'ap-southeast-5',
    'ap-southeast-6',
    'ap-southeast-7',
    'ca-central-1',
    'ca-west-1',
    'eu-central-1',
    'eu-central-2',
    'eu-north-1',
    'eu-south-1',
    'eu-south-2',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'il-central-1',
    'me-central-1',
    'me-south-1',
    'me-west-1',
    'mx-central-1',
    'sa-east-1',
    'sa-west-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-eusc': ['eusc-de-east-1'],
  'aws-iso': ['us-iso-east-1', 'us-iso-west-1'],
  'aws-iso-b': ['us-isob-east-1', 'us-isob-west-1'],
  'aws-iso-e': ['eu-isoe-west-1'],
  'aws-iso-f': ['us-isof-east-1', 'us-isof-south-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

export const knownRegions: readonly string[] = Object.values(partitions).flat();

/** What the name of a region looks like, also of one that this version does not know. The schemas have the same pattern. */
export const regionPattern: RegExp = /^[a-z]{2,4}(?:-[a-z]+)+-[0-9]{1,2}$/;

/** Undefined for a region that this version does not know. */
export function partitionOf(region: string): string | undefined {
  return Object.keys(partitions).find((name) => partitions[name]!.includes(region));
}

/** The region in an ARN; undefined for one without, one with a variable in its place, and for what is no ARN. */
export function regionOfArn(arn: string): string | undefined {
  const region = arn.startsWith('arn:') ? arn.split(':')[3] : undefined;
  return region !== undefined && /^[a-z0-9-]+$/.test(region) ? region : undefined;
}
