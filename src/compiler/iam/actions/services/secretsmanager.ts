import { need, possible, seen } from '../need.js';
import { readSecret } from '../readers.js';
import type { ServiceRules } from '../service-rules.js';
import { from } from '../source.js';

const format = 'arn:${Partition}:secretsmanager:${Region}:${Account}:secret:${SecretId}';

/** "Actions, resources, and condition keys for AWS Secrets Manager", and the operations' pages in the API Reference. */
export const secretsmanager = (): ServiceRules => ({
  prefix: 'secretsmanager',
  types: { Secret: [{ from: { SecretId: from(['SecretId', 'Name'], { read: readSecret }) } }] },
  operations: {
    // It also needs the right to read each of the secrets.
    BatchGetSecretValue: [
      need('secretsmanager:BatchGetSecretValue'),
      need('secretsmanager:GetSecretValue', { on: [{ format, from: { SecretId: from('SecretIdList[]', { read: readSecret }) } }] }),
      need('secretsmanager:ListSecrets', { when: possible('Filters') }),
    ],
    CreateSecret: [
      need('secretsmanager:CreateSecret'),
      need('secretsmanager:TagResource', { when: seen('Tags') }),
      need('secretsmanager:ReplicateSecretToRegions', { when: seen('AddReplicaRegions') }),
    ],
    RotateSecret: [
      need('secretsmanager:RotateSecret'),
      need('lambda:InvokeFunction', { on: [{ format: '${Arn}', from: { Arn: from('RotationLambdaARN') } }], isOptional: true }),
    ],
    ValidateResourcePolicy: [need('secretsmanager:ValidateResourcePolicy'), need('secretsmanager:PutResourcePolicy')],
  },
});
