import { entriesOf, valueAt } from '../cloudformation/branch.js';
import { isIntrinsic } from '../cloudformation/intrinsic.js';
import { subParts } from '../cloudformation/sub-text.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';
import { parameterIn } from './parameter.js';

/** Where a template would be deployed, as far as that can be told before. */
export interface Deployment {
  readonly stackName: string;
  readonly region: string;
  /** Any account: the real one is not known. */
  readonly account: string;
}

/** A value as text. */
export interface Settled {
  readonly text: string;
  /** False for a placeholder. */
  readonly isKnown: boolean;
}

/** Stands for what only a deployment knows. */
export const placeholder = 'known-when-deployed';

/**
 * The text that CloudFormation will make of a value; where only a deployment knows it, a placeholder of the same form, so that code that parses it
 * goes on: the ARN of a table, the URL of a queue. Undefined for no value at all.
 */
export function settle(value: Value | undefined, template: TemplateDocument, deployment: Deployment): Settled | undefined {
  if (value === undefined || value === null) return undefined;
  // A dynamic reference is looked up by CloudFormation.
  if (typeof value === 'string') return { text: value, isKnown: !value.includes('{{resolve:') };
  if (typeof value === 'number' || typeof value === 'boolean') return known(String(value));
  if (!isIntrinsic(value)) return unknown(placeholder);
  const [name, argument] = Object.entries(value)[0]!;
  const inner = (one: Value | undefined): Settled | undefined => settle(one, template, deployment);
  switch (name) {
    case 'Ref':
      return argument === 'AWS::NoValue' ? undefined : referred(textOf(argument), template, deployment);
    case 'Fn::GetAtt':
      return attribute(dottedText(argument), template, deployment);
    case 'Fn::Sub':
      return substituted(argument, template, deployment);
    case 'Fn::Join': {
      const [separator, parts] = Array.isArray(argument) ? (argument as Value[]) : [];
      if (typeof separator !== 'string' || !Array.isArray(parts)) return unknown(placeholder);
      const texts = (parts as Value[]).flatMap((part) => inner(part) ?? []);
      return { text: texts.map(({ text }) => text).join(separator), isKnown: texts.every(({ isKnown }) => isKnown) };
    }
    case 'Fn::If': {
      const [first, second] = Array.isArray(argument) ? (argument as Value[]).slice(1).map(inner) : [];
      return unknown((first ?? second)?.text ?? placeholder);
    }
    default:
      return unknown(placeholder);
  }
}

function known(text: string): Settled {
  return { text, isKnown: true };
}

function unknown(text: string): Settled {
  return { text, isKnown: false };
}

function substituted(argument: Value | undefined, template: TemplateDocument, deployment: Deployment): Settled {
  const [text, own] = Array.isArray(argument) ? (argument as Value[]) : [argument];
  if (typeof text !== 'string') return unknown(placeholder);
  const variables = entriesOf(own);
  let isKnown = !text.includes('{{resolve:');
  const texts = subParts(text).map((part) => {
    if (part.name === undefined) return part.text;
    const settled = variables.has(part.name) ? settle(variables.get(part.name), template, deployment) : reference(part.name, template, deployment);
    isKnown &&= settled?.isKnown ?? false;
    return settled?.text ?? '';
  });
  return { text: texts.join(''), isKnown };
}

/** What stands in the braces of `Fn::Sub`. */
function reference(name: string, template: TemplateDocument, deployment: Deployment): Settled {
  return name.includes('.') ? attribute(name, template, deployment) : referred(name, template, deployment);
}

function referred(name: string, template: TemplateDocument, { stackName, region, account }: Deployment): Settled {
  const pseudo = new Map([
    ['AWS::AccountId', unknown(account)],
    ['AWS::Partition', known('aws')],
    ['AWS::Region', known(region)],
    ['AWS::StackName', known(stackName)],
    ['AWS::StackId', unknown(`arn:aws:cloudformation:${region}:${account}:stack/${stackName}/${placeholder}`)],
    ['AWS::URLSuffix', known('amazonaws.com')],
  ]);
  const found = pseudo.get(name);
  if (found !== undefined) return found;
  const parameter = parameterIn(template, name);
  if (parameter?.fallback !== undefined && !parameter.isStored) return settle(parameter.fallback, template, { stackName, region, account })!;
  switch (typeOf(name, template)) {
    case 'AWS::SQS::Queue':
      return unknown(`https://sqs.${region}.amazonaws.com/${account}/${placeholder}`);
    case 'AWS::SNS::Topic':
    case 'AWS::SecretsManager::Secret':
    case 'AWS::StepFunctions::StateMachine':
    case 'AWS::Serverless::StateMachine':
      return unknown(arnOf(name, template, { stackName, region, account }));
    default:
      return unknown(placeholder);
  }
}

function attribute(path: string, template: TemplateDocument, deployment: Deployment): Settled {
  const [id, ...rest] = path.split('.');
  const name = rest.at(-1) ?? '';
  if (/arn$/i.test(name)) return unknown(arnOf(id!, template, deployment));
  if (/ur[il]$/i.test(name)) return unknown(`https://${placeholder}.example`);
  return unknown(placeholder);
}

/** What stands for a service in ARNs, where it is not the second word of the type. */
const services: { readonly [type: string]: string } = {
  'AWS::Serverless::StateMachine': 'states',
  'AWS::StepFunctions::StateMachine': 'states',
  'AWS::Serverless::SimpleTable': 'dynamodb',
};

function arnOf(logicalId: string, template: TemplateDocument, { region, account }: Deployment): string {
  const type = typeOf(logicalId, template) ?? 'AWS::Lambda::Function';
  const service = services[type] ?? type.split('::')[1]!.toLowerCase().replace('serverless', 'lambda');
  return `arn:aws:${service}:${region}:${account}:${placeholder}`;
}

function typeOf(logicalId: string, template: TemplateDocument): string | undefined {
  const type = valueAt(template, ['Resources', logicalId, 'Type']);
  return typeof type === 'string' && type.includes('::') ? type : undefined;
}
