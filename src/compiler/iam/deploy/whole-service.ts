/** Services whose name in IAM differs from that in their CloudFormation types. */
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

/** `RedshiftServerless` is `redshift-serverless`; all others are written as one word. */
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

/** Services that control permissions: all of their actions would make the role an administrator. A nested stack may have any resource. */
const neverWhole: readonly string[] = ['IAM', 'CloudFormation', 'Organizations', 'SSO', 'Serverless', 'IdentityStore', 'RolesAnywhere'];

/** For types in no table: all actions of their service, or undefined if that is not allowed. */
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
