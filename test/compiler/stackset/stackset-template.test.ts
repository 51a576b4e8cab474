import { expect } from 'chai';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { stackSetTemplate } from '../../../src/compiler/stackset/stackset-template.js';
import { goldenDevTemplates } from '../../golden/golden-templates.js';

const keys = { './deployment.zip': 'demo/code.zip', './layer-deployment.zip': 'demo/layer.zip' };
const codes = (template: TemplateDocument, region = 'us-east-1'): string[] =>
  stackSetTemplate([{ region, template }], keys, 'dev').problems.map(({ code, message }) => `${code} ${message.split(' ')[0]}`);
const alone = (resource: object, others: object = {}): TemplateDocument =>
  ({ Transform: 'AWS::Serverless-2016-10-31', Resources: { A: resource }, ...others }) as TemplateDocument;

describe('stackSetTemplate', () => {
  it('has no SAM and no path on this machine in it, for every golden template', () => {
    let count = 0;
    for (const [name, template] of goldenDevTemplates) {
      const { template: plain, problems } = stackSetTemplate([{ region: 'eu-west-1', template }], keys, 'dev');
      const text = JSON.stringify(plain);
      if (problems.length > 0) continue;
      count += 1;
      expect(text, name).not.to.match(/AWS::Serverless|\.\/(layer-)?deployment\.zip/);
      expect(text.includes('demo/code.zip'), name).to.equal(text.includes('AWS::Lambda::Function"'));
      expect(Object.hasOwn((plain['Parameters'] ?? {}) as object, 'ArtifactBucketPrefix'), name).to.equal(text.includes('AWS::Lambda::Function"'));
    }
    expect(count).to.be.above(150);
  });

  it('publishes another version for another code', () => {
    const template = alone({
      Type: 'AWS::Serverless::Function',
      Properties: { CodeUri: './deployment.zip', Handler: 'a.b', Runtime: 'nodejs24.x', AutoPublishAlias: 'live' },
    });
    const [one, other] = ['a', 'b'].map(
      (key) => stackSetTemplate([{ region: 'eu-west-1', template }], { './deployment.zip': key }, 'dev').template['Resources'] as object,
    );
    const versions = (resources: object): string[] => Object.keys(resources).filter((id) => id.startsWith('AVersion'));
    expect(versions(one!)).to.have.lengthOf(1);
    expect(versions(one!)).not.to.deep.equal(versions(other!));
  });

  const rows: readonly (readonly [title: string, template: TemplateDocument, codes: readonly string[], region?: string])[] = [
    ['a type of SAM that is not known', alone({ Type: 'AWS::Serverless::Unheard', Properties: {} }), ['stackset-not-expanded Resources.A.Type']],
    ['a macro', alone({ Type: 'AWS::SNS::Topic' }, { Transform: ['AWS::Serverless-2016-10-31', 'Mine'] }), ['stackset-not-expanded a']],
    ['a macro inside', alone({ Type: 'AWS::SNS::Topic', Properties: { 'Fn::Transform': { Name: 'Mine' } } }), ['stackset-not-expanded a']],
    [
      'a path on this machine',
      alone({ Type: 'AWS::Lambda::Function', Properties: { Code: './other/', Handler: 'a.b', Runtime: 'python3.13' } }),
      ['stackset-local-path Resources.A.Properties.Code'],
    ],
    ['a region of another partition', alone({ Type: 'AWS::SNS::Topic' }), ['stackset-partition cn-north-1'], 'cn-north-1'],
    ['nothing, where all is well', alone({ Type: 'AWS::SNS::Topic' }), []],
  ];
  for (const [title, template, want, region] of rows) {
    it(`refuses ${title}`, () => {
      expect(codes(template, region)).to.deep.equal(want);
    });
  }

  it('refuses what differs between regions in a way that one template cannot say', () => {
    const [one, other] = ['AWS::SNS::Topic', 'AWS::SQS::Queue'].map((Type, index) => ({
      region: ['us-east-1', 'eu-west-1'][index]!,
      template: alone({ Type }),
    }));
    expect(stackSetTemplate([one!, other!], keys, 'dev').problems.map(({ code }) => code)).to.deep.equal(['stackset-differs']);
  });
});
