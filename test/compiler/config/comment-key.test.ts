import { expect } from 'chai';
import { withoutComments } from '../../../src/compiler/config/comment-key.js';
import { parseConfig } from '../../../src/compiler/config/parse-config.js';

const domain = { domain_name: 'api.example.com', certificate_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/x' };

describe('comments in the configuration', () => {
  const rows: readonly [where: string, commented: object, bare: object][] = [
    ['at the top', { _owner: 'team-7', $note: 1, '//': ['a', 'b'], '// more': {} }, {}],
    ['under a stage', { stages: { dev: { _why: 'x', xray: true, '//': 'y' } } }, { stages: { dev: { xray: true } } }],
    ['of a function', { lambda_functions: { api_handler: { $a: 1, _b: { c: 2 } } } }, { lambda_functions: { api_handler: {} } }],
    [
      'of a function on a stage',
      { stages: { dev: { lambda_functions: { f: { '//': 1, lambda_timeout: 3 } } } } },
      { stages: { dev: { lambda_functions: { f: { lambda_timeout: 3 } } } } },
    ],
    [
      'of a region, and of a stage there',
      {
        regions: {
          '//': 'where',
          'us-east-1': { _note: 'x', primary: true },
          'eu-west-1': { stages: { _: 'y', dev: { $a: 1, xray: true, lambda_functions: { f: { _b: 1 } } } } },
        },
      },
      { regions: { 'us-east-1': { primary: true }, 'eu-west-1': { stages: { dev: { xray: true, lambda_functions: { f: {} } } } } } },
    ],
    ['in a custom domain', { api_gateway_custom_domain: { ...domain, _cost: 'free' } }, { api_gateway_custom_domain: domain }],
    [
      'beside stages and functions',
      { stages: { _: 'text', '//': 1, $x: {}, dev: {} }, lambda_functions: { _note: 'x' } },
      { stages: { dev: {} }, lambda_functions: {} },
    ],
    [
      'among variables',
      { environment_variables: { '//': 'x', $c: 'y', AA: '1' }, stage_variables: { '//v': 'x' } },
      { environment_variables: { AA: '1' }, stage_variables: {} },
    ],
  ];
  for (const [where, commented, bare] of rows) {
    it(`${where} are left out without a word`, async () => {
      const { config, problems } = await parseConfig(JSON.stringify({ app_name: 'a', ...commented }), 'config.json');
      expect([problems, config]).to.deep.equal([[], { app_name: 'a', ...bare }]);
    });
  }

  it('are no settings, so $schema, tags and names that begin with _ stay', () => {
    const config = {
      $schema: 'x',
      tags: { _team: 'a', '//': 'b' },
      stages: { _own: {}, _none: null },
      lambda_functions: { _f: {} },
      environment_variables: { _A: '' },
    };
    expect(withoutComments(config)).to.equal(config);
  });
});
