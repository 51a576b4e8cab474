import { expect } from 'chai';
import fc from 'fast-check';
import { resolveFunction } from '../../../src/compiler/config/function-config.js';
import type { ConfigFile, FunctionSettings } from '../../../src/compiler/config/generated/config-file.js';
import { functionConfig, resolveStage } from '../../../src/compiler/config/resolve-stage.js';

type Settings = NonNullable<FunctionSettings>;

/** The four levels as one file. */
function configOf(top: Settings, topFunction: Settings, ofStage: Settings, stageFunction: Settings, name = 'f'): ConfigFile {
  const functions = (settings: Settings): { lambda_functions: { [name: string]: Settings } } => ({ lambda_functions: Object.fromEntries([[name, settings]]) });
  return { app_name: 'a', ...top, ...functions(topFunction), stages: { dev: { ...ofStage, ...functions(stageFunction) } } };
}

function resolved(config: ConfigFile, name = 'f'): ReturnType<typeof functionConfig> {
  return functionConfig(resolveStage(config, 'config.json', 'dev'), name);
}

const single = {
  lambda_timeout: fc.constantFrom(1, 60, 900),
  lambda_memory_size: fc.constantFrom(128, 256),
  lambda_runtime: fc.constantFrom('nodejs20.x', 'nodejs22.x'),
  lambda_architecture: fc.constantFrom('x86_64' as const, 'arm64' as const),
  lambda_ephemeral_storage: fc.constantFrom(512, 1024),
  layers: fc.constantFrom([], ['l1'], ['l2', 'l3']),
  reserved_concurrency: fc.constantFrom(0, 1),
  subnet_ids: fc.constantFrom([], ['s']),
  security_group_ids: fc.constantFrom([], ['g']),
  log_retention_in_days: fc.constantFrom(0 as const, 7 as const),
  xray: fc.boolean(),
  autogen_policy: fc.boolean(),
  iam_policy_file: fc.constantFrom('p.json', 'q.json'),
  manage_iam_role: fc.boolean(),
  iam_role_arn: fc.constantFrom('arn:1', 'arn:2'),
  iam_role_per_function: fc.boolean(),
  iam_permissions_boundary: fc.constantFrom('arn:3', 'arn:4'),
  lambda_system_log_level: fc.constantFrom('DEBUG', 'WARN'),
  lambda_log_level: fc.constantFrom('TRACE', 'ERROR'),
  kms_key_arn: fc.constantFrom('arn:5', 'arn:6'),
};
const names: { readonly [K in keyof typeof single]: keyof ReturnType<typeof functionConfig> } = {
  lambda_timeout: 'timeout',
  lambda_memory_size: 'memorySize',
  lambda_runtime: 'runtime',
  lambda_architecture: 'architecture',
  lambda_ephemeral_storage: 'ephemeralStorage',
  layers: 'layers',
  reserved_concurrency: 'reservedConcurrency',
  subnet_ids: 'subnetIds',
  security_group_ids: 'securityGroupIds',
  log_retention_in_days: 'logRetentionInDays',
  xray: 'xray',
  autogen_policy: 'autogenPolicy',
  iam_policy_file: 'iamPolicyFile',
  manage_iam_role: 'manageIamRole',
  iam_role_arn: 'iamRoleArn',
  iam_role_per_function: 'rolePerFunction',
  iam_permissions_boundary: 'permissionsBoundary',
  lambda_system_log_level: 'systemLogLevel',
  lambda_log_level: 'logLevel',
  kms_key_arn: 'kmsKeyArn',
};
const statements = fc.array(fc.record({ Action: fc.constantFrom('s3:A', 's3:B') }), { maxLength: 2 });
const map = fc.dictionary(fc.constantFrom('A1', 'B1', 'C1', 'D1'), fc.constantFrom('x', 'y', ''));
const settings = fc.record(
  Object.fromEntries(
    [...Object.entries(single), ['environment_variables', map], ['tags', map], ['iam_policy_statements', statements]].map(([key, value]) => [
      key,
      fc.option(value as fc.Arbitrary<unknown>),
    ]),
  ),
  { requiredKeys: [] },
) as fc.Arbitrary<Settings>;
const defaults = resolved({ app_name: 'a' });

