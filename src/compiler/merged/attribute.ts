import { isMap } from '../cloudformation/branch.js';
import { editDistance, nearest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { MergedTemplate } from './merged-template.js';
import type { Reference } from './reference.js';

/**
 * Whether CloudFormation has the attribute that a reference names. Our list may lack a new one: without a near name, it is an error only for types
 * that have not changed for years.
 */
export function attributeProblem({ kind, name, attribute, path }: Reference, merged: MergedTemplate): Problem | undefined {
  if (attribute === undefined || /[$&{}]/.test(attribute)) return undefined;
  const type = merged.resources.get(name)?.type;
  if (type === undefined || isOpen(type)) return undefined;
  const noStream = attribute === 'StreamArn' ? streamProblem(name, merged, path) : undefined;
  if (noStream !== undefined) return noStream;
  // SAM's own attributes of a function or an API in the template, such as `Stage`.
  const declared = merged.template['Resources'] as { readonly [id: string]: { readonly Type?: unknown } } | undefined;
  if (String(declared?.[name]?.Type).startsWith('AWS::Serverless::') && samAttributes.includes(attribute.split('.')[0]!)) return undefined;
  const known = merged.attributesOf(type);
  if (known === undefined || isKnown(attribute, known)) return undefined;
  const where = merged.placeOf(path);
  const text = kind === 'Fn::Sub' ? `\${${name}.${attribute}}` : `Fn::GetAtt of '${name}'`;
  const message = `${text}: ${type} has no attribute '${attribute}'`;
  const near = nearAttribute(attribute, known);
  const fix =
    near !== undefined
      ? `did you mean '${near}'?`
      : known.length === 0
        ? 'refer to another resource'
        : `known are ${known.slice(0, 8).join(', ')}${known.length > 8 ? ' and others' : ''}`;
  if (near !== undefined || settledTypes.includes(type)) return { code: 'reference-attribute', severity: 'error', where, message, fix };
  return { code: 'reference-attribute', severity: 'warning', where, message: `${message}, as far as this version knows`, fix };
}

const settledTypes: readonly string[] = [
  'AWS::ApiGateway::RestApi',
  'AWS::ApiGatewayV2::Api',
  'AWS::Cognito::UserPool',
  'AWS::DynamoDB::Table',
  'AWS::Events::EventBus',
  'AWS::Events::Rule',
  'AWS::IAM::ManagedPolicy',
  'AWS::IAM::Role',
  'AWS::IAM::User',
  'AWS::KMS::Key',
  'AWS::Kinesis::Stream',
  'AWS::Lambda::Alias',
  'AWS::Lambda::Function',
  'AWS::Lambda::LayerVersion',
  'AWS::Lambda::Version',
  'AWS::Logs::LogGroup',
  'AWS::S3::Bucket',
  'AWS::SNS::Topic',
  'AWS::SQS::Queue',
  'AWS::SecretsManager::Secret',
  'AWS::StepFunctions::StateMachine',
];

const samAttributes: readonly string[] = ['Stage', 'Deployment', 'Version', 'Alias', 'DomainName', 'DestinationQueue', 'DestinationTopic', 'RestApiId'];

/** Types whose attributes the user's own code decides about. */
function isOpen(type: string): boolean {
  return !type.startsWith('AWS::') || /^AWS::(CloudFormation::(CustomResource|Stack)|ServiceCatalog::.*|Serverless::.*)$|::MODULE$/.test(type);
}

/** In at most two letters: `EndpointName` is near `EndpointArn` to the eye, but another word. */
function nearAttribute(attribute: string, known: readonly string[]): string | undefined {
  const near = nearest(attribute, known);
  return near !== undefined && editDistance(attribute.toLowerCase(), near.toLowerCase()) <= 2 ? near : undefined;
}

/** An attribute may have parts: of `Endpoint`, `Endpoint.Address`. */
function isKnown(attribute: string, known: readonly string[]): boolean {
  return known.includes(attribute) || known.some((one) => attribute.startsWith(`${one}.`));
}

const tables: readonly string[] = ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'];

/** A table has a stream only if it asks for one. */
function streamProblem(name: string, merged: MergedTemplate, path: Reference['path']): Problem | undefined {
  const table = merged.resources.get(name)!;
  if (!tables.includes(table.type) || Object.keys(table.properties).some((key) => key === 'StreamSpecification' || key.startsWith('Fn::'))) return undefined;
  const declared = merged.template['Resources'];
  const isSimple = isMap(declared) && isMap(declared[name]) && declared[name]['Type'] === 'AWS::Serverless::SimpleTable';
  const message = `the table '${name}' has no stream, so it has no StreamArn`;
  const fix = isSimple
    ? 'make it an AWS::DynamoDB::Table with a StreamSpecification, as AWS::Serverless::SimpleTable cannot have one'
    : 'give the table a StreamSpecification, as in {"StreamViewType": "NEW_AND_OLD_IMAGES"}';
  return { code: 'stream-missing', severity: 'error', where: merged.placeOf(path), message, fix };
}
