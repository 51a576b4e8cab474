import { isMap } from '../../cloudformation/branch.js';
import { isIntrinsic, live } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import { samResource } from '../../expand/sam-resource.js';
import type { Grant } from './grant.js';
import { type LiveText, subText } from './live-text.js';
import { textsIn, textsOf } from './possible-texts.js';
import { roleArns } from './resource-name.js';
import type { ExpandedStage } from './scope.js';
import { wideFor } from './wide.js';

/** What SAM attaches by itself to the role of a function or a state machine: for logs, traces, a VPC and event sources. */
const ofFunctions: readonly string[] = ['service-role/AWSLambda*ExecutionRole', 'AWSXrayWriteOnlyAccess', 'AWSXRayDaemonWriteAccess'];
const ofCodeDeploy: readonly string[] = ['service-role/AWSCodeDeployRoleForLambda', 'service-role/AWSCodeDeployRoleForLambdaLimited'];

/** Without the condition, attaching a managed policy of AWS could make a role of the stack an administrator. */
export function attachmentGrants(role: PlainResource, stage: ExpandedStage): Grant[] {
  const { arns, texts, property } = role.origin === role.logicalId ? named(role, stage) : added(role, stage);
  const wide = wideFor(role.origin, ['Properties', property], texts, stage.scope, (text) => (text.startsWith('arn:') ? text : 'policy/*'));
  const policies = [...arns, ...texts.map(arnOf)];
  if (policies.length === 0) return [];
  const grant = { actions: ['iam:AttachRolePolicy', 'iam:DetachRolePolicy'], arns: roleArns(stage), wide };
  const condition = { ArnLike: { 'iam:PolicyARN': [...new Set(policies)].map(live) } };
  return [policies.includes('*') ? grant : { ...grant, condition }];
}

interface Policies {
  readonly arns: readonly string[];
  readonly texts: readonly LiveText[];
  /** The property that names the texts. */
  readonly property: string;
}

function named({ properties }: PlainResource, { scope }: ExpandedStage): Policies {
  const { ManagedPolicyArns: list } = properties;
  return { arns: [], texts: list === undefined ? [] : textsIn(list, scope), property: 'ManagedPolicyArns' };
}

/** Of a role that SAM adds. Those for events have no managed policies. */
function added({ logicalId, origin }: PlainResource, { template, scope }: ExpandedStage): Policies {
  const property = 'Policies';
  if (logicalId === 'CodeDeployServiceRole') return { arns: ofCodeDeploy.map(ofAws), texts: [], property };
  // Not all resources, because this is asked for each role.
  const resources = template['Resources'];
  const resource = isMap(resources) && Object.hasOwn(resources, origin) ? resources[origin]! : null;
  const [owner] = samResource(origin, resource, template['Globals']);
  if (owner === undefined || logicalId !== `${origin}Role`) return { arns: [], texts: [], property };
  const policies = policiesIn(owner.properties['Policies']);
  const names = policies.filter((one) => typeof one === 'string' && !one.startsWith('arn:')) as string[];
  return {
    // SAM looks up names, whose policies may have any path.
    arns: [...ofFunctions, ...names.flatMap((name) => [name, `*/${name}`])].map(ofAws),
    texts: policies.filter((one) => !names.includes(one as string)).flatMap((one) => textsOf(one, scope)),
    property,
  };
}

/** The managed policies among the entries; others are statements or templates of SAM, which become inline policies. */
function policiesIn(value: Value | undefined): Value[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return (value as readonly Value[]).flatMap(policiesIn);
  if (!isIntrinsic(value)) return [];
  const { 'Fn::If': branches } = value;
  return Array.isArray(branches) ? policiesIn(branches.slice(1) as readonly Value[]) : [value];
}

function ofAws(name: string): string {
  return `arn:\${AWS::Partition}:iam::aws:policy/${name}`;
}

/** A text that is no ARN and not open is a name in this account. */
function arnOf(text: LiveText): string {
  const shown = subText(text);
  return shown === '*' || shown.startsWith('arn:') ? shown : `arn:\${AWS::Partition}:iam::\${AWS::AccountId}:policy/${shown}`;
}
