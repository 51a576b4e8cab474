import { expect } from 'chai';
import { parseDeployed, parseOldDeployed } from '../../../src/compiler/deployed/parse-deployed.js';
import type { Problem } from '../../../src/compiler/problem/problem.js';

/** As Chalice's documentation on stages shows it. */
const documented = `
  resources:
    - name: api_handler
      resource_type: lambda_function
      lambda_arn: "arn:aws:lambda:...:function:myapp-dev"
    - name: rest_api
      resource_type: rest_api
      rest_api_id: wk9fhx
      rest_api_url: "https://wk9fhx.execute-api.us-west-2.amazonaws.com/api/"
  schema_version: 2.0
  backend: api
`;

const stack = { name: 'orders-dev', id: 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders-dev/0123-abc', region: 'eu-west-1' };

/** `line:column path message [code]`. */
function lines(problems: readonly Problem[]): string[] {
  return problems.map(({ where: { line, column, path = [] }, message, code }) => `${line}:${column} ${path.join('.')} ${message} [${code}]`);
}

async function problemsOf(value: unknown): Promise<string[]> {
  const { values, problems } = await parseDeployed(JSON.stringify(value), '.chalice/deployed/dev.json');
  expect(values === undefined).to.equal(problems.length > 0);
  return lines(problems).map((line) => line.replace(/^\d+:\d+ /, ''));
}

describe('deployed values', () => {
  it("are read from YAML, as Chalice's documentation has them", async () => {
    const { values, problems } = await parseDeployed(documented, '.chalice/deployed/dev.yml');
    expect(problems).to.deep.equal([]);
    expect(values?.resources.map(({ name, resource_type: type }) => `${name} ${type}`)).to.deep.equal(['api_handler lambda_function', 'rest_api rest_api']);
    expect(values?.resources[1]?.rest_api_url).to.equal('https://wk9fhx.execute-api.us-west-2.amazonaws.com/api/');
  });

  it("are read from Chalice's JSON, with what else stands there", async () => {
    const resources = [
      { name: 'default-role', resource_type: 'iam_role', role_name: 'myapp-dev', role_arn: 'arn:aws:iam::123:role/myapp-dev' },
      { name: 'domain', resource_type: 'domain_name', domain_name: 'a.example.com', api_mapping: [{ key: '/' }] },
    ];
    const { values, problems } = await parseDeployed(JSON.stringify({ schema_version: '2.0', resources, backend: 'api' }), '.chalice/deployed/dev.json');
    expect(problems).to.deep.equal([]);
    expect(values?.resources).to.deep.equal(resources);
  });

  const wrong: { what: string; given: unknown; want: string[] }[] = [
    { what: 'a list', given: [], want: [' must be an object [deployed-value]'] },
    { what: 'nothing', given: null, want: [' must be an object [deployed-value]'] },
    { what: 'no resources', given: { schema_version: 2 }, want: [' there is no resources [deployed-value]'] },
    {
      what: 'a schema of the future',
      given: { schema_version: '3.0', resources: [] },
      want: ["schema_version the schema version '3.0' is unknown; only 2.0 is supported [deployed-value]"],
    },
    { what: 'resources of a wrong type', given: { schema_version: 2, resources: {} }, want: ['resources must be a list, not an object [deployed-value]'] },
    {
      what: 'several mistakes',
      given: { schema_version: 2, resources: [{ name: 1, resource_type: 'rest_api' }, { name: 'x' }] },
      want: ['resources.0.name must be a string, not 1 [deployed-value]', 'resources.1 there is no resource_type [deployed-value]'],
    },
    // These become arguments of the aws command.
    {
      what: 'an option for a stack',
      given: { schema_version: 2, resources: [], stack: { ...stack, name: '--template-body' } },
      want: ["stack.name '--template-body' cannot be here [deployed-value]"],
    },
    {
      what: 'an option for a region',
      given: { schema_version: 2, resources: [], stack: { ...stack, region: '-x' } },
      want: ["stack.region '-x' cannot be here [deployed-value]"],
    },
    {
      what: 'an option for a bucket',
      given: { schema_version: 2, resources: [], stack: { ...stack, s3_bucket: '--no-x' } },
      want: ["stack.s3_bucket '--no-x' cannot be here [deployed-value]"],
    },
    {
      what: 'a file for an ARN',
      given: { schema_version: 2, resources: [], stack: { ...stack, id: 'file:///etc/passwd' } },
      want: ["stack.id 'file:///etc/passwd' cannot be here [deployed-value]"],
    },
    {
      what: 'an output that is no text',
      given: { schema_version: 2, resources: [], stack: { ...stack, outputs: { A: 1 } } },
      want: ['stack.outputs.A must be a string, not 1 [deployed-value]'],
    },
  ];
  for (const { what, given, want } of wrong) {
    it(`with ${what} are refused`, async () => {
      expect(await problemsOf(given)).to.deep.equal(want);
    });
  }

  const arn = 'arn:aws:lambda:eu-west-1:123456789012:function:demo';
  const elsewhere = ' is not in the partition, region and account of the stack, which are aws, eu-west-1 and 123456789012';
  const role = { name: 'default-role', resource_type: 'iam_role', role_arn: 'arn:aws:iam::123456789012:role/demo' };
  const disagreeing: { what: string; stack?: object; resources?: object[]; want: string[] }[] = [
    {
      what: 'the name of another stack',
      stack: { name: 'billing' },
      want: ['stack.name the name is billing, but the ARN in "id" is that of stack orders-dev'],
    },
    {
      what: 'a name in another case',
      stack: { name: 'Orders-dev' },
      want: ['stack.name the name is Orders-dev, but the ARN in "id" is that of stack orders-dev'],
    },
    { what: 'another region', stack: { region: 'us-east-1' }, want: ['stack.region the region is us-east-1, but the ARN in "id" is in eu-west-1'] },
    {
      what: 'resources of another account',
      resources: [role, { name: 'a', resource_type: 'lambda_function', lambda_arn: arn.replace('123456789012', '999999999999') }],
      want: [`resources.1.lambda_arn arn:aws:lambda:eu-west-1:999999999999:function:demo${elsewhere}`],
    },
    {
      what: 'resources of another region, partition or none',
      resources: [
        { name: 'a', resource_type: 'lambda_function', lambda_arn: arn.replace('eu-west-1', 'eu-west-2') },
        { ...role, role_arn: 'arn:aws-cn:iam::123456789012:role/demo' },
        { name: 'managed-layer', resource_type: 'lambda_layer', layer_version_arn: 'layer' },
      ],
      want: [
        `resources.0.lambda_arn arn:aws:lambda:eu-west-2:123456789012:function:demo${elsewhere}`,
        `resources.1.role_arn arn:aws-cn:iam::123456789012:role/demo${elsewhere}`,
        `resources.2.layer_version_arn layer${elsewhere}`,
      ],
    },
  ];
  for (const { what, stack: other = {}, resources = [], want } of disagreeing) {
    it(`with ${what} are refused, because they do not agree`, async () => {
      const given = { schema_version: 2, resources, stack: { ...stack, ...other } };
      expect(await problemsOf(given)).to.deep.equal(want.map((line) => `${line} [deployed-disagrees]`));
    });
  }

  it('with all in one account and region agree', async () => {
    const resources = [role, { name: 'a', resource_type: 'lambda_function', lambda_arn: arn }];
    expect(await problemsOf({ schema_version: 2, resources, stack })).to.deep.equal([]);
  });

  it('are refused with the place in the file', async () => {
    const { problems } = await parseDeployed('resources:\n  - name: a\n    resource_type: 5\nschema_version: 2.0\n', '.chalice/deployed/dev.yml');
    expect(lines(problems)).to.deep.equal(['3:20 resources.0.resource_type must be a string, not 5 [deployed-value]']);
  });

  it('can not be half a file', async () => {
    const { values, problems } = await parseDeployed(documented.slice(0, 150), '.chalice/deployed/dev.yml');
    expect(values).to.equal(undefined);
    expect(problems.map(({ message }) => message)).to.include('there is no schema_version');
  });

  const hostile: { what: string; text: string; code: string }[] = [
    {
      what: 'aliases that stand for more and more',
      text: `a: &a [x, x, x, x, x, x, x, x, x]\n${[...'bcdefgh'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(', ')}]`).join('\n')}\n`,
      code: 'deployed-syntax',
    },
    { what: 'an alias inside of what it stands for', text: 'resources: &a [*a]\n', code: 'deployed-syntax' },
    { what: 'a key that changes the nature of objects', text: '__proto__: {}\nresources: []\nschema_version: 2.0\n', code: 'deployed-unsafe-key' },
    { what: 'brackets without end', text: '['.repeat(100_000), code: 'deployed-syntax' },
    { what: 'a key twice', text: 'resources: []\nresources: []\nschema_version: 2.0\n', code: 'deployed-duplicate-key' },
  ];
  for (const { what, text, code } of hostile) {
    it(`with ${what} are refused`, async () => {
      const { values, problems } = await parseDeployed(text, '.chalice/deployed/dev.yml');
      expect(values).to.equal(undefined);
      expect(problems.map((problem) => problem.code)).to.include(code);
    });
  }
});

describe('deployed values of the oldest layout', () => {
  const file = '.chalice/deployed.json';

  it('are converted stage by stage', async () => {
    const dev = {
      region: 'us-west-2',
      api_handler_name: 'myapp-dev',
      api_handler_arn: 'arn:aws:lambda:us-west-2:123:function:myapp-dev',
      rest_api_id: 'abcd',
      lambda_functions: { 'myapp-dev-foo': { type: 'pure_lambda', arn: 'arn:foo' }, other: 'arn:other' },
      chalice_version: '1.1.1',
      api_gateway_stage: 'api',
      backend: 'api',
    };
    const { stages, problems } = await parseOldDeployed(
      JSON.stringify({ dev, prod: { region: 'cn-north-1', rest_api_id: 'x1', api_gateway_stage: 'v1' }, empty: {} }),
      file,
      'myapp',
    );
    expect(problems).to.deep.equal([]);
    expect(stages.get('dev')).to.deep.equal({
      resources: [
        { name: 'foo', resource_type: 'lambda_function', lambda_arn: 'arn:foo' },
        { name: 'other', resource_type: 'lambda_function', lambda_arn: 'arn:other' },
        { name: 'api_handler', resource_type: 'lambda_function', lambda_arn: 'arn:aws:lambda:us-west-2:123:function:myapp-dev' },
        { name: 'rest_api', resource_type: 'rest_api', rest_api_id: 'abcd', rest_api_url: 'https://abcd.execute-api.us-west-2.amazonaws.com/api/' },
      ],
      schema_version: 2,
      backend: 'api',
    });
    expect(stages.get('prod')?.resources[0]?.rest_api_url).to.equal('https://x1.execute-api.cn-north-1.amazonaws.com.cn/v1/');
    expect(stages.get('empty')?.resources).to.deep.equal([]);
  });

  it('of one stage may be broken without harm to the others', async () => {
    const text = JSON.stringify({ dev: { rest_api_id: 5, region: 'evil.example.com/' }, prod: { rest_api_id: 'x' }, odd: [] });
    const { stages, problems } = await parseOldDeployed(text, file, 'myapp');
    expect([...stages.keys()]).to.deep.equal(['prod']);
    expect(problems.map(({ where: { path = [] } }) => path.join('.'))).to.have.members(['dev.rest_api_id', 'dev.region', 'odd']);
  });

  for (const [what, text] of Object.entries({ 'a list': '[]', 'no JSON': '{"dev": ', 'a stage named __proto__': '{"__proto__": {}}' })) {
    it(`are refused where they are ${what}`, async () => {
      const { stages, problems } = await parseOldDeployed(text, file, 'myapp');
      expect([stages.size, problems.length]).to.deep.equal([0, 1]);
    });
  }
});
