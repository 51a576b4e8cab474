import { entriesOf, isMap } from '../cloudformation/branch.js';
import { sub, subWith } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import { policyTemplateTable, type TemplateStatement } from './policy-template-table.js';
import { present } from './properties.js';

/** The document that SAM makes of one of its policy templates, `{SQSPollerPolicy: {QueueName: …}}`; undefined for anything else. */
export function policyOf(entry: Value): Value | undefined {
  const entries = isMap(entry) ? Object.entries(entry) : [];
  const [name, parameters] = entries[0] ?? [];
  if (entries.length !== 1 || !isMap(parameters)) return undefined;
  if (!Object.hasOwn(policyTemplateTable, name!)) return undefined;
  return { Statement: policyTemplateTable[name!]!.map((statement) => statementOf(statement, entriesOf(parameters))) };
}

function statementOf([actions, resource, condition]: TemplateStatement, parameters: ReadonlyMap<string, Value>): Value {
  return present({
    Effect: 'Allow',
    Action: actionsOf(actions),
    Resource: typeof resource === 'string' ? textOf(resource, parameters) : resource.map((one) => textOf(one, parameters)),
    Condition: condition && { StringEquals: { [condition[0]]: textOf(condition[1], parameters) } },
  });
}

function actionsOf(actions: string): Value {
  if (!actions.includes(': ')) return actions;
  return actions.split(', ').flatMap((group) => {
    const [service, names = ''] = group.split(': ');
    return names.split(' ').map((name) => `${service}:${name}`);
  });
}

function textOf(text: string, parameters: ReadonlyMap<string, Value>): Value {
  if (text === '*') return text;
  const whole = text.startsWith('$') ? text : `arn:\${AWS::Partition}:${text.replace(':@:', ':${AWS::Region}:${AWS::AccountId}:')}`;
  const names = [...text.matchAll(/\$\{(\w+)\}/g)].map((match) => match[1]!);
  return names.length === 0 ? sub(whole) : subWith(whole, Object.fromEntries(names.map((name) => [name, parameterFor(name, parameters)])));
}

/** The variable `queueName` stands for the parameter `QueueName`. */
function parameterFor(variable: string, parameters: ReadonlyMap<string, Value>): Value {
  return [...parameters].find(([name]) => name.toLowerCase() === variable.toLowerCase())?.[1] ?? '';
}
