import { entriesOf, isMap } from '../cloudformation/branch.js';
import { betweenParts } from '../cloudformation/parts-in-order.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import type { Expansion } from '../expand/expand-template.js';

/** The names of one kind that a template has. */
export interface Names {
  readonly names: ReadonlySet<string>;
  /** Whether a name that is not among them may still come to be: a loop or a macro makes more. */
  readonly mayBe: (name: string) => boolean;
}

export interface KnownNames {
  readonly resources: Names;
  readonly parameters: Names;
  readonly conditions: Names;
  readonly mappings: Names;
}

/** Transforms that add nothing to which a template could refer, but for what the expansion knows. */
const plainTransforms: readonly Value[] = ['AWS::Serverless-2016-10-31', 'AWS::LanguageExtensions'];

/** Whether a macro of the whole template may add, change and remove anything. */
export function hasMacro({ Transform: transforms }: TemplateDocument): boolean {
  return [transforms ?? []].flat().some((one) => !plainTransforms.includes(one));
}

export const pseudoParameters: readonly string[] = [
  'AWS::AccountId',
  'AWS::NoValue',
  'AWS::NotificationARNs',
  'AWS::Partition',
  'AWS::Region',
  'AWS::StackId',
  'AWS::StackName',
  'AWS::URLSuffix',
];

/** All that a merged template can refer to, with what SAM makes of it. */
export function knownNames(template: TemplateDocument, { resources, unknown }: Expansion): KnownNames {
  const isOfMacro = hasMacro(template);
  const namesOf = (section: string, more: Iterable<string> = [], mayBe: (name: string) => boolean = () => false): Names => {
    const keys = [...entriesOf(template[section]).keys()];
    const patterns = [...entriesOf(template[section])].flatMap(([key, value]) => (key.startsWith('Fn::ForEach::') ? loopPatterns(value) : []));
    const isOpen = isOfMacro || keys.includes('Fn::Transform');
    const names = new Set([...keys.filter((key) => !key.startsWith('Fn::')), ...more]);
    return { names, mayBe: (name) => isOpen || patterns.some((pattern) => pattern(name)) || mayBe(name) };
  };
  const made = resources.map(({ logicalId }) => logicalId);
  const hashed = resources.filter((one) => one.hashed !== undefined).map(({ logicalId }) => logicalId);
  // What is not expanded here, and a module, may make resources whose IDs begin with its own.
  const starts = [...unknown.map(({ logicalId }) => logicalId), ...resources.filter(({ type }) => type.endsWith('::MODULE')).map(({ logicalId }) => logicalId)];
  return {
    resources: namesOf('Resources', made, (name) => {
      return starts.some((start) => name.startsWith(start)) || hashed.some((id) => name.startsWith(id) && /^[0-9a-f]{10}$/.test(name.slice(id.length)));
    }),
    parameters: namesOf('Parameters'),
    conditions: namesOf('Conditions', [], (name) => /^(Serverless\w+|SharedUsagePlan)Condition$/.test(name)),
    mappings: namesOf('Mappings'),
  };
}

/** What the names are like that a loop makes: its keys, with letters and digits in the place of `${…}` and `&{…}`. */
function loopPatterns(loop: Value): ((name: string) => boolean)[] {
  const any = (): boolean => true;
  const body = Array.isArray(loop) ? (loop as readonly Value[])[2] : undefined;
  if (!isMap(body)) return [any];
  return Object.entries(body).flatMap(([key, value]) => {
    if (key.startsWith('Fn::ForEach::')) return loopPatterns(value);
    if (key.startsWith('Fn::')) return [any];
    const parts = key.split(/[$&]\{[^{}]*\}/);
    return [(name: string) => betweenParts(parts, name)?.every((one) => /^[A-Za-z0-9]*$/.test(one)) ?? false];
  });
}
