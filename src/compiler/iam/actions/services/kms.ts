import { need } from '../need.js';
import { readKey } from '../readers.js';
import type { Need, ServiceRules, TypeRule } from '../service-rules.js';
import { from } from '../source.js';

const format = 'arn:${Partition}:kms:${Region}:${Account}:key/${KeyId}';

function key(...members: readonly string[]): TypeRule {
  return [{ format, from: { KeyId: from(members, { read: readKey }) } }];
}

/** Who changes an alias needs the right on the alias, and on each of its keys. */
function aliasing(action: string): readonly Need[] {
  return [
    need(`kms:${action}`, { on: [{ format: 'arn:${Partition}:kms:${Region}:${Account}:${Alias}', from: { Alias: from('AliasName') } }] }),
    need(`kms:${action}`, action === 'CreateAlias' ? { on: key('TargetKeyId') } : { on: [{ format, from: {} }] }),
  ];
}

/** "AWS KMS permissions" in the Developer Guide. A role's key may be named by an alias, which is a condition: "Using aliases to control access to KMS keys". */
export const kms = (): ServiceRules => ({
  prefix: 'kms',
  types: { key: key('KeyId') },
  operations: {
    CreateAlias: aliasing('CreateAlias'),
    DeleteAlias: aliasing('DeleteAlias'),
    ReEncrypt: [need('kms:ReEncryptFrom', { on: key('SourceKeyId') }), need('kms:ReEncryptTo', { on: key('DestinationKeyId') })],
    UpdateAlias: aliasing('UpdateAlias'),
  },
});
