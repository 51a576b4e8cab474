import { expect } from 'chai';

import type { Template } from '../../../src/compiler/cloudformation/template.js';
import { mergeFiles } from '../../../src/compiler/merge/merge-files.js';
import { parseMergeTemplate } from '../../../src/compiler/merge/parse-merge.js';

const generated: Template = {
  AWSTemplateFormatVersion: '2010-09-09',
  Transform: 'AWS::Serverless-2016-10-31',
  Outputs: { Arn: { Value: 'x' } },
  Resources: {
    APIHandler: { Type: 'AWS::Serverless::Function', Properties: { Timeout: 60, Architectures: ['x86_64'], Role: { 'Fn::GetAtt': ['DefaultRole', 'Arn'] } } },
    DefaultRole: { Type: 'AWS::IAM::Role', Properties: {} },
  },
};

/** `severity code line:column path` of each problem, with the message and the fix where a test asks for them. */
async function problemsOf(...yaml: string[]): Promise<{ short: string; message: string; fix: string }[]> {
  const files = await Promise.all(yaml.map(async (text, index) => (await parseMergeTemplate(text, `m${index}.yaml`, 'yaml')).template!));
  return mergeFiles(generated, files).problems.map(({ code, severity, where, message, fix }) => {
    return { short: `${severity} ${code} ${where.file} ${where.line}:${where.column} ${where.path?.join('.')}`, message, fix };
  });
}

