import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { expandTemplate } from '../expand/expand-template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { pick, type Properties } from '../expand/properties.js';
import { isOfSam } from '../expand/sam-resource.js';

/** A resource in the form that cloudformation-diff gets. */
export type Comparable = { readonly Type: string; readonly Properties: Properties; readonly [attribute: string]: Value };

/**
 * For each type of SAM, the generated resource that users think of as theirs, with the properties that replace it.
 * Roles, permissions and deployments come and go with it.
 *
 * Source: "CloudFormation compatibility" of each property in the AWS SAM developer guide (sam-resource-function.html and
 * similar pages).
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
 * The resources of a template, by ID, with what decides whether CloudFormation replaces them. The spec's own entries for
 * `AWS::Serverless::*` are outdated: in them every property replaces the resource.
 */
export function comparables(template: TemplateDocument): ReadonlyMap<string, Comparable> {
  const declared = entriesOf(template['Resources']);
  return new Map(
    expandTemplate(template).resources.flatMap((plain): [string, Comparable][] => {
      const { logicalId, type, properties, attributes, origin } = plain;
      const source = declared.get(origin);
      const samType = isMap(source) && typeof source['Type'] === 'string' && isOfSam(source['Type']) ? source['Type'] : undefined;
      if (samType === undefined) return [[logicalId, { ...attributes, Type: type, Properties: properties }]];
      // No correct spec has this type.
      if (samType === type) return [[logicalId, { Type: `Custom::${type.slice(5)}`, Properties: {} }]];
      return madeBySam(plain);
    }),
  );
}

/** The ID in the template of the resource that a comparable one was made from. */
export function originOf(id: string): string {
  return id.split('/')[0]!;
}

function madeBySam({ logicalId, type, properties, origin, hashed }: PlainResource): [string, Comparable][] {
  // Every version of a layer is a new resource.
  if (type === 'AWS::Lambda::LayerVersion') return [[logicalId, { Type: type, Properties: { Content: hashed ?? null } }]];
  if (!Object.hasOwn(identities, type)) return [];
  // The stage's logical ID includes its name. A logical ID has no slash, so this one cannot collide with one in the template.
  const id = logicalId === origin ? origin : `${origin}/${type}`;
  return [[id, { Type: type, Properties: identityOf(type, properties) }]];
}

function identityOf(type: string, properties: Properties): Properties {
  const { KeySchema: key, AttributeDefinitions: definitions, ...rest } = pick(properties, identities[type]!);
  // The only attribute of a SimpleTable is its key: a new type of key replaces the table, as a new name does.
  if (type === 'AWS::DynamoDB::Table') return { ...rest, KeySchema: [key!, definitions!] };
  // Writing out the default changes nothing.
  return type === 'AWS::StepFunctions::StateMachine' ? { StateMachineType: 'STANDARD', ...rest } : rest;
}
