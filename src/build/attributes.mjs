// Makes merged/generated/attributes.ts: the attributes that Fn::GetAtt gives, by type, from the database of @aws-cdk/cloudformation-diff (see slim-spec.mjs).
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { loadDatabase } from './slim-spec.mjs';

/** What the output depends on in addition to the database. */
export function attributesSource() {
  return readFile(fileURLToPath(import.meta.url), 'utf8');
}

/** Attributes of attributes' attributes are left out: what is known of `A.B` counts for `A.B.C` too. */
const deepest = 2;

/** Types of which CloudFormation gives every property as an attribute too, as cfn-lint has found by trying. */
const withProperties = new Set([
  'AWS::Amplify::Branch',
  'AWS::Amplify::Domain',
  'AWS::AppSync::DomainName',
  'AWS::AppSync::FunctionConfiguration',
  'AWS::AppSync::Resolver',
  'AWS::AutoScaling::AutoScalingGroup',
  'AWS::Backup::BackupSelection',
  'AWS::Backup::BackupVault',
  'AWS::Backup::LogicallyAirGappedBackupVault',
  'AWS::CodeArtifact::Domain',
  'AWS::CodeArtifact::Repository',
  'AWS::EC2::CapacityReservation',
  'AWS::EC2::Instance',
  'AWS::EC2::SecurityGroup',
  'AWS::EC2::Subnet',
  'AWS::EC2::VPC',
  'AWS::EFS::MountTarget',
  'AWS::EKS::Nodegroup',
  'AWS::ElastiCache::ReplicationGroup',
  'AWS::ElasticLoadBalancingV2::LoadBalancer',
  'AWS::EventSchemas::Discoverer',
  'AWS::EventSchemas::Registry',
  'AWS::EventSchemas::Schema',
  'AWS::Events::EventBus',
  'AWS::GameLift::GameSessionQueue',
  'AWS::GameLift::MatchmakingConfiguration',
  'AWS::GameLift::MatchmakingRuleSet',
  'AWS::Grafana::Workspace',
  'AWS::Greengrass::ConnectorDefinition',
  'AWS::Greengrass::CoreDefinition',
  'AWS::Greengrass::DeviceDefinition',
  'AWS::Greengrass::FunctionDefinition',
  'AWS::Greengrass::Group',
  'AWS::Greengrass::LoggerDefinition',
  'AWS::Greengrass::ResourceDefinition',
  'AWS::Greengrass::SubscriptionDefinition',
  'AWS::ImageBuilder::Component',
  'AWS::ImageBuilder::ContainerRecipe',
  'AWS::ImageBuilder::DistributionConfiguration',
  'AWS::ImageBuilder::ImagePipeline',
  'AWS::ImageBuilder::ImageRecipe',
  'AWS::ImageBuilder::InfrastructureConfiguration',
  'AWS::Kinesis::StreamConsumer',
  'AWS::ManagedBlockchain::Node',
  'AWS::Neptune::DBCluster',
  'AWS::RDS::DBInstance',
  'AWS::RDS::DBParameterGroup',
  'AWS::RedshiftServerless::Workgroup',
  'AWS::RoboMaker::RobotApplication',
  'AWS::RoboMaker::SimulationApplication',
  'AWS::Route53Resolver::ResolverRule',
  'AWS::Route53Resolver::ResolverRuleAssociation',
  'AWS::S3::AccessPoint',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SSM::Parameter',
  'AWS::SageMaker::DataQualityJobDefinition',
  'AWS::SageMaker::ModelBiasJobDefinition',
  'AWS::SageMaker::ModelExplainabilityJobDefinition',
  'AWS::SageMaker::ModelQualityJobDefinition',
  'AWS::SageMaker::MonitoringSchedule',
  'AWS::StepFunctions::Activity',
]);

export function attributes() {
  const types = loadDatabase()
    .all('resource')
    .map(({ cloudFormationType: type, attributes: all = {}, properties = {} }) => [
      type,
      [...new Set([...namesOf(all), ...(withProperties.has(type) ? namesOf(properties) : [])])],
    ])
    .filter(([type]) => type.startsWith('AWS::') && !type.startsWith('AWS::Serverless::'))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const services = {};
  for (const [type, names] of types) {
    const [, service, kind] = type.split('::');
    (services[service] ??= {})[kind] = names.join(' ');
  }
  return `// By service and kind: the attributes of AWS::<service>::<kind>, parted by blanks. Read only when asked for.
const text = ${JSON.stringify(JSON.stringify(services))};
let services: { readonly [service: string]: { readonly [kind: string]: string } } | undefined;

/** The attributes of a type, those inside others with dots; undefined for an unknown type. */
export function attributesOf(type: string): readonly string[] | undefined {
  services ??= JSON.parse(text) as NonNullable<typeof services>;
  const [, service = '', kind = ''] = type.split('::');
  const kinds = Object.hasOwn(services, service) ? services[service]! : {};
  return Object.hasOwn(kinds, kind) ? kinds[kind]!.split(' ').filter((name) => name !== '') : undefined;
}
`;
}

function namesOf(all) {
  return [...new Set(Object.keys(all).map((name) => name.split('.').slice(0, deepest).join('.')))].sort();
}
