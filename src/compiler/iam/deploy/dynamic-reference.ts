import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import { liveText } from './live-text.js';
import type { Grant } from './grant.js';
import { lookupIn } from './resource-name.js';
import type { StageTemplate } from './stage-template.js';

/** The part in braces is a reference of `Fn::Sub`, which may have colons. */
const reference = /\{\{resolve:(secretsmanager|ssm|ssm-secure):((?:\$\{[^}]*\}|[^{}])+)\}\}/g;
const colonBetweenParts = /:(?![^{}]*\})/;

/** CloudFormation resolves each `{{resolve:…}}` in a template with the permissions of the deploy role. */
export function dynamicReferenceGrants(stage: StageTemplate): Grant[] {
  const lookup = lookupIn(stage);
  return textsIn(stage.template, (value) => liveText(value, lookup)).flatMap((text) =>
    [...text.matchAll(reference)].map(([, service, key]) => (service === 'secretsmanager' ? secret(key!) : parameter(key!))),
  );
}

/** Secrets Manager appends a hyphen and six random characters to the ARN of a secret. */
function secret(key: string): Grant {
  const parts = key.split(colonBetweenParts);
  const arn = parts[0] === 'arn' ? `${parts.slice(0, 7).join(':')}*` : `secretsmanager:@:secret:${parts[0]!}${parts[0]!.endsWith('*') ? '' : '-??????'}`;
  return { actions: ['secretsmanager:GetSecretValue'], arns: [arn] };
}

function parameter(key: string): Grant {
  const parts = key.split(colonBetweenParts);
  const arn = parts[0] === 'arn' ? parts.slice(0, 6).join(':') : `ssm:@:parameter/${parts[0]!.replace(/^\//, '')}`;
  return { actions: ['ssm:GetParameter', 'ssm:GetParameters'], arns: [arn] };
}

/** All strings in a value, including those of intrinsic functions as far as they are known. */
function textsIn(value: Value, text: (value: Value) => string): string[] {
  if (typeof value === 'string' || isIntrinsic(value)) return [text(value)];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap((inner: Value) => textsIn(inner, text));
}
