import type { Value } from '../cloudformation/template.js';
import { entriesOf, isMap } from '../cloudformation/branch.js';

type Properties = { readonly [name: string]: Value };

/** A resource as cloudformation-diff is to see it. */
export type PlainResource = { readonly Type: string; readonly Properties: Properties; readonly [attribute: string]: Value };

/**
 * Turns a resource into what decides whether CloudFormation replaces it, by ID. A resource of SAM becomes the plain ones
 * that SAM makes from it, with those properties only that SAM passes on and whose change can replace them: what the spec
 * says of `AWS::Serverless::*` itself is outdated, each property "replaces". Nothing for what is no resource.
 *
 * Sources: "CloudFormation compatibility" of each property in the AWS SAM developer guide (sam-resource-function.html and
 * its likes); checked with aws-sam-translator 1.110.
 */
export function plainResources(logicalId: string, resource: Value): [id: string, plain: PlainResource][] {
  if (!isMap(resource) || typeof resource['Type'] !== 'string') return [];
  const { Type: type, Metadata: _, DeletionPolicy: __, UpdateReplacePolicy: ___, ...hashed } = resource;
  const properties = isMap(resource['Properties']) ? resource['Properties'] : {};
  switch (type) {
    case 'AWS::Serverless::Function':
      return [[logicalId, { Type: 'AWS::Lambda::Function', Properties: pick(properties, ['FunctionName', 'PackageType', 'TenancyConfig']) }]];
    case 'AWS::Serverless::Api':
      // The stage's logical ID holds its name: <API's ID><stage name>Stage (sam-specification-generated-resources-api.html).
      return [
        [logicalId, { Type: 'AWS::ApiGateway::RestApi', Properties: {} }],
        [stageOf(logicalId), { Type: 'AWS::ApiGateway::Stage', Properties: pick(properties, ['StageName']) }],
      ];
    case 'AWS::Serverless::HttpApi':
      return [
        [logicalId, { Type: 'AWS::ApiGatewayV2::Api', Properties: {} }],
        [stageOf(logicalId), { Type: 'AWS::ApiGatewayV2::Stage', Properties: { StageName: '$default', ...pick(properties, ['StageName']) } }],
      ];
    case 'AWS::Serverless::SimpleTable': {
      // "The value of this property cannot be modified after this resource is created" (sam-resource-simpletable.html).
      const key = properties['PrimaryKey'] ?? { Name: 'id', Type: 'String' };
      return [[logicalId, { Type: 'AWS::DynamoDB::Table', Properties: { ...pick(properties, ['TableName']), KeySchema: key } }]];
    }
    case 'AWS::Serverless::LayerVersion':
      // SAM puts a hash of the resource but for these three attributes into its logical ID, so that old versions stay.
      return [[logicalId, { Type: 'AWS::Lambda::LayerVersion', Properties: { Content: hashed } }]];
    case 'AWS::Serverless::StateMachine': {
      const { Name: name = null, Type: kind = 'STANDARD' } = properties;
      return [[logicalId, { Type: 'AWS::StepFunctions::StateMachine', Properties: { StateMachineName: name, StateMachineType: kind } }]];
    }
    default:
      // Another type of SAM: no spec that is right knows it.
      if (type.startsWith('AWS::Serverless::')) return [[logicalId, { Type: `Custom::${type.slice(5)}`, Properties: {} }]];
      return [[logicalId, { ...resource, Type: type, Properties: properties }]];
  }
}

/** The ID of the resource in the template that a plain one was made from. */
export function originOf(id: string): string {
  return id.split('/')[0]!;
}

// No logical ID holds a slash, so this one meets none of the template's.
function stageOf(logicalId: string): string {
  return `${logicalId}/Stage`;
}

function pick(properties: Properties, names: readonly string[]): Properties {
  return Object.fromEntries([...entriesOf(properties)].filter(([name]) => names.includes(name)));
}