describe('functionConfig', () => {
  it('has defaults for everything', () => {
    expect(defaults).to.deep.equal({
      timeout: 60,
      memorySize: 128,
      runtime: 'nodejs24.x',
      architecture: 'x86_64',
      ephemeralStorage: null,
      environment: {},
      tags: {},
      layers: [],
      reservedConcurrency: null,
      subnetIds: [],
      securityGroupIds: [],
      logRetentionInDays: null,
      xray: false,
      autogenPolicy: true,
      iamPolicyFile: null,
      manageIamRole: true,
      iamRoleArn: null,
      rolePerFunction: false,
      policyStatements: [],
      permissionsBoundary: null,
      alarms: { errorRate: null, latency: null, throttles: null, deadLetters: null },
      alias: null,
      deployment: null,
      provisioned: null,
      logFormat: null,
      logLevel: null,
      systemLogLevel: null,
      kmsKeyArn: null,
      prove: true,
    });
  });

  it('takes single values from the function of the stage, the stage, the function at the top, the top', () => {
    fc.assert(
      fc.property(fc.tuple(settings, settings, settings, settings), (levels) => {
        const [top, topFunction, ofStage, stageFunction] = levels;
        const got = resolved(configOf(...levels));
        for (const [key, name] of Object.entries(names) as [keyof typeof single, keyof typeof got][]) {
          let want: unknown = null;
          if (top[key] != null) want = top[key];
          if (topFunction[key] != null) want = topFunction[key];
          if (ofStage[key] != null) want = ofStage[key];
          if (stageFunction[key] != null) want = stageFunction[key];
          if (key === 'log_retention_in_days' && want === 0) want = null;
          expect(got[name], key).to.deep.equal(want ?? defaults[name]);
        }
      }),
    );
  });

  it('merges maps from the top, the function at the top, the stage, the function of the stage', () => {
    fc.assert(
      fc.property(fc.tuple(settings, settings, settings, settings), (levels) => {
        const got = resolved(configOf(...levels));
        expect(got.environment).to.deep.equal(Object.assign({}, ...levels.map(({ environment_variables: one }) => one)));
        expect(got.tags).to.deep.equal(Object.assign({}, ...levels.map(({ tags }) => tags)));
      }),
    );
  });

  it('joins lists of statements in the same order', () => {
    fc.assert(
      fc.property(fc.tuple(settings, settings, settings, settings), (levels) => {
        expect(resolved(configOf(...levels)).policyStatements).to.deep.equal(levels.flatMap(({ iam_policy_statements: list }) => list ?? []));
      }),
    );
  });

  it('does not mix up functions and stages', () => {
    fc.assert(
      fc.property(fc.tuple(settings, settings, settings, settings), (levels) => {
        const config = configOf(...levels);
        const elsewhere: ConfigFile = {
          ...config,
          stages: { ...config.stages, beta: { lambda_timeout: 777, lambda_functions: { f: { lambda_timeout: 778 } } } },
        };
        expect(resolved(elsewhere)).to.deep.equal(resolved(config));
        expect(resolved(config, 'g')).to.deep.equal(resolved(configOf(levels[0], {}, levels[2], {})));
      }),
    );
  });

  it('gives functions of every name their own settings only', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
      expect(resolved({ app_name: 'a' }, name)).to.deep.equal(defaults);
      expect(resolved(configOf({}, { lambda_timeout: 5 }, {}, {}, name), name).timeout).to.equal(5);
    }
  });

  it('keeps a key in its place when a later level changes its value', () => {
    const config = configOf({ tags: { a: '1', b: '1' } }, {}, { tags: { c: '2', a: '2' } }, {});
    expect(Object.entries(resolved(config).tags)).to.deep.equal([
      ['a', '2'],
      ['b', '1'],
      ['c', '2'],
    ]);
  });

  const formats: [settings: object, want: string | null][] = [
    [{}, null],
    [{ lambda_log_format: 'Text' }, 'Text'],
    [{ lambda_log_level: 'WARN' }, 'JSON'],
    [{ lambda_system_log_level: 'WARN' }, 'JSON'],
    [{ lambda_log_format: 'Text', lambda_log_level: 'WARN' }, 'Text'],
  ];
  for (const [top, want] of formats) {
    it(`has the format ${want} with ${JSON.stringify(top)}`, () => {
      expect(resolveFunction({ top, topFunctions: {}, stage: {}, stageFunctions: {} }, 'dev').logFormat).to.equal(want);
    });
  }
});
