import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { PolicyKind } from '../iam/role/check-statement.js';
import type { Path } from '../syntax/source.js';

/** The properties that hold a policy document, by type. */
const documents: { readonly [type: string]: { readonly [property: string]: PolicyKind } } = {
  'AWS::IAM::Policy': { PolicyDocument: 'identity' },
  'AWS::IAM::ManagedPolicy': { PolicyDocument: 'identity' },
  'AWS::IAM::RolePolicy': { PolicyDocument: 'identity' },
  'AWS::IAM::UserPolicy': { PolicyDocument: 'identity' },
  'AWS::IAM::GroupPolicy': { PolicyDocument: 'identity' },
  'AWS::IAM::Role': { AssumeRolePolicyDocument: 'trust' },
  'AWS::Serverless::Function': { AssumeRolePolicyDocument: 'trust' },
  'AWS::Serverless::Api': { Policy: 'resource' },
  'AWS::ApiGateway::RestApi': { Policy: 'resource' },
  'AWS::SQS::QueuePolicy': { PolicyDocument: 'resource' },
  'AWS::SNS::TopicPolicy': { PolicyDocument: 'resource' },
  'AWS::S3::BucketPolicy': { PolicyDocument: 'resource' },
  'AWS::KMS::Key': { KeyPolicy: 'resource' },
  'AWS::SecretsManager::ResourcePolicy': { ResourcePolicy: 'resource' },
};

/** Types with policies of their own: documents with a name, or documents alone in SAM, which takes one without a list too. */
const lists: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'];

export interface PolicyDocument {
  readonly document: Value;
  readonly kind: PolicyKind;
  /** In the template. */
  readonly path: Path;
}

/** The policy documents of all resources. What CloudFormation's functions give is left out. */
export function policyDocuments(template: TemplateDocument): PolicyDocument[] {
  return [...entriesOf(template['Resources'])].flatMap(([id, resource]) => {
    if (!isMap(resource) || typeof resource['Type'] !== 'string' || !isMap(resource['Properties'])) return [];
    const found = [...documentsOf(resource['Type'], resource['Properties']), ...ownPolicies(resource['Type'], resource['Properties'])];
    return found.map(({ path, ...rest }) => ({ ...rest, path: ['Resources', id, 'Properties', ...path] }));
  });
}

type Properties = { readonly [name: string]: Value };

function documentsOf(type: string, properties: Properties): PolicyDocument[] {
  const ofType = Object.hasOwn(documents, type) ? Object.entries(documents[type]!) : [];
  return ofType.flatMap(([property, kind]) => (isMap(properties[property]) ? [{ document: properties[property], kind, path: [property] }] : []));
}

function ownPolicies(type: string, { Policies: policies }: Properties): PolicyDocument[] {
  if (!lists.includes(type)) return [];
  if (!Array.isArray(policies)) return ownPolicy(policies, ['Policies']);
  return (policies as readonly Value[]).flatMap((policy, index) => ownPolicy(policy, ['Policies', index]));
}

function ownPolicy(policy: Value | undefined, path: Path): PolicyDocument[] {
  if (!isMap(policy)) return [];
  if (isMap(policy['PolicyDocument'])) return [{ document: policy['PolicyDocument'], kind: 'identity', path: [...path, 'PolicyDocument'] }];
  return policy['Statement'] === undefined ? [] : [{ document: policy, kind: 'identity', path }];
}
