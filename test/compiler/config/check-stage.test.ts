import { expect } from 'chai';
import { checkStage } from '../../../src/compiler/config/check-stage.js';
import type { ConfigFile } from '../../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../../src/compiler/config/resolve-stage.js';
import type { Problem } from '../../../src/compiler/problem/problem.js';
import { functionsNamed } from './configured.js';

type Settings = Omit<ConfigFile, 'app_name'>;

function check(settings: Settings, functionNames: readonly string[] = ['api_handler', 'worker'], stage = 'dev'): Problem[] {
  const config = resolveStage({ app_name: 'a', ...settings }, 'config.json', stage);
  return checkStage(config, functionsNamed(config, functionNames));
}

describe('checkStage', () => {
  describe('lets pass', () => {
    const rows: [what: string, settings: Settings][] = [
      ['an empty configuration', {}],
      [
        'settings of the functions of routes and websockets in an app without',
        { lambda_functions: { api_handler: {}, websocket_connect: {}, websocket_message: {}, websocket_disconnect: {} } },
      ],
      ['settings for functions that there are', { lambda_functions: { worker: { lambda_timeout: 1 } } }],
      ['both VPC lists, from two levels', { subnet_ids: ['s'], stages: { dev: { security_group_ids: ['g'] } } }],
      [
        'a function that takes itself out of the VPC',
        { subnet_ids: ['s'], security_group_ids: ['g'], lambda_functions: { worker: { subnet_ids: [], security_group_ids: [] } } },
      ],
      ['a role of the user', { manage_iam_role: false, iam_role_arn: 'arn:aws:iam::1:role/r' }],
      ['a private API with VPC endpoint', { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-1' }],
      ['a private API with policy', { api_gateway_endpoint_type: 'PRIVATE', api_gateway_policy_file: 'p' }],
      ['a policy of a regional API', { api_gateway_endpoint_type: 'REGIONAL', api_gateway_policy_file: 'p' }],
      ['variables of 4 KB', { environment_variables: { AB: 'x'.repeat(4096 - '{"AB":""}'.length) } }],
    ];
    for (const [what, settings] of rows) it(what, () => expect(check(settings)).to.deep.equal([]));
  });

  it('warns of an environment variable with a name of one letter', () => {
    const [problem, ...others] = check({ environment_variables: { A: '1', BC: '2' } });
    expect(others).to.deep.equal([]);
    expect(problem).to.include({ code: 'env-name-short', severity: 'warning' });
    expect(problem?.message).to.contain("('A')").and.not.contain('BC');
  });

  it('refuses settings of no function in a region', () => {
    const regions = { 'us-east-1': { lambda_functions: { workr: {} }, stages: { dev: { lambda_functions: { apihandler: {} } } } } };
    const config = resolveStage({ app_name: 'a', regions }, 'config.json', 'dev', 'us-east-1');
    const found = checkStage(config, functionsNamed(config, ['api_handler', 'worker'])).filter(({ code }) => code === 'unknown-function');
    expect(found.map(({ where, fix }) => `${where.path!.join('.')} ${fix}`)).to.deep.equal([
      "regions.us-east-1.lambda_functions.workr did you mean 'worker'?",
      "regions.us-east-1.stages.dev.lambda_functions.apihandler did you mean 'api_handler'?",
    ]);
  });

  describe('refuses', () => {
    const rows: [what: string, settings: Settings, code: string, path: string[], message: string, fix: string][] = [
      [
        'settings of no function',
        { lambda_functions: { workr: {} } },
        'unknown-function',
        ['lambda_functions', 'workr'],
        "lambda_functions has settings for 'workr', but the app has no such function",
        "did you mean 'worker'?",
      ],
      [
        'settings of no function of the stage',
        { stages: { dev: { lambda_functions: { apihandler: {} } } } },
        'unknown-function',
        ['stages', 'dev', 'lambda_functions', 'apihandler'],
        "lambda_functions has settings for 'apihandler', but the app has no such function",
        "did you mean 'api_handler'?",
      ],
      [
        'subnets without security groups',
        { subnet_ids: ['s-1', 's-2'] },
        'vpc-incomplete',
        ['subnet_ids'],
        'functions api_handler and worker: subnet_ids is set (s-1, s-2), but security_group_ids is not',
        'add security_group_ids, or set subnet_ids to [] for no VPC',
      ],
      [
        'security groups without subnets',
        { stages: { dev: { lambda_functions: { worker: { security_group_ids: ['g'] } } } } },
        'vpc-incomplete',
        ['stages', 'dev', 'lambda_functions', 'worker', 'security_group_ids'],
        'function worker: security_group_ids is set (g), but subnet_ids is not',
        'add subnet_ids, or set security_group_ids to [] for no VPC',
      ],
      [
        'half a VPC when a function takes the rest away',
        { subnet_ids: ['s'], security_group_ids: ['g'], lambda_functions: { worker: { subnet_ids: [] } } },
        'vpc-incomplete',
        ['security_group_ids'],
        'function worker: security_group_ids is set (g), but subnet_ids is not',
        'add subnet_ids',
      ],
      [
        'no role at all',
        { lambda_functions: { worker: { manage_iam_role: false } } },
        'iam-role-arn-missing',
        ['lambda_functions', 'worker', 'manage_iam_role'],
        'function worker: manage_iam_role is false, but iam_role_arn is not set',
        'set iam_role_arn to the ARN of a role, or manage_iam_role to true',
      ],
      [
        'an open private API',
        { stages: { dev: { api_gateway_endpoint_type: 'PRIVATE' } } },
        'private-api-open',
        ['stages', 'dev', 'api_gateway_endpoint_type'],
        'a PRIVATE API needs a policy that says who may call it, but neither api_gateway_endpoint_vpce nor api_gateway_policy_file is set',
        'set api_gateway_endpoint_vpce',
      ],
      [
        'a private API with two policies',
        { api_gateway_endpoint_type: 'PRIVATE', api_gateway_endpoint_vpce: 'vpce-1', api_gateway_policy_file: 'p' },
        'private-api-two-policies',
        ['api_gateway_policy_file'],
        'a PRIVATE API gets its policy from api_gateway_endpoint_vpce or from api_gateway_policy_file, but both are set',
        'keep one of them',
      ],
      [
        'a VPC endpoint of a public API',
        { api_gateway_endpoint_vpce: 'vpce-1' },
        'vpce-not-private',
        ['api_gateway_endpoint_vpce'],
        'api_gateway_endpoint_vpce is set, but the endpoint type is EDGE',
        'set api_gateway_endpoint_type to PRIVATE',
      ],
      [
        'more variables than Lambda takes, all levels together and counted in bytes',
        { environment_variables: { AB: 'é'.repeat(1500) }, lambda_functions: { worker: { environment_variables: { CD: 'é'.repeat(1500) } } } },
        'env-too-large',
        ['lambda_functions', 'worker', 'environment_variables'],
        'function worker: the environment_variables have 6017 bytes, but Lambda allows at most 4096',
        'Parameter Store',
      ],
    ];
    for (const [what, settings, code, path, message, fix] of rows) {
      it(what, () => {
        const [problem, ...more] = check(settings);
        expect(more).to.deep.equal([]);
        expect(problem).to.deep.include({ code, severity: 'error', where: { file: 'config.json', path }, message });
        expect(problem?.fix).to.include(fix);
      });
    }

    it('a stage whose name would lead out of the folder', () => {
      expect(check({}, [], '../x')).to.deep.equal([
        {
          code: 'stage-name',
          severity: 'error',
          where: { file: 'config.json' },
          message: "'../x' cannot be the name of a stage",
          fix: "use letters, digits, '_' and '-' only",
        },
      ]);
    });
  });

  it('does not look at other stages', () => {
    expect(check({ stages: { dev: {}, beta: { subnet_ids: ['s'], lambda_functions: { nope: {} } } } })).to.deep.equal([]);
  });

  it('does not look at functions that the app does not have', () => {
    expect(check({ lambda_functions: { api_handler: { manage_iam_role: false } } }, ['worker'])).to.deep.equal([]);
  });

  it('warns of a stage that is not among those configured', () => {
    const problems = check({ stages: { dev: {}, beta: {} } }, [], 'bata');
    expect(problems).to.deep.equal([
      {
        code: 'stage-not-configured',
        severity: 'warning',
        where: { file: 'config.json', path: ['stages'] },
        message: "stage 'bata' is not among the configured stages, so it gets only the settings of the top level",
        fix: "did you mean 'beta'?",
      },
    ]);
  });

  it('reports once what functions have from one place', () => {
    const settings: Settings = { subnet_ids: ['s'], stages: { dev: { lambda_functions: { e: { subnet_ids: ['t'] } } } } };
    expect(check(settings, ['a', 'b', 'c', 'd', 'e', 'f']).map(({ message }) => message.replace(/:.*/, ''))).to.deep.equal([
      'functions a, b, c and 2 others',
      'function e',
    ]);
  });

  it('reports everything at once', () => {
    const problems = check({
      subnet_ids: ['s'],
      manage_iam_role: false,
      api_gateway_endpoint_type: 'PRIVATE',
      lambda_functions: { x: {} },
      stages: { beta: {} },
    });
    expect(problems.map(({ code }) => code)).to.have.members([
      'stage-not-configured',
      'private-api-open',
      'unknown-function',
      'vpc-incomplete',
      'iam-role-arn-missing',
    ]);
  });
});
