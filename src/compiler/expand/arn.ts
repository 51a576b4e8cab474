import { subWith } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { Properties } from './properties.js';

/**
 * The partition that is written out in ARNs. SAM writes that of the Region in which it runs, which is known only then: in China and in
 * GovCloud, a stack has another one in these places.
 */
const partition = 'aws';

/** The ARN of a managed policy of AWS, from its path and name. */
export function awsPolicyArn(name: string): string {
  return `arn:${partition}:iam::aws:policy/${name}`;
}

/** The ARN of something in the stack's Region and account. */
export function stackArn(service: string, resource: string, variables: Properties): Value {
  return subWith(`arn:${partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`, variables);
}

/** The same where SAM leaves the partition to CloudFormation. */
export function portableArn(service: string, resource: string, variables: Properties): Value {
  return subWith(`arn:\${AWS::Partition}:${service}:\${AWS::Region}:\${AWS::AccountId}:${resource}`, variables);
}

/** What API Gateway calls to invoke a function. */
export function invocationUri(functionArn: Value): Value {
  const path = 'lambda:path/2015-03-31/functions/${__FunctionArn__}/invocations';
  return subWith(`arn:${partition}:apigateway:\${AWS::Region}:${path}`, { __FunctionArn__: functionArn });
}

/** The same for a text of `Fn::Sub`, in which the function's ARN is `${Fn.Arn}`. A response that is streamed has an address of its own. */
export function invocationText(functionArn: string, isStream: boolean): string {
  return integrationText(partition, isStream ? ['2021-11-15', 'response-streaming-invocations'] : ['2015-03-31', 'invocations'], functionArn);
}

/** The same where SAM leaves the partition to CloudFormation. */
export function portableInvocationText(functionArn: string): string {
  return integrationText('${AWS::Partition}', ['2015-03-31', 'invocations'], functionArn);
}

function integrationText(of: string, [version, action]: readonly [string, string], functionArn: string): string {
  return `arn:${of}:apigateway:\${AWS::Region}:lambda:path/${version}/functions/${functionArn}/${action}`;
}

/** Lets API Gateway use the rights of whoever calls. */
export const callerArn: string = `arn:${partition}:iam::*:user/*`;
