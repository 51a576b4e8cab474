import { largestBody, largestTemplate } from '../cloudformation/template-size.js';
import type { ErrorCode } from '../problem/codes.js';

/** A limit of AWS on one thing: the stack, a role, a function, an API, the deployment package. */
export interface Quota {
  /** What is counted, in the plural: `resources`, `bytes`. */
  readonly counted: string;
  /** In a sentence, with the logical ID of what has them: `the inline policies of DefaultRole have`. */
  readonly subject: (id: string) => { readonly name: string; readonly verb: 'has' | 'have' };
  readonly limit: number;
  /** Who refuses more. */
  readonly service: string;
  /** What happens above it: `fixed` AWS refuses, for everyone; `adjustable` AWS refuses unless it has raised the quota; `upload` it has to go through S3. */
  readonly kind: 'fixed' | 'adjustable' | 'upload';
  /** The error above a fixed one. */
  readonly code?: ErrorCode;
  /** Before the biggest parts: `most of them are for`. */
  readonly most?: string;
  /** How to come under it. */
  readonly fix: (id: string) => string;
}

export type QuotaName =
  | 'stack-resources'
  | 'stack-outputs'
  | 'stack-parameters'
  | 'stack-mappings'
  | 'mapping-attributes'
  | 'dynamic-references'
  | 'template-size'
  | 'template-inline'
  | 'package-unzipped'
  | 'package-zipped'
  | 'function-environment'
  | 'function-layers'
  | 'function-policy'
  | 'role-inline-policies'
  | 'role-managed-policies'
  | 'role-trust-policy'
  | 'managed-policy-size'
  | 'api-resources'
  | 'api-definition'
  | 'api-authorizers'
  | 'api-policy'
  | 'api-stage-variables'
  | 'api-routes'
  | 'api-integrations'
  | 'event-bus-rules'
  | 'log-group-name';

const stack = (): { name: string; verb: 'has' } => ({ name: 'the stack', verb: 'has' });
const its = (what: string) => (id: string) => ({ name: `the ${what} of ${id}`, verb: 'have' as const });
const itself = (id: string): { name: string; verb: 'has' } => ({ name: id, verb: 'has' });
const megabyte = 1024 * 1024;
const splitApi = (): string => 'move routes to another app, with an API of its own';

/**
 * All quotas that are measured, in the order in which they are printed.
 *
 * - CloudFormation: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html; none can be raised. Its page says 1 MB
 *   of a template in S3, and its error `Template may not exceed 1000000 bytes in size`.
 * - Lambda: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html, "cannot be changed". Its error says 20480 of a policy.
 * - IAM: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html; the sizes of inline and managed policies are fixed, managed policies
 *   for a role can be raised to 25, a trust policy to 8192 characters.
 * - API Gateway: https://docs.aws.amazon.com/apigateway/latest/developerguide/limits.html, with a table for each kind of API; `adjustable` here is what
 *   it says can be increased. An imported definition has at most 6 MB.
 * - EventBridge: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html; rules for an event bus can be raised.
 * - CloudWatch Logs: the length of a name, from the API reference of CreateLogGroup.
 */
