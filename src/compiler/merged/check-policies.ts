import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import type { PolicyKind } from '../iam/role/check-statement.js';
import { policyProblems } from '../iam/role/parse-policy.js';
import type { Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import type { MergedTemplate } from './merged-template.js';

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

/** Types with a list of policies: documents with a name, or documents alone in SAM. */
const lists: readonly string[] = ['AWS::IAM::Role', 'AWS::IAM::User', 'AWS::IAM::Group', 'AWS::Serverless::Function', 'AWS::Serverless::StateMachine'];

/** Checks the policies of merge templates. Those of policy files were checked when they were read, and ours are right. */
export function checkPolicies({ files, template, placeOf }: MergedTemplate): Problem[] {
  const isRead = new Set(files.map(({ file }) => file));
  return [...entriesOf(template['Resources'])].flatMap(([id, resource]) => {
    if (!isMap(resource) || typeof resource['Type'] !== 'string' || !isMap(resource['Properties'])) return [];
    const problems = policiesOf(resource['Type'], resource['Properties']).flatMap(({ document, kind, path }) =>
      policyProblems(document, kind, (inner) => placeOf(['Resources', id, 'Properties', ...path, ...inner])),
    );
    return problems.filter(({ where }) => isRead.has(where.file));
  });
}

interface Found {
  readonly document: Value;
  readonly kind: PolicyKind;
  readonly path: Path;
}

function policiesOf(type: string, properties: { readonly [name: string]: Value }): Found[] {
  const ofType = Object.hasOwn(documents, type) ? Object.entries(documents[type]!) : [];
  const { Policies: policies } = properties;
  return [
    ...ofType.flatMap(([property, kind]) => (isMap(properties[property]) ? [{ document: properties[property], kind, path: [property] }] : [])),
    ...(lists.includes(type) && Array.isArray(policies) ? (policies as readonly Value[]) : []).flatMap((policy, index): Found[] => {
      if (!isMap(policy)) return [];
      if (isMap(policy['PolicyDocument'])) return [{ document: policy['PolicyDocument'], kind: 'identity', path: ['Policies', index, 'PolicyDocument'] }];
      return policy['Statement'] === undefined ? [] : [{ document: policy, kind: 'identity', path: ['Policies', index] }];
    }),
  ];
}
