/** What is lost when a resource goes: what it holds, or an address that others hold. */
export type Held = 'data' | 'address';

const data: readonly string[] = [
  'AWS::DynamoDB::Table',
  'AWS::DynamoDB::GlobalTable',
  'AWS::S3::Bucket',
  'AWS::S3Express::DirectoryBucket',
  'AWS::S3Tables::TableBucket',
  'AWS::S3Vectors::VectorBucket',
  'AWS::SQS::Queue',
  'AWS::SNS::Topic',
  'AWS::Kinesis::Stream',
  'AWS::KinesisFirehose::DeliveryStream',
  'AWS::KinesisVideo::Stream',
  'AWS::MSK::Cluster',
  'AWS::MSK::ServerlessCluster',
  'AWS::AmazonMQ::Broker',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBCluster',
  'AWS::RDS::GlobalCluster',
  'AWS::DSQL::Cluster',
  'AWS::Neptune::DBInstance',
  'AWS::Neptune::DBCluster',
  'AWS::NeptuneGraph::Graph',
  'AWS::DocDB::DBInstance',
  'AWS::DocDB::DBCluster',
  'AWS::DocDBElastic::Cluster',
  'AWS::Redshift::Cluster',
  'AWS::RedshiftServerless::Namespace',
  'AWS::ElastiCache::CacheCluster',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElastiCache::ServerlessCache',
  'AWS::MemoryDB::Cluster',
  'AWS::OpenSearchService::Domain',
  'AWS::Elasticsearch::Domain',
  'AWS::OpenSearchServerless::Collection',
  'AWS::Timestream::Database',
  'AWS::Timestream::Table',
  'AWS::Cassandra::Keyspace',
  'AWS::Cassandra::Table',
  'AWS::QLDB::Ledger',
  'AWS::EFS::FileSystem',
  'AWS::FSx::FileSystem',
  'AWS::EC2::Volume',
  'AWS::Backup::BackupVault',
  'AWS::KMS::Key',
  'AWS::KMS::ReplicaKey',
  'AWS::SecretsManager::Secret',
  'AWS::Cognito::UserPool',
  'AWS::Cognito::IdentityPool',
  'AWS::Logs::LogGroup',
  'AWS::Events::Archive',
  'AWS::ECR::Repository',
  'AWS::CodeCommit::Repository',
  'AWS::Glue::Database',
  'AWS::Glue::Table',
];

const addresses: readonly string[] = [
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGateway::Stage',
  'AWS::ApiGateway::DomainName',
  'AWS::ApiGateway::DomainNameV2',
  'AWS::ApiGateway::BasePathMapping',
  'AWS::ApiGateway::BasePathMappingV2',
  'AWS::ApiGateway::ApiKey',
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Stage',
  'AWS::ApiGatewayV2::DomainName',
  'AWS::ApiGatewayV2::ApiMapping',
  'AWS::AppSync::GraphQLApi',
  'AWS::Lambda::Url',
  'AWS::CloudFront::Distribution',
  'AWS::Cognito::UserPoolClient',
  'AWS::Cognito::UserPoolDomain',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::EC2::EIP',
  'AWS::Route53::HostedZone',
];

const held: ReadonlyMap<string, Held> = new Map([...data.map((type) => [type, 'data'] as const), ...addresses.map((type) => [type, 'address'] as const)]);

/** What is lost when a resource of a type is deleted or replaced; undefined for functions, roles and others that are made anew without loss. */
export function heldBy(type: string): Held | undefined {
  return held.get(type);
}

/** What has its ID in the address that clients call. */
export function isApi(type: string): boolean {
  return type === 'AWS::ApiGateway::RestApi' || type === 'AWS::ApiGatewayV2::Api';
}
