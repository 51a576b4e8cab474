import { expect } from 'chai';
import { parseConfig } from '../../../src/compiler/config/parse-config.js';
import type { Problem } from '../../../src/compiler/problem/problem.js';

const json = '.chalice/config.json';

/** Parses a configuration that is right but for the given settings. */
async function problemsOf(settings: object): Promise<Problem[]> {
  const { problems } = await parseConfig(JSON.stringify({ app_name: 'a', ...settings }), json);
  return problems;
}

const arn = 'arn:aws:lambda:us-west-2:123456789012:layer:base:1';
const domain = { domain_name: 'api.example.com', certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/x' };

describe('parseConfig', () => {
  it('gives the data of a right file', async () => {
    const text = '{"version": "2.0", "app_name": "hello-rest", "stages": {"dev": {"api_gateway_stage": "api"}}}';
    const { config, problems } = await parseConfig(text, json);
    expect([config, problems]).to.deep.equal([JSON.parse(text), []]);
  });

  it('gives no data when there is a problem', async () => {
    const { config } = await parseConfig('{"app_name": "a", "xray": 1}', json);
    expect(config).to.equal(undefined);
  });

  describe('takes', () => {
    const right: { [what: string]: object } = {
      'the version as a number': { version: 2.0 },
      'version 1.0': { version: '1.0' },
      'null for every single value': {
        version: null,
        lambda_timeout: null,
        api_gateway_endpoint_type: null,
        layers: null,
        xray: null,
        log_retention_in_days: null,
        api_gateway_custom_domain: null,
      },
      'null for stages, functions and maps': {
        stages: { dev: null, beta: { lambda_functions: { f: null }, tags: null } },
        lambda_functions: null,
        environment_variables: null,
      },
      'letters of any script in the name': { app_name: 'é.日本-1_x' },
      'an astral letter in the name': { app_name: '𝒳' },
      'a schema for editors': { $schema: '../node_modules/tschalice/schemas/config.schema.json' },
      'the bounds of numbers': {
        lambda_timeout: 900,
        lambda_memory_size: 128,
        lambda_ephemeral_storage: 10240,
        reserved_concurrency: 0,
        minimum_compression_size: 10485760,
        log_retention_in_days: 0,
      },
      'a compression size in quotes': { minimum_compression_size: '10485760' },
      'a stage name of API Gateway with a hyphen': { api_gateway_stage: 'v1-beta_2' },
      'one VPC endpoint': { api_gateway_endpoint_vpce: 'vpce-0aaaaaaaaaaaaaaaa' },
      'several VPC endpoints': { api_gateway_endpoint_vpce: ['vpce-0aaaaaaaaaaaaaaaa', 'vpce-1'] },
      'a whole custom domain': { api_gateway_custom_domain: { ...domain, tls_version: 'TLS_1_0', url_prefix: 'v2', tags: { b: '2' } } },
      'five layers': { layers: [arn, arn, arn, arn, arn] },
      'no layers': { layers: [] },
      'a layer of another partition': { layers: ['arn:aws-us-gov:lambda:us-gov-west-1:123456789012:layer:base:12'] },
      'stage variables with all signs': { stage_variables: { A_1: 'aZ9-._~:/?#&=,' } },
      'scoped packages and globs': { external_packages: ['sharp', '@a/b.c'], include: ['templates/**', '.env', 'a..b/c'], merge_templates: ['extras.yaml'] },
      'runtimes, also unknown ones': { lambda_runtime: 'nodejs99.x', lambda_architecture: 'arm64' },
      'empty environment values and long tags': { environment_variables: { EMPTY: '' }, tags: { ['k'.repeat(128)]: '😀'.repeat(256) } },
    };
    for (const [what, settings] of Object.entries(right)) {
      it(what, async () => expect(await problemsOf(settings)).to.deep.equal([]));
    }
  });

  describe('refuses', () => {
    const rows: [what: string, given: object, path: (string | number)[], code: string, message: string, fix: string][] = [
      ['a version in words', { version: 'two' }, ['version'], 'config-version', "must be 1.0 or 2.0, not 'two'", 'set it to "2.0"'],
      ['a later version', { version: 2.1 }, ['version'], 'config-version', 'must be 1.0 or 2.0, not 2.1', 'set it to "2.0"'],
      ['a later version in quotes', { version: '100.0' }, ['version'], 'config-version', "must be 1.0 or 2.0, not '100.0'", 'set it to "2.0"'],
      ['a version that is a list', { version: [] }, ['version'], 'config-version', 'must be 1.0 or 2.0, not a list', 'set it to "2.0"'],
      ['no name', { app_name: undefined }, ['app_name'], 'config-missing-key', 'the configuration has no app_name', 'add "app_name"'],
      ['null as the name', { app_name: null }, ['app_name'], 'config-type', 'must be a string, not null', 'use a string'],
      [
        'a blank in the name',
        { app_name: 'a b' },
        ['app_name'],
        'config-value',
        "must be up to 100 letters, digits, '.', '_' and '-', not 'a b'",
        'remove spaces',
      ],
      [
        'too little memory',
        { lambda_memory_size: 1 },
        ['lambda_memory_size'],
        'config-range',
        'must be at least 128 (MB), not 1',
        'choose a number from 128 to 10240',
      ],
      ['too much memory', { lambda_memory_size: 10241 }, ['lambda_memory_size'], 'config-range', 'must be at most 10240 (MB), not 10241', 'from 128 to 10240'],
      ['no timeout', { lambda_timeout: 0 }, ['lambda_timeout'], 'config-range', 'must be at least 1 (seconds), not 0', 'from 1 to 900'],
      ['too long a timeout', { lambda_timeout: 901 }, ['lambda_timeout'], 'config-range', 'must be at most 900 (seconds), not 901', 'from 1 to 900'],
      [
        'too little storage',
        { lambda_ephemeral_storage: 511 },
        ['lambda_ephemeral_storage'],
        'config-range',
        'must be at least 512 (MB), not 511',
        'from 512 to 10240',
      ],
      ['a broken number', { lambda_memory_size: 128.5 }, ['lambda_memory_size'], 'config-type', 'must be a whole number, not 128.5', 'use a whole number'],
      ['a number in quotes', { lambda_timeout: '5' }, ['lambda_timeout'], 'config-type', "must be a whole number, not '5'", 'write 5 without quotes'],
      ['negative concurrency', { reserved_concurrency: -1 }, ['reserved_concurrency'], 'config-range', 'must be at least 0, not -1', 'choose another number'],
      ['a boolean in quotes', { xray: 'false' }, ['xray'], 'config-type', "must be true or false, not 'false'", 'write false without quotes'],
      ['yes for true', { xray: 'yes' }, ['xray'], 'config-type', "must be true or false, not 'yes'", 'write true'],
      [
        'days that CloudWatch lacks',
        { log_retention_in_days: 10 },
        ['log_retention_in_days'],
        'config-value',
        'must be 0, 1, 3, 5, 7, 14,',
        'choose one of these',
      ],
      [
        'a compression size in words',
        { minimum_compression_size: 'big' },
        ['minimum_compression_size'],
        'config-value',
        "must be a number of bytes from 0 to 10485760, not 'big'",
        'without quotes',
      ],
      [
        'a compression size too big',
        { minimum_compression_size: 10485761 },
        ['minimum_compression_size'],
        'config-range',
        'must be at most 10485760 (bytes), not 10485761',
        'from 0',
      ],
      [
        'the same in quotes',
        { minimum_compression_size: '10485761' },
        ['minimum_compression_size'],
        'config-value',
        "must be a number of bytes from 0 to 10485760, not '10485761'",
        'in this range',
      ],
      [
        'a compression size that is true',
        { minimum_compression_size: true },
        ['minimum_compression_size'],
        'config-type',
        'must be a whole number or a string, not true',
        '',
      ],
      [
        'another endpoint type',
        { api_gateway_endpoint_type: 'EDGY' },
        ['api_gateway_endpoint_type'],
        'config-value',
        "must be EDGE, REGIONAL or PRIVATE, not 'EDGY'",
        "did you mean 'EDGE'?",
      ],
      [
        'a VPC for its endpoint',
        { api_gateway_endpoint_vpce: ['vpc-1'] },
        ['api_gateway_endpoint_vpce', 0],
        'config-value',
        "must be the ID of a VPC endpoint, not 'vpc-1'",
        'vpce-',
      ],
      [
        'a blank in the stage of the API',
        { api_gateway_stage: 'v 1' },
        ['api_gateway_stage'],
        'config-value',
        "must be up to 128 letters, digits, '_' and '-', not 'v 1'",
        'remove spaces',
      ],
      ['an empty file name', { iam_policy_file: '' }, ['iam_policy_file'], 'config-value', "must be the name of a file, not ''", 'use the name'],
      ['a role that is no ARN', { iam_role_arn: 'worker' }, ['iam_role_arn'], 'config-value', "must be the ARN of an IAM role, not 'worker'", 'arn:aws:iam::'],
      [
        'a boundary that is a role',
        { iam_permissions_boundary: 'arn:aws:iam::123456789012:role/worker' },
        ['iam_permissions_boundary'],
        'config-value',
        'must be the ARN of a managed policy',
        'policy/developers',
      ],
      [
        'a boundary that refers to a resource',
        { iam_permissions_boundary: 'arn:aws:iam::123456789012:policy/${Limits}' },
        ['iam_permissions_boundary'],
        'config-value',
        'must be the ARN of a managed policy',
        'policy/developers',
      ],
      [
        'statements that are no list',
        { iam_policy_statements: { Effect: 'Allow' } },
        ['iam_policy_statements'],
        'config-type',
        'must be a list, not an object',
        'use a list',
      ],
      [
        'a statement that is a text',
        { iam_policy_statements: ['s3:*'] },
        ['iam_policy_statements', 0],
        'config-type',
        "must be an object, not 's3:*'",
        'use an object',
      ],
      ['layers that are no list', { layers: arn }, ['layers'], 'config-type', `must be a list, not '${arn}'`, `write it as a list: ["${arn}"]`],
      ['six layers', { layers: Array(6).fill(arn) }, ['layers'], 'config-range', 'must have at most 5 items, not 6', 'remove some'],
      ['a layer without version', { layers: [arn.slice(0, -2)] }, ['layers', 0], 'config-value', 'must be the ARN of a layer version', 'layer:base:1'],
      ['a null subnet', { subnet_ids: [null] }, ['subnet_ids', 0], 'config-type', 'must be a string, not null', 'use a string'],
      [
        'another runtime',
        { lambda_runtime: 'python3.12' },
        ['lambda_runtime'],
        'config-value',
        "must be a Node.js runtime such as 'nodejs24.x', not 'python3.12'",
        'nodejs24.x',
      ],
      ['another architecture', { lambda_architecture: 'arm' }, ['lambda_architecture'], 'config-value', "must be x86_64 or arm64, not 'arm'", 'choose one'],
      ['a number as a tag', { tags: { cost: 3 } }, ['tags', 'cost'], 'config-type', 'must be a string, not 3', 'write it in quotes: "3"'],
      ['tags that are a list', { tags: [] }, ['tags'], 'config-type', 'must be an object, not a list', 'use an object'],
      ['a tag of AWS', { tags: { 'aws:x': 'y' } }, ['tags', 'aws:x'], 'config-name', "'aws:x' cannot be the name of a tag", "'aws:'"],
      ['too long a tag', { tags: { a: 'x'.repeat(257) } }, ['tags', 'a'], 'config-value', 'must be at most 256 characters long', 'shorten it'],
      [
        'a variable that begins with a digit',
        { environment_variables: { '1A': '1' } },
        ['environment_variables', '1A'],
        'config-name',
        "'1A' cannot be the name of an environment variable",
        'starting with a letter',
      ],
      [
        'a variable of Lambda',
        { environment_variables: { AWS_REGION: 'x' } },
        ['environment_variables', 'AWS_REGION'],
        'env-reserved',
        'Lambda reserves the environment variable AWS_REGION',
        'another name',
      ],
      [
        'a variable of Lambda with _',
        { environment_variables: { _HANDLER: 'x' } },
        ['environment_variables', '_HANDLER'],
        'env-reserved',
        'Lambda reserves the environment variable _HANDLER',
        'another name',
      ],
      [
        'a blank in a stage variable',
        { stage_variables: { A: 'x y' } },
        ['stage_variables', 'A'],
        'config-value',
        'must be made of up to 512 letters, digits and -._~:/?#&=,',
        'encode',
      ],
      [
        'a hyphen in a stage variable',
        { stage_variables: { 'a-b': 'x' } },
        ['stage_variables', 'a-b'],
        'config-name',
        "'a-b' cannot be the name of a stage variable",
        'digits',
      ],
      [
        'a package by path',
        { external_packages: ['../x'] },
        ['external_packages', 0],
        'config-value',
        "must be the name of an npm package, not '../x'",
        'package.json',
      ],
      ['files outside the project', { include: ['a/../../x'] }, ['include', 0], 'config-value', 'must be a path or glob inside the project folder', 'relative'],
      ['files at the root', { include: ['/etc/passwd'] }, ['include', 0], 'config-value', 'must be a path or glob inside the project folder', 'relative'],
      ['a merged template without name', { merge_templates: [''] }, ['merge_templates', 0], 'config-value', 'must be the name of a file', 'use the name'],
      ['a stage with a blank', { stages: { 'v 1': {} } }, ['stages', 'v 1'], 'config-name', "'v 1' cannot be the name of a stage", 'letters'],
      ['a stage that is a list', { stages: { dev: [] } }, ['stages', 'dev'], 'config-type', 'must be an object, not a list', 'use an object'],
      [
        'a function with a blank',
        { lambda_functions: { 'a b': {} } },
        ['lambda_functions', 'a b'],
        'config-name',
        "'a b' cannot be the name of a function",
        'app.ts',
      ],
      [
        'a domain without name',
        { api_gateway_custom_domain: { certificate_arn: domain.certificate_arn } },
        ['api_gateway_custom_domain', 'domain_name'],
        'config-missing-key',
        'api_gateway_custom_domain has no domain_name',
        'add',
      ],
      [
        'a domain without certificate',
        { websocket_api_custom_domain: { domain_name: 'x' } },
        ['websocket_api_custom_domain', 'certificate_arn'],
        'config-missing-key',
        'websocket_api_custom_domain has no certificate_arn',
        'add',
      ],
      [
        'a URL for a domain',
        { api_gateway_custom_domain: { ...domain, domain_name: 'https://x.y' } },
        ['api_gateway_custom_domain', 'domain_name'],
        'config-value',
        'must be a host name',
        'https://',
      ],
      [
        'a certificate that is no ARN',
        { api_gateway_custom_domain: { ...domain, certificate_arn: 'x' } },
        ['api_gateway_custom_domain', 'certificate_arn'],
        'config-value',
        'must be the ARN of a certificate',
        'copy',
      ],
      [
        'two TLS versions',
        { api_gateway_custom_domain: { ...domain, tls_version: 'TLS_1_2|TLS_1_0' } },
        ['api_gateway_custom_domain', 'tls_version'],
        'config-value',
        "must be a security policy of API Gateway, not 'TLS_1_2|TLS_1_0'",
        'name one policy',
      ],
      [
        'a key of the manual in a domain',
        { api_gateway_custom_domain: { ...domain, security_policy: 'x' } },
        ['api_gateway_custom_domain', 'security_policy'],
        'config-unknown-key',
        "no setting 'security_policy' in a custom domain",
        "'tls_version'",
      ],
      [
        'an unknown key',
        { lambda_memorysize: 512 },
        ['lambda_memorysize'],
        'config-unknown-key',
        "there is no setting 'lambda_memorysize' at the top level",
        "did you mean 'lambda_memory_size'?",
      ],
      [
        'a profile',
        { profile: 'work' },
        ['profile'],
        'config-profile',
        'profile has no effect in the configuration',
        'pass --profile to the command that uses AWS',
      ],
      ['a profile of a stage', { stages: { dev: { profile: 'work' } } }, ['stages', 'dev', 'profile'], 'config-profile', 'profile has no effect', '--profile'],
      [
        'a name under a stage',
        { stages: { dev: { app_name: 'b' } } },
        ['stages', 'dev', 'app_name'],
        'config-misplaced-key',
        'app_name cannot be set under a stage',
        'it belongs at the top level',
      ],
      [
        'a layer for a function',
        { lambda_functions: { f: { automatic_layer: true } } },
        ['lambda_functions', 'f', 'automatic_layer'],
        'config-misplaced-key',
        'automatic_layer cannot be set for a function in lambda_functions',
        'it belongs at the top level or under a stage',
      ],
      [
        'a misspelt key at a wrong place',
        { lambda_functions: { f: { automatic_laye: true } } },
        ['lambda_functions', 'f', 'automatic_laye'],
        'config-unknown-key',
        "no setting 'automatic_laye'",
        "did you mean 'automatic_layer', which belongs at the top level or under a stage",
      ],
      [
        'a domain key at the top',
        { domain_name: 'x' },
        ['domain_name'],
        'config-misplaced-key',
        'domain_name cannot be set at the top level',
        'in a custom domain',
      ],
    ];
    for (const [what, given, path, code, message, fix] of rows) {
      it(what, async () => {
        const [problem, ...more] = await problemsOf(given);
        expect(more).to.deep.equal([]);
        expect({ code: problem?.code, path: problem?.where.path }).to.deep.equal({ code, path });
        expect(problem?.message).to.include(message);
        expect(problem?.fix).to.include(fix);
      });
    }
  });

  it('tells reserved names of variables from wrong ones beside them', async () => {
    const problems = await problemsOf({ environment_variables: { AWS_REGION: 'x', '1a': 'x' } });
    expect(problems.map(({ code }) => code)).to.deep.equal(['env-reserved', 'config-name']);
  });

  it('does not show the values of environment variables', async () => {
    const [problem] = await problemsOf({ environment_variables: { PIN: 4711 } });
    expect(problem?.message).to.equal('must be a string, not a number');
    expect(problem?.fix).to.equal('write the value in quotes');
  });

  it('applies the same rules at all levels', async () => {
    const given = {
      lambda_timeout: 0,
      lambda_functions: { f: { lambda_timeout: 0 } },
      stages: { dev: { lambda_timeout: 0, lambda_functions: { f: { lambda_timeout: 0 } } } },
    };
    const problems = await problemsOf(given);
    expect(problems.map(({ where }) => where.path!.join('.'))).to.deep.equal([
      'lambda_timeout',
      'lambda_functions.f.lambda_timeout',
      'stages.dev.lambda_timeout',
      'stages.dev.lambda_functions.f.lambda_timeout',
    ]);
  });

  it('reports everything at once, in the order of the file, with line and column', async () => {
    const text = '{\n  "stages": {\n    "dev": { "xray": 1, "foo": 2 }\n  },\n  "lambda_timeout": 0\n}';
    const { problems } = await parseConfig(text, json);
    expect(problems.map(({ code, where }) => [code, where.line, where.column])).to.deep.equal([
      ['config-missing-key', 1, 1],
      ['config-type', 3, 22],
      ['config-key-ignored', 3, 25],
      ['config-range', 5, 21],
    ]);
  });

  for (const [text, is] of [
    ['[]', 'a list'],
    ['null', 'null'],
    ['"x"', "'x'"],
    ['3', '3'],
  ] as const) {
    it(`refuses a file that is ${is}`, async () => {
      const { problems } = await parseConfig(text, json);
      expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([['config-not-an-object', `config.json must be an object, not ${is}`]]);
    });
  }
});
