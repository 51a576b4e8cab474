import { need } from '../need.js';
import type { Need, ServiceRules } from '../service-rules.js';
import { readSecret } from '../readers.js';
import { from } from '../source.js';

/** It reads the user's password from the secret, as who calls. */
function running(action: string, cluster = 'resourceArn', secret = 'secretArn'): readonly Need[] {
  return [
    need(`rds-data:${action}`, { on: [{ format: '${Arn}', from: { Arn: from(cluster) } }] }),
    need('secretsmanager:GetSecretValue', { on: [{ format: '${Arn}', from: { Arn: from(secret, { read: readSecret }) } }] }),
  ];
}

/** "Actions, resources, and condition keys for Amazon RDS Data API", and "Authorizing access to the Amazon RDS Data API" in the Aurora User Guide. */
export const rdsData = (): ServiceRules => ({
  prefix: 'rds-data',
  operations: {
    BatchExecuteStatement: running('BatchExecuteStatement'),
    BeginTransaction: running('BeginTransaction'),
    CommitTransaction: running('CommitTransaction'),
    ExecuteSql: running('ExecuteSql', 'dbClusterOrInstanceArn', 'awsSecretStoreArn'),
    ExecuteStatement: running('ExecuteStatement'),
    RollbackTransaction: running('RollbackTransaction'),
  },
});