export const quotas: { readonly [Name in QuotaName]: Quota } = {
  'stack-resources': {
    counted: 'resources',
    subject: stack,
    limit: 500,
    service: 'CloudFormation',
    kind: 'fixed',
    code: 'stack-resources',
    most: 'most of them are of',
    fix: () => 'move functions to another app, or resources of merge templates to a stack of their own',
  },
  'stack-outputs': {
    counted: 'outputs',
    subject: stack,
    limit: 200,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'remove outputs of merge templates that nothing reads',
  },
  'stack-parameters': {
    counted: 'parameters',
    subject: stack,
    limit: 200,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'replace parameters by mappings, or by lists in one parameter',
  },
  'stack-mappings': {
    counted: 'mappings',
    subject: stack,
    limit: 200,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'join mappings, or write their values where they are used',
  },
  'mapping-attributes': {
    counted: 'attributes',
    subject: (id) => ({ name: `the mapping ${id}`, verb: 'has' }),
    limit: 200,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'split it into two mappings',
  },
  'dynamic-references': {
    counted: 'dynamic references',
    subject: stack,
    limit: 60,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'read values of Parameter Store and Secrets Manager in the code, or through parameters of their types',
  },
  'template-size': {
    counted: 'bytes',
    subject: () => ({ name: 'the template', verb: 'has' }),
    limit: largestTemplate,
    service: 'CloudFormation',
    kind: 'fixed',
    fix: () => 'move functions or routes to another app, or resources of merge templates to a stack of their own',
  },
  'template-inline': {
    counted: 'bytes',
    subject: () => ({ name: 'the template', verb: 'has' }),
    limit: largestBody,
    service: 'CloudFormation',
    kind: 'upload',
    fix: () => "nothing needs to be done for 'tschalice deploy' and the generated pipelines; give 'aws cloudformation deploy' an --s3-bucket",
  },
  'package-unzipped': {
    counted: 'bytes',
    subject: (files) => ({ name: `${files}, unzipped,`, verb: files.includes(' and ') ? 'have' : 'has' }),
    limit: 250 * megabyte,
    service: 'Lambda',
    kind: 'fixed',
    code: 'package-too-large',
    fix: () => 'leave out what the functions do not need at run time, or move data to S3; layers count too',
  },
  'package-zipped': {
    counted: 'bytes',
    subject: (file) => ({ name: file, verb: 'has' }),
    limit: 50 * megabyte,
    service: 'Lambda',
    kind: 'upload',
    fix: () => "deploy it through S3, as 'aws cloudformation package' does, or leave out what the functions do not need at run time",
  },
  'function-environment': {
    counted: 'bytes',
    subject: its('environment variables'),
    limit: 4096,
    service: 'Lambda',
    kind: 'fixed',
    code: 'env-too-large',
    fix: () => 'keep long values in Parameter Store, Secrets Manager or a file',
  },
  'function-layers': {
    counted: 'layers',
    subject: itself,
    limit: 5,
    service: 'Lambda',
    kind: 'fixed',
    code: 'layers-too-many',
    fix: () => 'join layers, or set automatic_layer to false',
  },
  'function-policy': {
    counted: 'characters',
    subject: (id) => ({ name: `the resource policy of ${id}`, verb: 'has' }),
    limit: 20_480,
    service: 'Lambda',
    kind: 'fixed',
    most: 'the largest statements are of',
    fix: () => 'replace permissions for single ARNs by one with a wildcard in its SourceArn, or give some of its events to another function',
  },
  'role-inline-policies': {
    counted: 'characters',
    subject: its('inline policies'),
    limit: 10_240,
    service: 'IAM',
    kind: 'fixed',
    most: 'most of them are for',
    fix: (id) => `move statements into an AWS::IAM::ManagedPolicy of a merge template with Roles [{"Ref": "${id}"}]`,
  },
  'role-managed-policies': {
    counted: 'managed policies',
    subject: itself,
    limit: 10,
    service: 'IAM',
    kind: 'adjustable',
    fix: () => 'join managed policies',
  },
  'role-trust-policy': {
    counted: 'characters',
    subject: (id) => ({ name: `the trust policy of ${id}`, verb: 'has' }),
    limit: 2048,
    service: 'IAM',
    kind: 'adjustable',
    fix: () => 'join its statements',
  },
  'managed-policy-size': {
    counted: 'characters',
    subject: (id) => ({ name: `the document of ${id}`, verb: 'has' }),
    limit: 6144,
    service: 'IAM',
    kind: 'fixed',
    most: 'most of them are for',
    fix: () => 'split it into two managed policies',
  },
  'api-resources': {
    counted: 'resources',
    subject: (id) => ({ name: `the paths of ${id}`, verb: 'have' }),
    limit: 300,
    service: 'API Gateway',
    kind: 'adjustable',
    most: 'most of them are below',
    fix: splitApi,
  },
  'api-definition': {
    counted: 'bytes',
    subject: (id) => ({ name: `the Swagger document of ${id}`, verb: 'has' }),
    limit: 6 * megabyte,
    service: 'API Gateway',
    kind: 'fixed',
    fix: splitApi,
  },
  'api-authorizers': {
    counted: 'authorizers',
    subject: itself,
    limit: 10,
    service: 'API Gateway',
    kind: 'adjustable',
    fix: () => 'let routes share authorizers',
  },
  'api-policy': {
    counted: 'characters',
    subject: (id) => ({ name: `the resource policy of ${id}`, verb: 'has' }),
    limit: 8192,
    service: 'API Gateway',
    kind: 'adjustable',
    fix: () => 'join statements of the policy',
  },
  'api-stage-variables': {
    counted: 'stage variables',
    subject: itself,
    limit: 100,
    service: 'API Gateway',
    kind: 'fixed',
    fix: () => 'replace stage variables by environment variables',
  },
  'api-routes': {
    counted: 'routes',
    subject: itself,
    limit: 300,
    service: 'API Gateway',
    kind: 'adjustable',
    fix: splitApi,
  },
  'api-integrations': {
    counted: 'integrations',
    subject: itself,
    limit: 300,
    service: 'API Gateway',
    kind: 'adjustable',
    fix: splitApi,
  },
  'event-bus-rules': {
    counted: 'rules in this stack alone',
    subject: (id) => ({ name: `the event bus ${id}`, verb: 'has' }),
    limit: 300,
    service: 'EventBridge',
    kind: 'adjustable',
    fix: () => 'let functions share rules, or put some on an event bus of their own',
  },
  'log-group-name': {
    counted: 'characters',
    subject: (id) => ({ name: `the name of the log group ${id}`, verb: 'has' }),
    limit: 512,
    service: 'CloudWatch Logs',
    kind: 'fixed',
    fix: () => 'give it a shorter name',
  },
};
