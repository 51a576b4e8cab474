import { expect } from 'chai';
import { capabilitiesOf } from '../../../src/compiler/expand/capabilities.js';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';

const role = { Type: 'AWS::IAM::Role', Properties: {} };
const ownRole = { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn' } };

describe('capabilities', () => {
  const rows: { what: string; resources?: TemplateDocument; others?: TemplateDocument; want: string[] }[] = [
    { what: 'no resource', want: [] },
    {
      what: 'functions with roles from elsewhere, and an API',
      resources: { F: ownRole, RestAPI: { Type: 'AWS::Serverless::Api' }, T: { Type: 'AWS::DynamoDB::Table' } },
      want: [],
    },
    { what: 'a function whose role SAM makes', resources: { F: { Type: 'AWS::Serverless::Function', Properties: {} } }, want: ['CAPABILITY_IAM'] },
    { what: 'a role', resources: { DefaultRole: role }, want: ['CAPABILITY_IAM'] },
    { what: 'a merged state machine, for which SAM makes a role', resources: { S: { Type: 'AWS::Serverless::StateMachine' } }, want: ['CAPABILITY_IAM'] },
    {
      what: 'a function with a role, and a schedule whose role SAM makes',
      resources: { F: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn', Events: { S: { Type: 'ScheduleV2' } } } } },
      want: ['CAPABILITY_IAM'],
    },
    {
      what: 'a function with a role, and deployments in steps, whose role SAM makes',
      resources: { F: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn', DeploymentPreference: { Type: 'AllAtOnce' } } } },
      want: ['CAPABILITY_IAM'],
    },
    {
      what: 'a function with a role in Globals',
      resources: { F: { Type: 'AWS::Serverless::Function' } },
      others: { Globals: { Function: { Role: 'arn' } } },
      want: [],
    },
    { what: 'connectors, for which SAM makes policies', resources: { T: { Type: 'AWS::SQS::Queue', Connectors: { C: {} } } }, want: ['CAPABILITY_IAM'] },
    { what: 'a type of SAM that is not known', resources: { G: { Type: 'AWS::Serverless::GraphQLApi' } }, want: ['CAPABILITY_IAM'] },
    {
      what: 'a merged policy with a name of its own',
      resources: { P: { Type: 'AWS::IAM::Policy', Properties: { PolicyName: 'p' } } },
      want: ['CAPABILITY_IAM'],
    },
    ...['RoleName', 'UserName', 'GroupName', 'ManagedPolicyName', 'InstanceProfileName'].map((name) => ({
      what: `a merged ${name}`,
      resources: { DefaultRole: role, N: { Type: 'AWS::IAM::Thing', Properties: { [name]: 'x' } } },
      want: ['CAPABILITY_NAMED_IAM'],
    })),
    {
      what: 'a merged role name on our role',
      resources: { DefaultRole: { Type: 'AWS::IAM::Role', Properties: { RoleName: 'x' } } },
      want: ['CAPABILITY_NAMED_IAM'],
    },
    { what: 'a RoleName elsewhere', resources: { DefaultRole: role, N: { Type: 'AWS::X::Y', Properties: { RoleName: 'x' } } }, want: ['CAPABILITY_IAM'] },
    {
      what: 'a nested stack, whose contents are not seen',
      resources: { N: { Type: 'AWS::CloudFormation::Stack' } },
      want: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'],
    },
    { what: 'an application of SAM', resources: { N: { Type: 'AWS::Serverless::Application' } }, want: ['CAPABILITY_NAMED_IAM', 'CAPABILITY_AUTO_EXPAND'] },
    { what: "SAM's transform alone", others: { Transform: 'AWS::Serverless-2016-10-31' }, want: [] },
    { what: 'another macro', others: { Transform: ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'] }, want: ['CAPABILITY_AUTO_EXPAND'] },
    {
      what: 'a macro inside',
      resources: { T: { Type: 'AWS::X::Y', Properties: { A: [{ 'Fn::Transform': { Name: 'AWS::Include' } }] } } },
      want: ['CAPABILITY_AUTO_EXPAND'],
    },
    { what: 'things that are no resources', resources: { A: null, B: [], C: 'x' }, want: [] },
  ];
  for (const { what, resources = {}, others = {}, want } of rows) {
    it(`for ${what}: ${want.join(', ') || 'none'}`, () => {
      expect(capabilitiesOf({ Resources: resources, ...others })).to.deep.equal(want);
    });
  }
});
