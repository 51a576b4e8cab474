import type { UnpolledType } from '../../cloudformation/unpolled-type.js';

const network = [
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSecurityGroups',
  'ec2:DescribeSubnets',
  'ec2:DescribeVpcs',
];

const ofType: { readonly [type in UnpolledType]: readonly string[] } = {
  MSK: [...network, 'kafka:DescribeClusterV2', 'kafka:GetBootstrapBrokers'],
  MQ: [...network, 'mq:DescribeBroker'],
  DocumentDB: [...network, 'rds:DescribeDBClusterParameters', 'rds:DescribeDBClusters', 'rds:DescribeDBSubnetGroups'],
  SelfManagedKafka: [],
};

/**
 * What Lambda does with the function's role to poll such a source. One with access control by IAM, or with a secret that a key of yours encrypts,
 * needs more.
 *
 * @param access Types of its `SourceAccessConfigurations`
 * @see "Configuring execution role permissions" on the pages of the event sources in the AWS Lambda Developer Guide
 */
export function unpolledActions(type: UnpolledType, access: readonly string[]): string[] {
  const isOfNetwork = (one: string): boolean => one.startsWith('VPC_');
  const needed = [...ofType[type], ...(access.some(isOfNetwork) ? network : []), ...(access.every(isOfNetwork) ? [] : ['secretsmanager:GetSecretValue'])];
  return [...new Set(needed)];
}
