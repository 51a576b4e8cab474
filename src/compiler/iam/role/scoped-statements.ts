import { isMap } from '../../cloudformation/branch.js';
import { getAtt, live, sub } from '../../cloudformation/intrinsic.js';
import type { Statement } from '../../cloudformation/policy-document.js';
import type { Value } from '../../cloudformation/template.js';
import { fixedStatements } from './fixed-statements.js';

const here = 'arn:${AWS::Partition}';

/**
 * For the logs of one function.
 *
 * Lambda names a log group for its function, whose name CloudFormation chooses only after the role is made. The role cannot refer to it, as it
 * would be a circle, and how a long name is cut is not documented. So it is all log groups of functions.
 *
 * @param group the log group that a merge template gives the function; null for one that is known only at deployment
 */
export function logging(group: string | null | undefined): Statement {
  if (group === null) return fixedStatements.logs;
  const names = group === undefined ? '/aws/lambda/*' : `${group}:*`;
  return { ...fixedStatements.logs, Resource: sub(`${here}:logs:\${AWS::Region}:\${AWS::AccountId}:log-group:${names}`) };
}

/**
 * For polling one queue or stream.
 *
 * @param arn undefined for one that the role cannot name
 */
export function polling(kind: 'sqs' | 'kinesis' | 'dynamodb', arn: Value | undefined): Statement[] {
  const whole = fixedStatements[kind];
  if (arn === undefined) return [whole];
  // IAM knows no resource for these.
  const listing = whole.Action.filter((action) => action.endsWith(':ListStreams'));
  return [
    { ...whole, Action: whole.Action.filter((action) => !listing.includes(action)), Resource: attributeOr(arn) },
    ...(listing.length === 0 ? [] : [{ ...whole, Action: listing }]),
  ];
}

/** `${Jobs.Arn}` as an attribute, and everything else as it is. */
function attributeOr(arn: Value): Value {
  const text = isMap(arn) ? arn['Fn::Sub'] : undefined;
  const [, id, attribute] = typeof text === 'string' ? (/^\$\{([A-Za-z0-9]+)\.([A-Za-z0-9]+)\}$/.exec(text) ?? []) : [];
  return id === undefined ? arn : getAtt(id, attribute!);
}

/** For sending to the clients of one websocket API. */
export function sendingToClients(apiId: string): Statement {
  return { ...fixedStatements.websocket, Resource: sub(`${here}:execute-api:\${AWS::Region}:\${AWS::AccountId}:\${${apiId}}/*/@connections/*`) };
}

/** For reporting failed batches to a queue or a topic. @param arn for `Fn::Sub` */
export function reporting(arn: string): Statement {
  const service = arn.replace('${AWS::Partition}', 'aws').split(':')[2];
  return { Effect: 'Allow', Action: [service === 'sns' ? 'sns:Publish' : 'sqs:SendMessage'], Resource: live(arn) };
}

/** For a hook of a deployment, which says whether the deployment goes on. SAM makes the application. */
export const answeringCodeDeploy: Statement = {
  Effect: 'Allow',
  Action: ['codedeploy:PutLifecycleEventHookExecutionStatus'],
  Resource: sub(`${here}:codedeploy:\${AWS::Region}:\${AWS::AccountId}:deploymentgroup:\${ServerlessDeploymentApplication}/*`),
};

const sendActions: { readonly [type: string]: string } = {
  EventBridge: 'events:PutEvents',
  Lambda: 'lambda:InvokeFunction',
  SNS: 'sns:Publish',
  SQS: 'sqs:SendMessage',
};

/** For sending to a dead-letter queue or a destination of a function. @param type As SAM names it. */
export function sending(type: string, arn: Value): Statement[] {
  if (type === 'S3' || type === 'S3Bucket') {
    const objects: Value = arn === '*' ? arn : { 'Fn::Join': ['/', [arn, '*']] };
    return [
      { Effect: 'Allow', Action: ['s3:PutObject'], Resource: objects },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: arn },
    ];
  }
  return Object.hasOwn(sendActions, type) ? [{ Effect: 'Allow', Action: [sendActions[type]!], Resource: arn }] : [];
}

/**
 * For durable functions, which save their progress and read it again.
 *
 * @param names of functions, for `Fn::Sub`; `*` stands for any characters
 * @see https://docs.aws.amazon.com/lambda/latest/dg/durable-security.html
 */
export function checkpointing(names: readonly string[]): Statement {
  // An execution's ARN begins with the function's, and has its version next.
  const arns = names.map((name) => sub(`${here}:lambda:\${AWS::Region}:\${AWS::AccountId}:function:${name}:*`));
  return { Effect: 'Allow', Action: ['lambda:CheckpointDurableExecution', 'lambda:GetDurableExecutionState'], Resource: arns.length === 1 ? arns[0]! : arns };
}
