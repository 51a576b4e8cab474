import { isMap } from '../cloudformation/branch.js';
import { subParts } from '../cloudformation/sub-text.js';
import type { Value } from '../cloudformation/template.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';

/** How long a value is as JSON. */
export interface Characters {
  /** With the shortest names that the deployment can give. */
  readonly least: number;
  /** With names as long as they usually are. */
  readonly likely: number;
}

const none: Characters = { least: 0, likely: 0 };

/** `aws` and `us-east-1` are the shortest of their kind. */
const pseudoParameters: { readonly [name: string]: Characters } = {
  'AWS::AccountId': { least: 12, likely: 12 },
  'AWS::Partition': { least: 3, likely: 3 },
  'AWS::Region': { least: 9, likely: 12 },
  'AWS::StackName': { least: 1, likely: 20 },
  'AWS::URLSuffix': { least: 13, likely: 13 },
};
/** Of a name that CloudFormation chooses, and of an ARN: `arn:aws:s3:::x`. */
const name: Characters = { least: 1, likely: 40 };
const arn: Characters = { least: 14, likely: 90 };

/** As IAM counts them: without white space. */
export function charactersIn(value: Value | undefined): Characters {
  return measuredWhole(value, (text) => (/\s/.test(text) ? text.replaceAll(/\s/g, '') : text).length);
}

/** With the white space in texts, and more than one for what is not ASCII. */
export function bytesIn(value: Value | undefined): Characters {
  return measuredWhole(value, (text) => (/^[ -~]*$/.test(text) ? text.length : new TextEncoder().encode(text).length));
}

type Measure = (text: string) => number;

/** A function of CloudFormation with nothing but a text or two, as JSON. Inside of a text, its quotes would be escaped. */
const plainFunction = /\{"(Ref|Fn::Sub|Fn::GetAtt)":("(?:[^"\\]|\\.)*"|\["[^"\\]*","[^"\\]*"\])\}/g;

/** Most values have no function of CloudFormation, or plain ones: then what is around them is measured as one text. */
function measuredWhole(value: Value | undefined, measure: Measure): Characters {
  if (value === undefined) return none;
  const text = JSON.stringify(value);
  if (!hasFunction(text)) return exactly(measure(text));
  const results: Characters[] = [];
  const around = text.replace(plainFunction, (_, key: string, given: string) => {
    results.push(resultOf({ [key]: JSON.parse(given) as Value }, measure)!);
    return '';
  });
  // What is left out takes its comma along.
  return hasFunction(around) || results.includes(none) ? measured(value, measure) : sum([exactly(measure(around)), ...results]);
}

function hasFunction(text: string): boolean {
  return /"(?:Ref|Fn::\w+)":/.test(text);
}

function measured(value: Value | undefined, measure: Measure): Characters {
  if (value === undefined) return none;
  if (Array.isArray(value)) return listed((value as readonly Value[]).map((one) => measured(one, measure)));
  if (!isMap(value)) return exactly(measure(JSON.stringify(value)));
  const made = resultOf(value, measure);
  if (made !== undefined) return made;
  return listed(Object.entries(value).map(([key, inner]) => sum([exactly(measure(`${JSON.stringify(key)}:`)), measured(inner, measure)])));
}

export function sum(parts: readonly Characters[]): Characters {
  let [least, likely] = [0, 0];
  for (const one of parts) {
    least += one.least;
    likely += one.likely;
  }
  return { least, likely };
}

/** With brackets, and commas between the items. What a condition leaves out has none. */
function listed(items: readonly Characters[]): Characters {
  const { least, likely } = sum(items);
  return { least: least + 2 + Math.max(0, items.filter((item) => item.least > 0).length - 1), likely: likely + 2 + Math.max(0, items.length - 1) };
}

function exactly(length: number): Characters {
  return { least: length, likely: length };
}

/** What a function of CloudFormation gives; undefined for a map that is none. */
function resultOf(value: { readonly [key: string]: Value }, measure: Measure): Characters | undefined {
  const [key, ...others] = Object.keys(value);
  if (key === undefined || others.length > 0 || (key !== 'Ref' && !key.startsWith('Fn::'))) return undefined;
  const given = value[key]!;
  if (key === 'Ref') return given === 'AWS::NoValue' ? none : quoted(nameLength(textOf(given)));
  if (key === 'Fn::GetAtt') return quoted(nameLength(dottedText(given)));
  if (key === 'Fn::Sub') return quoted(subLength(given, measure));
  if (key === 'Fn::If' && Array.isArray(given)) {
    const branches = (given as readonly Value[]).slice(1).map((one) => measured(one, measure));
    return { least: Math.min(...branches.map(({ least }) => least)), likely: Math.max(...branches.map(({ likely }) => likely)) };
  }
  // A text, a list or a map of any length.
  return { least: 0, likely: name.likely };
}

function quoted({ least, likely }: Characters): Characters {
  return { least: least + 2, likely: likely + 2 };
}

function nameLength(reference: string): Characters {
  if (Object.hasOwn(pseudoParameters, reference)) return pseudoParameters[reference]!;
  return /\.\w*Arn$/.test(reference) ? arn : name;
}

function subLength(given: Value, measure: Measure): Characters {
  const [text, own] = [given].flat() as readonly Value[];
  if (typeof text !== 'string') return name;
  return sum(
    subParts(text).map((part) => {
      if (part.name === undefined) return exactly(measure(part.text));
      const value = isMap(own) && Object.hasOwn(own, part.name) ? own[part.name] : undefined;
      if (value === undefined) return nameLength(part.name);
      const { least, likely } = measured(value, measure);
      // Without its quotes.
      return { least: Math.max(0, least - 2), likely: Math.max(0, likely - 2) };
    }),
  );
}
