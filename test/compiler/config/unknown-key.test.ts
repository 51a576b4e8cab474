import { expect } from 'chai';
import { keysOf, type LevelName } from '../../../src/compiler/config/generated/config-key.js';
import { unknownKey } from '../../../src/compiler/config/unknown-key.js';

describe('unknownKey', () => {
  const slips: readonly [key: string, level: LevelName, meant: string][] = [
    ['lambda_memorysize', 'stage', 'lambda_memory_size'],
    ['lambda-memory-size', 'function', 'lambda_memory_size'],
    ['lambdaTimeout', 'top', 'lambda_timeout'],
    ['LAMBDA_TIMEOUT', 'top', 'lambda_timeout'],
    ['lambda_timout', 'function', 'lambda_timeout'],
    ['lambda_memory', 'top', 'lambda_memory_size'],
    ['log_retention', 'stage', 'log_retention_in_days'],
    ['iam_policy', 'function', 'iam_policy_file'],
    ['enviroment_variables', 'stage', 'environment_variables'],
    ['environment', 'stage', 'environment_variables'],
    ['layer', 'function', 'layers'],
    ['tag', 'top', 'tags'],
    ['appname', 'top', 'app_name'],
    ['stage', 'top', 'stages'],
    ['api_gateway_endpont_type', 'stage', 'api_gateway_endpoint_type'],
    ['certificate_arm', 'domain', 'certificate_arn'],
  ];
  for (const [key, level, meant] of slips) {
    it(`${key} (${level}) is an error, as ${meant} was meant`, () => {
      expect(unknownKey(key, level)).to.include({ severity: 'error', code: 'config-unknown-key', fix: `did you mean '${meant}'?` });
    });
  }

  it('says where a key belongs that is both misspelt and misplaced', () => {
    expect(unknownKey('stage_variable', 'function').fix).to.equal(
      "did you mean 'stage_variables', which belongs at the top level or under a stage or in release?",
    );
  });

  const others = ['websocket_api_enabled', 'owner', 'slack_channel', 'api_gateway_mirror', 'deploy_bucket', 'jira', 'zzz', 'experimental_feature_flags', 'x'];
  for (const key of others) {
    it(`${key} is a warning, as no setting is like it`, () => {
      for (const level of Object.keys(keysOf) as LevelName[]) expect(unknownKey(key, level)).to.include({ severity: 'warning', code: 'config-key-ignored' });
    });
  }
});
