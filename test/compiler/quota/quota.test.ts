import { expect } from 'chai';
import { quotas } from '../../../src/compiler/quota/quota.js';

// As AWS documents them; the other tests take them from the table.
const documented = {
  'stack-resources': '500 fixed',
  'stack-outputs': '200 fixed',
  'stack-parameters': '200 fixed',
  'stack-mappings': '200 fixed',
  'mapping-attributes': '200 fixed',
  'dynamic-references': '60 fixed',
  'template-size': '1000000 fixed',
  'template-inline': '51200 upload',
  'package-unzipped': '262144000 fixed',
  'package-zipped': '52428800 upload',
  'function-environment': '4096 fixed',
  'function-layers': '5 fixed',
  'function-policy': '20480 fixed',
  'role-inline-policies': '10240 fixed',
  'role-managed-policies': '10 adjustable',
  'role-trust-policy': '2048 adjustable',
  'managed-policy-size': '6144 fixed',
  'api-resources': '300 adjustable',
  'api-definition': '6291456 fixed',
  'api-authorizers': '10 adjustable',
  'api-policy': '8192 adjustable',
  'api-stage-variables': '100 fixed',
  'api-routes': '300 adjustable',
  'api-integrations': '300 adjustable',
  'event-bus-rules': '300 adjustable',
  'log-group-name': '512 fixed',
};

describe('the table of quotas', () => {
  it('has what AWS allows, and what it raises if asked', () => {
    expect(Object.fromEntries(Object.entries(quotas).map(([name, { limit, kind }]) => [name, `${limit} ${kind}`]))).to.deep.equal(documented);
  });
});
