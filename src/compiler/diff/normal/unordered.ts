/**
 * Lists whose order means nothing to AWS, by the name of their property. Reviewed one by one: `Layers`, `KeySchema` and the
 * rules of buckets and distributions are not here, because their order counts.
 */
const unorderedLists: ReadonlySet<string> = new Set([
  // Every resource.
  'DependsOn',
  'Tags',
  // IAM.
  'Statement',
  'ManagedPolicyArns',
  'Policies',
  'Roles',
  'Users',
  'Groups',
  'Queues',
  'Topics',
  // Network.
  'SecurityGroupIds',
  'SecurityGroups',
  'SubnetIds',
  'VpcSecurityGroupIds',
  'SecurityGroupIngress',
  'SecurityGroupEgress',
  'VpcEndpointIds',
  'vpcEndpointIds',
  // Lambda.
  'Architectures',
  'CompatibleArchitectures',
  'CompatibleRuntimes',
  'FunctionResponseTypes',
  'Filters',
  // DynamoDB.
  'AttributeDefinitions',
  'GlobalSecondaryIndexes',
  'LocalSecondaryIndexes',
  'NonKeyAttributes',
  // S3 and SNS.
  'LambdaConfigurations',
  'QueueConfigurations',
  'TopicConfigurations',
  'Subscription',
  // API Gateway, and its extensions of Swagger and OpenAPI.
  'BinaryMediaTypes',
  'x-amazon-apigateway-binary-media-types',
  'MethodSettings',
  'cacheKeyParameters',
  'ApiStages',
  // CloudWatch.
  'AlarmActions',
  'Dimensions',
  'Metrics',
  'ProviderARNs',
  'providerARNs',
  'AuthorizationScopes',
  'consumes',
  'produces',
  'schemes',
  'parameters',
  'required',
  // CORS.
  'AllowOrigins',
  'AllowHeaders',
  'AllowMethods',
  'ExposeHeaders',
  'AllowedOrigins',
  'AllowedHeaders',
  'AllowedMethods',
  'ExposedHeaders',
]);

/** Properties in which every list holds alternatives: `{"source": ["aws.s3", "aws.ec2"]}`. */
const ofAlternatives: ReadonlySet<string> = new Set(['EventPattern', 'FilterPolicy', 'security']);

export function isUnorderedList(property: string): boolean {
  return unorderedLists.has(property);
}

export function holdsAlternatives(property: string): boolean {
  return ofAlternatives.has(property);
}

/** Keys of a statement of IAM with one value or a list of values, in any order. */
export const listsOfStatements: ReadonlySet<string> = new Set(['Action', 'NotAction', 'Resource', 'NotResource']);

export const principalsOfStatements: ReadonlySet<string> = new Set(['Principal', 'NotPrincipal']);
