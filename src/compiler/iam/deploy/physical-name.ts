import { joined, kept, type LiveText } from './live-text.js';
import type { Stack } from './stage-template.js';

/** The pseudo parameters that have the same value in the pipeline's stack. */
export const sharedParameters: readonly string[] = ['AWS::Partition', 'AWS::Region', 'AWS::AccountId', 'AWS::URLSuffix'];

/** Types whose `Ref` is an ARN. */
export const namedByArn: readonly string[] = [
  'AWS::Lambda::Alias',
  'AWS::Lambda::Version',
  'AWS::SNS::Topic',
  'AWS::IAM::ManagedPolicy',
  'AWS::Lambda::LayerVersion',
  'AWS::StepFunctions::StateMachine',
  'AWS::SecretsManager::Secret',
];

/**
 * CloudFormation names a resource `<stack>-<logical ID>-<random>`. If that is too long, it cuts the stack's name. With the
 * shortest limit (64), at least 25 characters remain.
 */
const surelyKept = 24;

/** A string for `Fn::Sub` that matches all names that CloudFormation generates for a stack's resources of a type. Buckets' are in lower case. */
export function generatedNamesOf(type: string, stack: Stack): string {
  const lower = stack.name.toLowerCase();
  const { name, live } = type === 'AWS::S3::Bucket' && lower !== stack.name ? { name: lower, live: lower } : stack;
  return isCut(stack) ? `${keptOf(name)}*` : `${live}-*`;
}

/** Whether CloudFormation may cut the stack's name in the names of its resources. */
export function isCut({ name }: Stack): boolean {
  return name.length > surelyKept;
}

/** What it surely keeps of the name. */
export function keptOf(name: string): string {
  return name.slice(0, surelyKept);
}

/** The ARN of a function's version or alias. */
export function qualified(fn: LiveText): LiveText {
  const [first] = fn;
  const isArn = first !== undefined && first.kind !== 'open' && first.text.startsWith('arn:');
  return joined([...(isArn ? [] : [kept('arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:')]), fn, kept(':*')]);
}
