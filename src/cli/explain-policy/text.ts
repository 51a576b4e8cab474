import type { Value } from '../../compiler/cloudformation/template.js';
import { dottedText } from '../../compiler/cloudformation/text-of.js';
import { formatPlace, printable, type Style } from '../../compiler/problem/format.js';
import type { ExplainedCall, ExplainedPolicy, ExplainedRight, UnknownCall, WrittenStatement } from '../../project/stage/explained-policy.js';

/** Why there is a statement that no code needs. */
const reasons: { readonly [Need in Exclude<ExplainedRight['need'], 'code'>]: string } = {
  logs: "Lambda writes the function's logs",
  vpc: 'Lambda connects the function to its VPC',
  xray: 'the function is traced by X-Ray',
  'event-source': 'Lambda polls an event source',
  websocket: 'the function may answer the clients of the websocket API',
  'failure-destination': 'Lambda sends failures or results to a destination',
  key: 'Lambda uses the key of what the function reads, sends to or is set with',
  'deployment-hook': 'CodeDeploy waits for its answer during a deployment',
  durable: 'a durable function keeps its progress',
};

/** A paragraph for the role, and one for what has the same reason. */
export function explainPolicyText(explained: ExplainedPolicy, style: Style): string {
  const { functionName, stage, role, sharedWith, rights, statements, managedPolicies, unknown } = explained;
  const name = `${style.strong(printable(functionName))} on stage ${stage}`;
  if (role === null) return `${name} has a role that is made elsewhere, so nothing is known of what it may do.\n`;
  const shared = sharedWith.length === 0 ? '' : `, which it shares with ${sharedWith.map(printable).join(', ')}; what their code needs is in it too`;
  const paragraphs = [
    `${name} has the role ${role}${shared}.`,
    ...byReason(rights).map(({ lines, actions }) => [...actions.map((one) => style.strong(one)), ...lines.map((line) => `  ${line}`)].join('\n')),
    ...statements.map((one) => [style.strong(JSON.stringify(one.statement)), `  ${writtenText(one)}`].join('\n')),
    ...(managedPolicies.length === 0
      ? []
      : [[...managedPolicies.map((one) => style.strong(resourceText(one))), '  managed policies, from a merge template'].join('\n')]),
    ...unknown.map((one) => [style.warning('not known'), `  ${unknownText(one)}`].join('\n')),
  ];
  return `${paragraphs.join('\n\n')}\n`;
}

interface Paragraph {
  readonly actions: readonly string[];
  readonly lines: readonly string[];
}

/** Actions that have one reason stand together, in the order of the first of them; those that code needs come first. */
function byReason(rights: readonly ExplainedRight[]): Paragraph[] {
  const groups = new Map<string, { lines: readonly string[]; actions: string[]; isCode: boolean }>();
  for (const { action, resource, condition, need, calls } of rights) {
    const lines = need === 'code' ? calls.map(callText) : [reasons[need]];
    const key = JSON.stringify([need, need === 'code' ? lines : null]);
    const group = groups.get(key) ?? { lines, actions: [], isCode: need === 'code' };
    group.actions.push(`${action} on ${resourceText(resource)}${condition === undefined ? '' : ` if ${JSON.stringify(condition)}`}`);
    groups.set(key, group);
  }
  const all = [...groups.values()];
  return [...all.filter(({ isCode }) => isCode), ...all.filter(({ isCode }) => !isCode)];
}

function callText({ operation, path }: ExplainedCall): string {
  return pathText(path, operation);
}

/** `handler (app.ts:12) → saveOrder (orders/repo.ts:88) → PutItem (orders/repo.ts:90)` */
function pathText(path: ExplainedCall['path'], last: string): string {
  return path
    .map(({ name, file, line, isMiddleware }, index) => {
      const isLast = index === path.length - 1;
      const shown = isLast ? last : (name ?? (isMiddleware === true ? 'middleware' : index === 0 ? 'handler' : 'a function'));
      return printable(file === null || line === null ? shown : `${shown} (${file}:${line})`);
    })
    .join(' → ');
}

function unknownText({ kind, client, path }: UnknownCall): string {
  return pathText(path, `${kind}${client === null ? '' : ` ${client}`}`);
}

function writtenText({ from, where, resource }: WrittenStatement): string {
  if (where === null) return resource === undefined ? 'a merge template' : printable(`${resource} in a merge template`);
  return `${from === 'configuration' ? 'iam_policy_statements' : 'the policy file'}, ${formatPlace({ ...where, path: [] })}`;
}

/** An ARN, or the function of CloudFormation that gives one, as short as it can be read. */
function resourceText(resource: Value): string {
  if (typeof resource === 'string') return printable(resource);
  const { 'Fn::Sub': sub, 'Fn::GetAtt': attribute, Ref: ref } = (resource ?? {}) as { readonly [name: string]: Value };
  if (typeof sub === 'string') return printable(sub);
  if (attribute !== undefined) return printable(`\${${dottedText(attribute)}}`);
  return printable(typeof ref === 'string' ? `\${${ref}}` : JSON.stringify(resource));
}
