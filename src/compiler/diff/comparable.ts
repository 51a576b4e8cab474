import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { expandTemplate } from '../expand/expand-template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { pick, type Properties } from '../expand/properties.js';
import { isOfSam } from '../expand/sam-resource.js';

/** A resource as cloudformation-diff is to see it. */
export type Comparable = { readonly Type: string; readonly Properties: Properties; readonly [attribute: string]: Value };

/**
 * What users know as their resource among all that SAM makes of it, with the properties whose change makes another one.
 * Roles, permissions and deployments come and go with it.
 *
 * Sources: "CloudFormation compatibility" of each property in the AWS SAM developer guide (sam-resource-function.html and
 * its likes).
 */
const identities: { readonly [type: string]: readonly string[] } = {
  'AWS::Lambda::Function': ['FunctionName', 'PackageType', 'TenancyConfig'],
  'AWS::ApiGateway::RestApi': [],
  'AWS::ApiGateway::Stage': ['StageName'],
  'AWS::ApiGatewayV2::Api': [],
  'AWS::ApiGatewayV2::Stage': ['StageName'],
  'AWS::DynamoDB::Table': ['TableName', 'KeySchema', 'AttributeDefinitions'],
  'AWS::StepFunctions::StateMachine': ['StateMachineName', 'StateMachineType'],
};

/**
 * The resources of a template, by ID, as what decides whether CloudFormation replaces them. What the spec says of
 * `AWS::Serverless::*` itself is outdated, each property "replaces".
 */
export function comparables(template: TemplateDocument): ReadonlyMap<string, Comparable> {
  const declared = entriesOf(template['Resources']);
  return new Map(
    expandTemplate(template).resources.flatMap((plain): [string, Comparable][] => {
      const { logicalId, type, properties, attributes, origin } = plain;
      const source = declared.get(origin);
      const samType = isMap(source) && typeof source['Type'] === 'string' && isOfSam(source['Type']) ? source['Type'] : undefined;
      if (samType === undefined) return [[logicalId, { ...attributes, Type: type, Properties: properties }]];
      // No spec that is right knows it.
      if (samType === type) return [[logicalId, { Type: `Custom::${type.slice(5)}`, Properties: {} }]];
      return madeBySam(plain);
    }),
  );
}

/** The ID of the resource in the template that a comparable one was made from. */
export function originOf(id: string): string {
  return id.split('/')[0]!;
}

function madeBySam({ logicalId, type, properties, origin, hashed }: PlainResource): [string, Comparable][] {
  // A layer's every version is another resource.
  if (type === 'AWS::Lambda::LayerVersion') return [[logicalId, { Type: type, Properties: { Content: hashed ?? null } }]];
  if (!Object.hasOwn(identities, type)) return [];
  // The stage's logical ID holds its name. No logical ID holds a slash, so this one meets none of the template's.
  const id = logicalId === origin ? origin : `${origin}/${type}`;
  return [[id, { Type: type, Properties: identityOf(type, properties) }]];
}

function identityOf(type: string, properties: Properties): Properties {
  const { KeySchema: key, AttributeDefinitions: definitions, ...rest } = pick(properties, identities[type]!);
  // SimpleTable's only attribute is its key: another type of it makes another table, as another name does.
  if (type === 'AWS::DynamoDB::Table') return { ...rest, KeySchema: [key!, definitions!] };
  // What is the default, written out, changes nothing.
  return type === 'AWS::StepFunctions::StateMachine' ? { StateMachineType: 'STANDARD', ...rest } : rest;
}
