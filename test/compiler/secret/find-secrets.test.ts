import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { findSecrets } from '../../../src/compiler/secret/find-secrets.js';

const random = 'q7RtZ2mKp9XwB4nVc8LsD3fHj6GyT1aE';
const password = ['Tr0ub4', 'dor&3x'].join('');
const token = ['gh', 'p_', random, 'ab12'].join('');

const found = (template: TemplateDocument): string[] => findSecrets(template).map(({ path }) => path.join('/'));
const resource = (Type: string, Properties: Value): TemplateDocument => ({ Resources: { A: { Type, Properties } } });

const refused: readonly (readonly [given: string, template: TemplateDocument, path: string])[] = [
  ['a variable', resource('AWS::Serverless::Function', { Environment: { Variables: { X: token } } }), 'Resources/A/Properties/Environment/Variables/X'],
  [
    'a variable made by chance',
    resource('AWS::Serverless::Function', { Environment: { Variables: { X: random } } }),
    'Resources/A/Properties/Environment/Variables/X',
  ],
  [
    'a variable of Globals',
    { Globals: { Function: { Environment: { Variables: { DB_PASSWORD: password } } } } },
    'Globals/Function/Environment/Variables/DB_PASSWORD',
  ],
  ['a stage variable', resource('AWS::Serverless::Api', { Variables: { apiKey: random } }), 'Resources/A/Properties/Variables/apiKey'],
  [
    'a variable of a container',
    resource('AWS::ECS::TaskDefinition', { ContainerDefinitions: [{ Environment: [{ Name: 'DB_PASSWORD', Value: password }] }] }),
    'Resources/A/Properties/ContainerDefinitions/0/Environment/0/Value',
  ],
  ['a property', resource('AWS::RDS::DBInstance', { MasterUserPassword: password }), 'Resources/A/Properties/MasterUserPassword'],
  ['a stored parameter', resource('AWS::SSM::Parameter', { Name: '/orders/db/password', Type: 'String', Value: password }), 'Resources/A/Properties/Value'],
  ['a secret', resource('AWS::SecretsManager::Secret', { SecretString: JSON.stringify({ user: 'app', password }) }), 'Resources/A/Properties/SecretString'],
  [
    'a branch of a condition',
    resource('AWS::RDS::DBInstance', { MasterUserPassword: { 'Fn::If': ['Live', { Ref: 'P' }, password] } }),
    'Resources/A/Properties/MasterUserPassword/Fn::If/2',
  ],
  [
    'a text for Fn::Sub',
    resource('AWS::X::Y', { Url: { 'Fn::Sub': ['https', '://app:', password, '@${Host}/'].join('') } }),
    'Resources/A/Properties/Url/Fn::Sub',
  ],
  ['code in the template', resource('AWS::Lambda::Function', { Code: { ZipFile: `const token = '${token}';` } }), 'Resources/A/Properties/Code/ZipFile'],
  ['a default of a parameter', { Parameters: { DbPassword: { Type: 'String', Default: password } } }, 'Parameters/DbPassword/Default'],
  ['a default that is not to be shown', { Parameters: { Other: { Type: 'String', NoEcho: true, Default: password } } }, 'Parameters/Other/Default'],
  ['an output', { Outputs: { AdminToken: { Value: password } } }, 'Outputs/AdminToken/Value'],
  ['a mapping', { Mappings: { Stages: { prod: { Key: token } } } }, 'Mappings/Stages/prod/Key'],
  ['metadata', { Metadata: { Note: `use ${token}` } }, 'Metadata/Note'],
  ['a description', { Description: `use ${token}` }, 'Description'],
  [
    'a Swagger document',
    resource('AWS::Serverless::Api', {
      DefinitionBody: {
        paths: { '/a': { get: { 'x-amazon-apigateway-integration': { requestParameters: { 'integration.request.header.x-api-key': `'${random}'` } } } } },
      },
    }),
    'Resources/A/Properties/DefinitionBody/paths//a/get/x-amazon-apigateway-integration/requestParameters/integration.request.header.x-api-key',
  ],
  [
    'an example in a Swagger document',
    resource('AWS::Serverless::Api', { DefinitionBody: { definitions: { Login: { example: { password } } } } }),
    'Resources/A/Properties/DefinitionBody/definitions/Login/example/password',
  ],
];

const accepted: readonly (readonly [given: string, template: TemplateDocument])[] = [
  ['a reference', resource('AWS::RDS::DBInstance', { MasterUserPassword: { Ref: 'Passw0rd9Xy' } })],
  ['an attribute', resource('AWS::X::Y', { Token: { 'Fn::GetAtt': ['Passw0rd9Xy', 'T0ken9Xy7Ab'] } })],
  ['an import', resource('AWS::X::Y', { Token: { 'Fn::ImportValue': 'T0ken9Xy7Ab' } })],
  ['a dynamic reference', resource('AWS::X::Y', { Token: '{{resolve:secretsmanager:T0ken9Xy7Ab:SecretString:x9y8z7w6v5}}' })],
  ['a placeholder of Fn::Sub', resource('AWS::X::Y', { Token: { 'Fn::Sub': '${T0ken9Xy7Ab}' } })],
  ['a digest of code', resource('AWS::Lambda::Version', { CodeSha256: 'q7RtZ2mKp9XwB4nVc8LsD3fHj6GyT1aEq7RtZ2mKp9U=' })],
  [
    'the version of an object',
    resource('AWS::Lambda::LayerVersion', { Content: { S3Bucket: 'b', S3Key: 'k', S3ObjectVersion: 'L4kqtJlcpXroDTDmpUMLUoX7yZ9b2Q1e' } }),
  ],
  [
    'a public key in a variable',
    resource('AWS::Serverless::Function', {
      Environment: { Variables: { VAPID_PUBLIC_KEY: random, STRIPE_PUBLISHABLE_KEY: random, COMMIT_HASH: random, CLIENT_ID: random } },
    }),
  ],
  [
    'a template of a secret',
    resource('AWS::SecretsManager::Secret', {
      GenerateSecretString: { SecretStringTemplate: '{"username":"app"}', GenerateStringKey: 'password', PasswordLength: 32 },
    }),
  ],
  [
    'a rule for tokens',
    resource('AWS::Serverless::Api', { Auth: { Authorizers: { A: { IdentitySource: 'method.request.header.Authorization', AuthorizationType: 'AWS_IAM' } } } }),
  ],
  ['a parameter without a default', { Parameters: { DbPassword: { Type: 'String', NoEcho: true, Default: '', MinLength: 8 } } }],
  ['keys of a table', resource('AWS::DynamoDB::Table', { KeySchema: [{ AttributeName: 'token', KeyType: 'HASH' }] })],
];

describe('findSecrets', () => {
  for (const [given, template, path] of refused) it(`finds ${given}`, () => expect(found(template)).to.deep.equal([path]));
  for (const [given, template] of accepted) it(`leaves alone ${given}`, () => expect(found(template)).to.deep.equal([]));
});
