import { entriesOf } from '../../cloudformation/branch.js';
import { isIntrinsic } from '../../cloudformation/intrinsic.js';
import type { Value } from '../../cloudformation/template.js';
import type { Grant, Wide } from './grant.js';
import { type LiveText, markedText } from './live-text.js';
import { textsOf } from './possible-texts.js';
import type { ExpandedStage, Scope } from './scope.js';
import { fixFor } from './wide.js';

/** The part in braces is a reference of `Fn::Sub`, which may have colons. */
const reference = /\{\{resolve:(secretsmanager|ssm|ssm-secure):((?:\$\{[^{}]*\}|[^{}])+)\}\}/g;
const colonBetweenParts = /:(?![^{}:]*(?::[^{}:]*){0,8}\})/;

/** Marks what is known only at deployment, until it becomes `*`; no template holds this character. */
const mark = '\u0000';

/** CloudFormation resolves each `{{resolve:…}}` in a template with the permissions of the deploy role. */
export function dynamicReferenceGrants({ template, scope }: ExpandedStage): Grant[] {
  return [...entriesOf(template)].flatMap(([section, value]) => {
    if (section !== 'Resources') return grantsIn(value, [section], section, scope);
    return [...entriesOf(value)].flatMap(([logicalId, resource]) => grantsIn(resource, [], logicalId, scope));
  });
}

/** The grants for all texts in a value, those of intrinsic functions as far as they are known. */
function grantsIn(value: Value, path: readonly string[], logicalId: string, scope: Scope): Grant[] {
  const makesText = isIntrinsic(value) && (value['Fn::Sub'] !== undefined || value['Fn::Join'] !== undefined);
  if (typeof value === 'string' || makesText) {
    if (!JSON.stringify(value).includes('{{resolve:')) return [];
    return textsOf(value, scope).flatMap((text) =>
      [...markedText(text, mark).matchAll(reference)].map(([, service, key]) => grantOf(service!, key!, text, { path, logicalId })),
    );
  }
  return [...entriesOf(value)].flatMap(([key, inner]) => grantsIn(inner, [...path, key], logicalId, scope));
}

function grantOf(service: string, key: string, text: LiveText, { path, logicalId }: Pick<Wide, 'path' | 'logicalId'>): Grant {
  const grant = service === 'secretsmanager' ? secret(key.replaceAll(mark, '*')) : parameter(key.replaceAll(mark, '*'));
  const open = key.includes(mark) ? text.find((piece) => piece.kind === 'open') : undefined;
  if (open === undefined) return grant;
  const message = `the deploy role would be for '${grant.arns!.join(' ')}', because a dynamic reference in ${logicalId} is known only at deployment: ${open.reason}`;
  return { ...grant, wide: [{ logicalId, path, message, fix: fixFor(open) }] };
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
