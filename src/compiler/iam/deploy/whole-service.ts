/** Where a service's name in IAM is another one than in its CloudFormation types. */
export const renamed: { readonly [namespace: string]: readonly string[] } = {
  ACMPCA: ['acm-pca'],
  AmazonMQ: ['mq'],
  CertificateManager: ['acm'],
  Cognito: ['cognito-idp', 'cognito-identity'],
  CustomerProfiles: ['profile'],
  DirectoryService: ['ds'],
  DocDB: ['rds'],
  EFS: ['elasticfilesystem'],
  ElasticLoadBalancingV2: ['elasticloadbalancing'],
  Elasticsearch: ['es'],
  EMR: ['elasticmapreduce'],
  EventSchemas: ['schemas'],
  GreengrassV2: ['greengrass'],
  InspectorV2: ['inspector2'],
  KinesisAnalyticsV2: ['kinesisanalytics'],
  KinesisFirehose: ['firehose'],
  Location: ['geo'],
  Macie: ['macie2'],
  MSK: ['kafka'],
  MWAA: ['airflow'],
  Neptune: ['rds'],
  OpenSearchService: ['es'],
  OpenSearchServerless: ['aoss'],
  Pinpoint: ['mobiletargeting'],
  PinpointEmail: ['ses'],
  ServiceCatalogAppRegistry: ['servicecatalog'],
  StepFunctions: ['states'],
};

/** `RedshiftServerless` is `redshift-serverless`; for all others, the words just run together. */
export const hyphenated: readonly string[] = [
  'AccessAnalyzer',
  'AppIntegrations',
  'ApplicationAutoScaling',
  'ApplicationSignals',
  'AutoScalingPlans',
  'BedrockAgentCore',
  'CodeStarConnections',
  'CodeStarNotifications',
  'DevOpsGuru',
  'DocDBElastic',
  'EMRContainers',
  'EMRServerless',
  'LicenseManager',
  'NeptuneGraph',
  'NetworkFirewall',
  'PaymentCryptography',
  'RedshiftServerless',
  'ResourceGroups',
  'SSMContacts',
  'SSMIncidents',
  'VpcLattice',
];
const oneWord = /AutoScaling|AgentCore|CodeStar|DevOps|DocDB|EMR|SSM|[A-Z][a-z]+/g;

/** Services that decide over rights: all of theirs would be administrator again. A nested stack may hold anything. */
const neverWhole: readonly string[] = ['IAM', 'CloudFormation', 'Organizations', 'SSO', 'Serverless', 'IdentityStore', 'RolesAnywhere'];

/** For types that nothing more exact is known of: the actions of their whole service, or undefined where that must not be. */
export function wholeService(type: string): string[] | undefined {
  const [maker, namespace = '', name] = type.split('::');
  if (maker !== 'AWS' || name === undefined || neverWhole.includes(namespace)) return undefined;
  const services = Object.hasOwn(renamed, namespace) ? renamed[namespace]! : [inIam(namespace)];
  return services.map((service) => `${service}:*`);
}

function inIam(namespace: string): string {
  const words = hyphenated.includes(namespace) ? (namespace.match(oneWord) ?? []) : [namespace];
  return words.join('-').toLowerCase();
}
