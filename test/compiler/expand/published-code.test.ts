import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { withPublishedCode } from '../../../src/compiler/expand/published-code.js';

const code = './deployment.zip';

function templateOf(properties: { readonly [name: string]: Value }, globals?: Value): TemplateDocument {
  const Properties = { CodeUri: code, Handler: 'app.f', Runtime: 'nodejs24.x', AutoPublishAlias: 'live', ...properties };
  return {
    Transform: 'AWS::Serverless-2016-10-31',
    ...(globals !== undefined && { Globals: globals }),
    Resources: { F: { Type: 'AWS::Serverless::Function', Properties, Condition: 'C' } },
  };
}

/** The logical ID of the version. */
function versionOf(template: TemplateDocument, identity = 'abc'): string | undefined {
  const published = withPublishedCode(template, code, () => identity);
  return Object.keys(expandedDocument(published).template['Resources'] as object).find((id) => id.startsWith('FVersion'));
}

describe('the version of a function', () => {
  const first = versionOf(templateOf({}));

  it('is named by the code', () => {
    expect(first).to.match(/^FVersion[0-9a-f]{10}$/);
    expect(versionOf(templateOf({}))).to.equal(first);
    expect(versionOf(templateOf({}), 'abd')).not.to.equal(first);
  });

  const kept: { readonly [name: string]: Value } = {
    Timeout: 5,
    MemorySize: 256,
    Environment: { Variables: { A: '1' } },
    Layers: [{ Ref: 'L' }],
    Role: { 'Fn::GetAtt': ['R', 'Arn'] },
    VpcConfig: { SubnetIds: ['s'], SecurityGroupIds: ['g'] },
    Tracing: 'Active',
    LoggingConfig: { LogFormat: 'JSON' },
    EphemeralStorage: { Size: 1024 },
    KmsKeyArn: 'k',
    SomethingNew: 1,
  };
  for (const [name, value] of Object.entries(kept)) {
    it(`is another one with another ${name}`, () => expect(versionOf(templateOf({ [name]: value }))).not.to.equal(first));
  }

  const others: { readonly [name: string]: Value } = {
    Tags: { a: 'b' },
    ReservedConcurrentExecutions: 1,
    Events: { E: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)' } } },
    DeploymentPreference: { Type: 'AllAtOnce' },
    ProvisionedConcurrencyConfig: { ProvisionedConcurrentExecutions: 1 },
    FunctionUrlConfig: { AuthType: 'AWS_IAM' },
  };
  for (const [name, value] of Object.entries(others)) {
    it(`is the same with another ${name}`, () => expect(versionOf(templateOf({ [name]: value }))).to.equal(first));
  }

  it('counts what Globals say', () => {
    expect(versionOf(templateOf({}, { Function: { Timeout: 7 } }))).to.equal(versionOf(templateOf({ Timeout: 7 })));
  });

  it('is left to SAM where the code is another one, or the user has chosen', () => {
    for (const own of [{ CodeUri: './mine' }, { AutoPublishCodeSha256: 'mine' }, { AutoPublishAliasAllProperties: true }]) {
      const template = templateOf(own);
      expect(withPublishedCode(template, code, () => 'abc')).to.equal(template);
    }
  });

  it('leaves a template without an alias as it is, and asks for nothing', () => {
    const template = templateOf({ AutoPublishAlias: '' });
    const asked = withPublishedCode(template, code, () => {
      throw new Error('nothing is published');
    });
    expect(asked).to.equal(template);
  });
});