describe('checking a merge template', () => {
  const fine: [what: string, yaml: string][] = [
    ['a changed property', 'Resources: {APIHandler: {Properties: {Timeout: 30}}}'],
    ['a new resource', 'Resources: {Table: {Type: "AWS::DynamoDB::Table"}}'],
    ['a condition on a generated resource', 'Resources: {APIHandler: {Condition: IsProd}}'],
    ['a condition that is a condition', 'Conditions: {A: !Equals [a, b], Is_B: !Condition A}'],
    ['a loop and an include', 'Resources: {"Fn::ForEach::Topics": [N, [a], {}], "Fn::Transform": {Name: AWS::Include}}'],
    [
      'every section',
      'AWSTemplateFormatVersion: x\nDescription: x\nMetadata: {a-b: c}\nParameters: {}\nMappings: {}\nConditions: {}\nRules: {}\nGlobals: {}\nHooks: {}\n',
    ],
    ['the usual head beside a change', 'AWSTemplateFormatVersion: 2010-09-09\nTransform: AWS::Serverless-2016-10-31\nDescription: x\n'],
    ['null as a property', 'Resources: {APIHandler: {Properties: {Timeout: null}}}'],
    ['other lists in Globals', 'Globals: {Function: {Layers: [a], Timeout: 3}}'],
    ['the architecture of one function', 'Resources: {APIHandler: {Properties: {Architectures: [arm64]}}}'],
    ['one more macro', 'Transform: [AWS::LanguageExtensions, AWS::Serverless-2016-10-31]'],
    ['the Type that a resource has', 'Resources: {APIHandler: {Type: AWS::Serverless::Function, Properties: {Timeout: 1}}}'],
  ];
  for (const [what, yaml] of fine) {
    it(`takes ${what}`, async () => {
      expect(await problemsOf(yaml)).to.deep.equal([]);
    });
  }

  const wrong: [what: string, yaml: string, want: string[]][] = [
    ['an unknown section', 'Description: x\nResource: {}', ['error merge-unknown-section m0.yaml 2:1 Resource']],
    ['a section that is a list', 'Outputs: []', ['error merge-not-a-map m0.yaml 1:1 Outputs']],
    ['resources that are null', 'Resources:', ['error merge-not-a-map m0.yaml 1:1 Resources']],
    ['a section that is a function', 'Resources: !Ref X', ['error merge-not-a-map m0.yaml 1:1 Resources']],
    ['a resource that is a function', 'Resources:\n  APIHandler: !Ref X', ['error merge-not-a-map m0.yaml 2:3 Resources.APIHandler']],
    ['properties that are a list', 'Resources:\n  APIHandler:\n    Properties: []', ['error merge-not-a-map m0.yaml 3:5 Resources.APIHandler.Properties']],
    ['an output that is a text', 'Outputs:\n  A: x', ['error merge-not-a-map m0.yaml 2:3 Outputs.A']],
    ['a resource without a Type that is nowhere', 'Resources:\n  Table: {Properties: {}}', ['error merge-unknown-resource m0.yaml 2:3 Resources.Table']],
    ['a logical ID with a dash', 'Resources:\n  my-table: {Type: T}', ['error merge-logical-id m0.yaml 2:3 Resources.my-table']],
    ['a parameter with an underscore', 'Parameters:\n  a_b: {Type: String}', ['error merge-logical-id m0.yaml 2:3 Parameters.a_b']],
    [
      'an architecture in Globals',
      'Globals:\n  Function:\n    Architectures: [arm64]',
      ['error merge-architectures m0.yaml 3:5 Globals.Function.Architectures'],
    ],
    ['another Type of a generated resource', 'Resources:\n  DefaultRole:\n    Type: T', ['warning merge-type-changed m0.yaml 3:5 Resources.DefaultRole.Type']],
    ['a Transform without SAM', 'Transform: AWS::LanguageExtensions', ['warning merge-no-sam m0.yaml 1:1 Transform']],
    ['a file without effect', 'Resources: {APIHandler: {Properties: {Timeout: 60}}}', ['warning merge-nothing m0.yaml undefined:undefined ']],
    ['an empty file without effect', '{}', ['warning merge-nothing m0.yaml undefined:undefined ']],
    ['a section without effect', 'Description: x\nOutputs: {Arn: {Value: x}}', ['warning merge-nothing m0.yaml 2:1 Outputs']],
    [
      'a resource without effect',
      'Resources:\n  APIHandler: {Properties: {Timeout: 1}}\n  DefaultRole: {Type: AWS::IAM::Role}',
      ['warning merge-nothing m0.yaml 3:3 Resources.DefaultRole'],
    ],
    [
      'all that is wrong at once',
      'Rescources: {}\nOutputs: 5\nResources:\n  a-b: 6\n  C: {}\n',
      [
        'error merge-unknown-section m0.yaml 1:1 Rescources',
        'error merge-not-a-map m0.yaml 2:1 Outputs',
        'error merge-logical-id m0.yaml 4:3 Resources.a-b',
        'error merge-not-a-map m0.yaml 4:3 Resources.a-b',
        'error merge-unknown-resource m0.yaml 5:3 Resources.C',
      ],
    ],
  ];
  for (const [what, yaml, want] of wrong) {
    it(`tells ${what}`, async () => {
      expect((await problemsOf(yaml)).map(({ short }) => short)).to.deep.equal(want);
    });
  }

  const suggestions: [given: string, yaml: string, want: string][] = [
    ['a section', 'Resource: {}', "did you mean 'Resources'?"],
    ['a section in lower case', 'outputs: {}', "did you mean 'Outputs'?"],
    ['a resource', 'Resources: {ApiHandler: {Properties: {}}}', "did you mean 'APIHandler'?"],
    ['a logical ID', 'Resources: {my-table: {Type: T}}', "rename it to 'mytable'"],
  ];
  for (const [given, yaml, want] of suggestions) {
    it(`suggests the near name for ${given}`, async () => {
      expect((await problemsOf(yaml))[0]!.fix).to.equal(want);
    });
  }

  const types: [type: string, shown: string][] = [
    ['5', '5'],
    ['null', 'null'],
    ['[T]', 'a list'],
    ['{a: b, c: d}', 'a map'],
    ['!Ref T', 'an intrinsic function (Ref)'],
  ];
  for (const [type, shown] of types) {
    it(`tells that a new resource has ${shown} as its Type`, async () => {
      const [problem] = await problemsOf(`Resources: {Table: {Type: ${type}}}`);
      expect(problem).to.deep.equal({
        short: 'error merge-unknown-resource m0.yaml 1:13 Resources.Table',
        message: `there is no resource 'Table' to merge into, and the Type of a new resource must be a string, not ${shown}`,
        fix: 'write a Type such as AWS::SQS::Queue, or use the logical ID of a resource in the template',
      });
    });
  }

  it('knows what the earlier files added, and only those', async () => {
    const table = 'Resources: {Table: {Type: T}}';
    const more = 'Resources: {Table: {Properties: {a: b}}}';
    expect(await problemsOf(table, more)).to.deep.equal([]);
    expect((await problemsOf(more, table)).map(({ short }) => short)).to.deep.equal(['error merge-unknown-resource m0.yaml 1:13 Resources.Table']);
  });

  it('tells a file that says again what an earlier one said', async () => {
    const yaml = 'Resources: {Table: {Type: T}}';
    expect((await problemsOf(yaml, yaml)).map(({ short }) => short)).to.deep.equal(['warning merge-nothing m1.yaml undefined:undefined ']);
  });

  it('lets files change the Type of each other’s resources', async () => {
    expect(await problemsOf('Resources: {Table: {Type: T}}', 'Resources: {Table: {Type: U}}')).to.deep.equal([]);
  });
});
