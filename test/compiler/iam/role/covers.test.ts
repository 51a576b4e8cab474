import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import { covers } from '../../../../src/compiler/iam/role/covers.js';

const key = 'arn:aws:kms:eu-west-1:123456789012:key/1';
const both = ['kms:Decrypt', 'kms:GenerateDataKey'];

describe('whether statements that somebody wrote allow actions', () => {
  const rows: readonly (readonly [statements: readonly Value[], resource: Value | undefined, want: boolean])[] = [
    [[{ Effect: 'Allow', Action: both, Resource: key }], key, true],
    [[{ Effect: 'Allow', Action: both, Resource: [key, 'arn:aws:s3:::b'] }], key, true],
    [[{ Effect: 'Allow', Action: 'kms:*', Resource: '*' }], key, true],
    [[{ Effect: 'Allow', Action: '*', Resource: '*' }], key, true],
    [[{ Effect: 'Allow', Action: ['KMS:decrypt', 'kms:*Data*Key'], Resource: key }], key, true],
    [[{ Effect: 'Allow', Action: both, Resource: { Ref: 'Key' } }], { Ref: 'Key' }, true],
    [[{ Effect: 'Allow', Action: both, Resource: key }], undefined, true],
    [
      [
        { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
        { Effect: 'Allow', Action: 'kms:GenerateDataKey', Resource: key },
      ],
      key,
      true,
    ],
    [[{ Effect: 'Allow', Action: 'kms:Decrypt', Resource: key }], key, false],
    [[{ Effect: 'Allow', Action: ['kms:Decrypt', 'kms:*Key*Data*'], Resource: key }], key, false],
    [[{ Effect: 'Allow', Action: both, Resource: `${key}2` }], key, false],
    [[{ Effect: 'Deny', Action: both, Resource: key }], key, false],
    [[{ Effect: 'Allow', Action: both, Resource: key, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }], key, false],
    [[{ Effect: 'Allow', NotAction: 's3:GetObject', Resource: key }], key, false],
    [[], undefined, false],
  ];
  for (const [statements, resource, want] of rows) {
    it(`is ${want} for ${JSON.stringify(statements)} and ${JSON.stringify(resource)}`, () => expect(covers(statements, both, resource)).to.equal(want));
  }
});
