import { expect } from 'chai';
import fc from 'fast-check';
import { parse } from 'yaml';
import type { DeployedFile } from '../../../src/compiler/deployed/generated/deployed-file.js';
import { parseDeployed } from '../../../src/compiler/deployed/parse-deployed.js';
import { renderDeployed } from '../../../src/compiler/deployed/render-deployed.js';

const values: DeployedFile = {
  resources: [
    { name: 'api_handler', resource_type: 'lambda_function', lambda_arn: 'arn:aws:lambda:us-west-2:123456789012:function:myapp-dev' },
    { name: 'rest_api', resource_type: 'rest_api', rest_api_id: 'wk9fhx', rest_api_url: 'https://wk9fhx.execute-api.us-west-2.amazonaws.com/api/' },
  ],
  schema_version: 2,
  backend: 'api',
  stack: {
    name: 'myapp-dev',
    id: 'arn:aws:cloudformation:us-west-2:123456789012:stack/myapp-dev/01-ab',
    region: 'us-west-2',
    s3_bucket: 'artifacts',
    outputs: { RestAPIId: 'wk9fhx' },
  },
};

describe('deployed values in YAML', () => {
  it("look as in Chalice's documentation, with the stack behind", () => {
    expect(renderDeployed(values)).to.equal(`resources:
  - name: api_handler
    resource_type: lambda_function
    lambda_arn: "arn:aws:lambda:us-west-2:123456789012:function:myapp-dev"
  - name: rest_api
    resource_type: rest_api
    rest_api_id: wk9fhx
    rest_api_url: "https://wk9fhx.execute-api.us-west-2.amazonaws.com/api/"
schema_version: 2.0
backend: api
stack:
  name: myapp-dev
  id: "arn:aws:cloudformation:us-west-2:123456789012:stack/myapp-dev/01-ab"
  region: us-west-2
  s3_bucket: artifacts
  outputs:
    RestAPIId: wk9fhx
`);
  });

  it('may be empty', async () => {
    const { values: read } = await parseDeployed(renderDeployed({ resources: [], schema_version: 2 }), 'dev.yml');
    expect(read).to.deep.equal({ resources: [], schema_version: 2, backend: 'api' });
    expect(renderDeployed({ ...values, stack: { ...values.stack!, outputs: {} } })).to.match(/\n {2}outputs: \{\}\n$/);
  });

  it('come back as they were, whatever a service calls its resources, by readers of YAML 1.1 and 1.2', async () => {
    const odd = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom('12e5', '0x1f', '012', '1:30', 'yes', 'n', 'null', '~', '2026-11-20', '.inf', 'a: b', '- a', '<<', '\u2028'),
    );
    await fc.assert(
      fc.asyncProperty(
        odd,
        fc.string({ minLength: 1 }).filter((key) => !['__proto__', 'constructor', 'prototype'].includes(key)),
        async (text, key) => {
          const given: DeployedFile = { ...values, resources: [{ name: text, resource_type: text }], stack: { ...values.stack!, outputs: { [key]: text } } };
          const written = renderDeployed(given);
          expect((await parseDeployed(written, 'dev.yml')).values).to.deep.equal(given);
          expect(parse(written, { version: '1.1' })).to.deep.equal(given);
        },
      ),
    );
  });
});
