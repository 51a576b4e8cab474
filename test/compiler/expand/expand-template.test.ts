import { expect } from 'chai';
import * as fc from 'fast-check';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { expandTemplate } from '../../../src/compiler/expand/expand-template.js';
import { goldenTemplates } from '../../golden/golden-templates.js';
import { expansionRows } from './expansion-rows.js';
import { madeLines } from './made-lines.js';

type Properties = { readonly [name: string]: Value };

function propertiesOf(logicalId: string, template: TemplateDocument): Properties | undefined {
  return expandTemplate(template).resources.find((resource) => resource.logicalId === logicalId)?.properties;
}

describe('expandTemplate', () => {
  for (const { given, template, want } of expansionRows) {
    it(`makes of ${given} what SAM makes`, () => {
      expect(madeLines(template)).to.deep.equal(want);
      expect(expandTemplate(template).unknown).to.deep.equal([]);
    });
  }

  it('knows all that the golden cases hold', () => {
    const unknown = [...goldenTemplates.values()].flatMap((template) => expandTemplate(template).unknown);
    expect(goldenTemplates.size).to.be.greaterThan(100);
    expect(unknown).to.deep.equal([]);
  });

  it('passes on what it does not know, and says so', () => {
    const Resources = {
      App: { Type: 'AWS::Serverless::Application', Properties: { Location: 'a' } },
      Fn: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn', Events: { A: { Type: 'Telepathy' } } } },
      'Fn::ForEach::Topics': ['Name', ['a'], { 'Topic${Name}': { Type: 'AWS::SNS::Topic' } }],
      Topic: { Type: 'AWS::SNS::Topic' },
    };
    const { resources, unknown } = expandTemplate({ Resources });
    expect(resources.map(({ logicalId, type }) => `${logicalId} ${type}`)).to.deep.equal([
      'App AWS::Serverless::Application',
      'Fn AWS::Lambda::Function',
      'Topic AWS::SNS::Topic',
    ]);
    expect(resources[0]!.properties).to.deep.equal({ Location: 'a' });
    expect(unknown).to.deep.equal([
      { logicalId: 'App', type: 'AWS::Serverless::Application' },
      { logicalId: 'Fn', type: 'event Telepathy' },
      { logicalId: 'Fn::ForEach::Topics', type: 'Fn::ForEach' },
    ]);
  });

  it('names rules and schedules as their events do', () => {
    const Events = {
      A: { Type: 'Schedule', Properties: { Schedule: 'rate(1 day)', Name: 'daily' } },
      B: { Type: 'EventBridgeRule', Properties: { Pattern: {}, RuleName: 'matched', EventBusName: 'orders' } },
      C: { Type: 'ScheduleV2', Properties: {} },
    };
    const template = { Resources: { Fn: { Type: 'AWS::Serverless::Function', Properties: { Events } } } };
    expect(propertiesOf('FnA', template)).to.include({ Name: 'daily', ScheduleExpression: 'rate(1 day)' });
    expect(propertiesOf('FnB', template)).to.include({ Name: 'matched', EventBusName: 'orders' });
    expect(propertiesOf('FnC', template)).to.include({ Name: 'FnC' });
  });

  it('takes whatever a template holds', () => {
    const key = fc.constantFrom(
      'Type',
      'Properties',
      'Events',
      'E',
      'Role',
      'Fn::If',
      'Ref',
      'Domain',
      'Auth',
      'UsagePlan',
      'Authorizers',
      'DeploymentPreference',
      'EventInvokeConfig',
      'DestinationConfig',
      'SqsSubscription',
      'DeadLetterConfig',
      'RestApiId',
      'AutoPublishAlias',
      'PrimaryKey',
      'Policies',
      'Statement',
      'DisableExecuteApiEndpoint',
      'servers',
      'tags',
      'openapi',
      'NotificationConfiguration',
      'security',
      'DefinitionBody',
      'paths',
      'Cors',
      'Models',
      'GatewayResponses',
      'Route53',
      'BasePath',
      'Alarms',
      'Tags',
      'Definition',
      'Fn::Sub',
      'Fn::GetAtt',
      '/a',
      'get',
      '__proto__',
    );
    const types = ['Function', 'Api', 'HttpApi', 'SimpleTable', 'LayerVersion', 'StateMachine'].map((name) => `AWS::Serverless::${name}`);
    const { value } = fc.letrec<{ value: Value }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 5 },
        fc.constantFrom<Value>(null, '', true, 7, 'SNS', 'S3', 'Api', 'HttpApi', 'Schedule', 'SHARED', '${A.B}', '__proto__', 'constructor'),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4, noNullPrototype: true }),
      ) as fc.Arbitrary<Value>,
    }));
    const property = fc.property(fc.constantFrom(...types), value, value, value, (Type, Properties, Globals, other) => {
      const template = {
        Globals,
        Parameters: other,
        Resources: { A: { Type, Properties, Condition: other }, B: { Type, Properties }, C: other, ['__proto__']: other },
      };
      for (const { logicalId, type } of expandTemplate(template).resources) expect(`${logicalId} ${type}`).to.not.contain('undefined');
      expect(JSON.stringify(expandedDocument(template).template)).to.not.contain('undefined');
    });
    fc.assert(property, { numRuns: 2000, seed: 1 });
  });
});
