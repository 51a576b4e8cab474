import { expect } from 'chai';
import type { TemplateDocument } from '../../src/compiler/cloudformation/template.js';
import { compileStage, type CompiledStage, type StageInputs } from '../../src/compiler/compile-stage.js';
import type { ConfigFile } from '../../src/compiler/config/generated/config-file.js';
import { attributesOf } from '../../src/compiler/merged/generated/attributes.js';
import { parseMergeTemplate } from '../../src/compiler/merge/parse-merge.js';
import { context, type Declare, handler, modelOf } from './model/modelled.js';

interface Given {
  readonly declare: Declare;
  readonly settings?: Partial<ConfigFile>;
  /** The texts of the templates to merge, in YAML. */
  readonly merges?: readonly string[];
  readonly inputs?: Partial<StageInputs>;
}

async function compiled({ declare, settings, merges = [], inputs }: Given): Promise<CompiledStage> {
  const parsed = await Promise.all(merges.map((text, index) => parseMergeTemplate(text, `m${index}.yaml`, 'yaml')));
  return compileStage(modelOf(declare, settings), {
    ...context,
    policies: new Map(),
    policySources: [],
    rights: new Map(),
    merges: parsed.map(({ template }) => template!),
    lacksDeclarations: false,
    lacksMerges: false,
    today: '2026-11-20',
    forDeployment: true,
    attributesOf,
    ...inputs,
  });
}

const withRoute: Declare = (app) => app.get('/', handler);
const withBucket: Declare = (app) => app.onS3Event('saved', { bucket: { ref: 'Uploads' } }, handler);

function codesOf({ problems }: CompiledStage): string[] {
  return problems.map(({ code }) => code);
}

describe('compileStage', () => {
  it('gives the template with what was merged, the Swagger document as it is then, and the resources behind both', async () => {
    const merges = ['Resources: {Table: {Type: "AWS::DynamoDB::Table"}, RestAPI: {Properties: {DefinitionBody: {info: {title: mine}}}}}'];
    const { template, swagger, resources, problems } = await compiled({ declare: withRoute, merges });
    expect(problems).to.deep.equal([]);
    expect(Object.keys(template!['Resources']!)).to.deep.equal([...resources.map(({ logicalId }) => logicalId), 'Table']);
    expect(swagger!['info']).to.deep.equal({ version: '1.0', title: 'mine' });
  });

  it('tells of what statements of the configuration refer to, at their place there', async () => {
    const resource = { 'Fn::GetAtt': ['Ordrs', 'Arn'] };
    const settings = { iam_policy_statements: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: [resource] }] };
    const merges = ['Resources: {Orders: {Type: "AWS::DynamoDB::Table"}}'];
    for (const given of [
      { declare: withRoute, settings, merges },
      { declare: withRoute, settings: { ...settings, iam_role_per_function: true } },
    ]) {
      const { problems } = await compiled(given);
      expect(problems.map(({ code, where }) => [code, where.path?.join('.')])).to.deep.equal([['reference-unknown', 'iam_policy_statements.0.Resource.0']]);
    }
  });

  it('gives no Swagger document where there is no REST API', async () => {
    const { template, swagger } = await compiled({ declare: (app) => app.lambdaFunction('f', handler) });
    expect([template === undefined, swagger]).to.deep.equal([false, undefined]);
  });

  it('gives a websocket API that is merged into another deployment', async () => {
    const declare: Declare = (app) => app.onWsMessage(handler);
    const idsOf = ({ template }: CompiledStage): string[] => Object.keys(template!['Resources'] as TemplateDocument).filter((id) => /Deployment/.test(id));
    const [before] = idsOf(await compiled({ declare }));
    const [after] = idsOf(await compiled({ declare, merges: ['Resources: {WebsocketMessageRoute: {Properties: {ApiKeyRequired: true}}}'] }));
    expect(after)
      .to.match(/^WebsocketAPIDeployment/)
      .and.not.equal(before);
  });

  const rows: readonly { given: string; stage: Given; want: readonly string[]; hasTemplate: boolean }[] = [
    {
      given: 'errors of the stage, of the app and of runtimes at once, and no template',
      stage: {
        declare: (app) => app.get('/a/', handler),
        settings: { subnet_ids: ['s'], lambda_runtime: 'nodejs16.x' },
        merges: ['Resource: {}'],
      },
      want: ['vpc-incomplete', 'route-trailing-slash', 'runtime-too-old'],
      hasTemplate: false,
    },
    {
      given: 'what is wrong with a runtime beside what is wrong with a merge',
      stage: { declare: withRoute, settings: { lambda_runtime: 'nodejs16.x' }, merges: ['Resource: {}'] },
      want: ['runtime-too-old', 'merge-unknown-section'],
      hasTemplate: true,
    },
    { given: 'an app that declares nothing', stage: { declare: () => undefined }, want: ['app-declares-nothing'], hasTemplate: true },
    {
      given: 'nothing of emptiness where declarations were refused',
      stage: { declare: () => undefined, inputs: { lacksDeclarations: true } },
      want: [],
      hasTemplate: true,
    },
    { given: 'a bucket that nothing declares', stage: { declare: withBucket }, want: ['s3-bucket-ref'], hasTemplate: true },
    {
      given: 'nothing that only a deployment needs, where nothing is deployed',
      stage: {
        declare: (app) => {
          withRoute(app);
          withBucket(app);
          app.onSqsMessage('drain', { queueArn: 'arn:nothing' }, handler);
        },
        settings: { subnet_ids: ['s'], manage_iam_role: false, api_gateway_endpoint_type: 'PRIVATE' },
        inputs: { forDeployment: false },
      },
      want: [],
      hasTemplate: true,
    },
    {
      given: 'nothing of a bucket that a template declares',
      stage: { declare: withBucket, merges: ['Resources: {Uploads: {Type: "AWS::S3::Bucket"}}'] },
      want: [],
      hasTemplate: true,
    },
    {
      given: 'nothing of a bucket that may be in a template with errors',
      stage: { declare: withBucket, merges: ['Resource: {Uploads: {Type: "AWS::S3::Bucket"}}'] },
      want: ['merge-unknown-section'],
      hasTemplate: true,
    },
    {
      given: 'nothing of a bucket that may be in a template that could not be read',
      stage: { declare: withBucket, inputs: { lacksMerges: true } },
      want: [],
      hasTemplate: true,
    },
  ];
  for (const { given, stage, want, hasTemplate } of rows) {
    it(`tells ${given}`, async () => {
      const result = await compiled(stage);
      expect(codesOf(result)).to.deep.equal(want);
      expect(result.template !== undefined).to.equal(hasTemplate);
    });
  }
});
