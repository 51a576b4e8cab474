import { valueAt } from '../cloudformation/branch.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import { attributeProblem } from './attribute.js';
import { type KnownNames, knownNames, type Names, pseudoParameters } from './known-names.js';
import type { MergedTemplate } from './merged-template.js';
import { type Reference, referencesOf } from './reference.js';

/** Checks that what the template refers to is there. What a loop or a macro may make is taken for granted. */
export function checkReferences(merged: MergedTemplate): Problem[] {
  const known = knownNames(merged.template, merged.expansion);
  const found = new Map<string, Problem>();
  const hint = hints();
  for (const reference of referencesOf(merged.template)) {
    if (isBucketOfHandler(reference, merged)) continue;
    const problem = check(reference, known, merged, hint);
    // A text may have the same name several times.
    if (problem !== undefined) found.set(JSON.stringify([problem.where, problem.message]), problem);
  }
  return [...found.values()];
}

/** `checkBuckets` knows more about those. */
function isBucketOfHandler({ path }: Reference, { app }: MergedTemplate): boolean {
  return (
    path[3] === 'Events' && path.at(-1) === 'Bucket' && app.functions.some(({ logicalId, eventSource }) => logicalId === path[1] && eventSource?.kind === 's3')
  );
}

/** How to fix a reference: by a near name, or by those that there are. */
type Hint = (name: string, known: readonly Names[], what: string) => string;

/** Looking for a near name takes time with each known one, so it is done for the first hundred names only. */
function hints(): Hint {
  const made = new Map<string, string>();
  return (name, known, what) => {
    const key = `${what} ${name}`;
    if (!made.has(key) && made.size < 100) {
      const all = known.flatMap(({ names }) => [...names]);
      const isShort = all.length > 0 && all.length <= 12;
      made.set(key, isShort || nearest(name, all) !== undefined ? suggest(name, all) : `declare the ${what}, or correct the name`);
    }
    return made.get(key) ?? `declare the ${what}, or correct the name`;
  };
}

function check(reference: Reference, known: KnownNames, merged: MergedTemplate, hint: Hint): Problem | undefined {
  const { kind, name } = reference;
  switch (kind) {
    case 'Condition':
      return missing(reference, [known.conditions], 'condition', merged, hint);
    case 'Fn::FindInMap':
      return missing(reference, [known.mappings], 'mapping', merged, hint);
    case 'DependsOn':
      return missing(reference, [known.resources], 'resource', merged, hint);
    case 'Fn::GetAtt':
      return missing(reference, [known.resources], 'resource', merged, hint) ?? attributeProblem(reference, merged);
    case 'Fn::Sub':
    case 'Ref':
      if (name.startsWith('AWS::')) return pseudoProblem(reference, merged);
      if (kind === 'Fn::Sub' && !/^[A-Za-z0-9]+$/.test(name)) return nameProblem(reference, merged);
      // In SAM, `Ref: Api.Stage` and `Ref: Function.Version` are references too.
      if (kind === 'Ref' && name.includes('.'))
        return missing({ ...reference, name: name.slice(0, name.indexOf('.')) }, [known.resources], 'resource', merged, hint);
      if (reference.isEarly) return missing(reference, [known.parameters], 'parameter', merged, hint);
      if (reference.attribute !== undefined) return missing(reference, [known.resources], 'resource', merged, hint) ?? attributeProblem(reference, merged);
      return missing(reference, [known.resources, known.parameters], 'resource or parameter', merged, hint);
  }
}

function missing(reference: Reference, known: readonly Names[], what: string, merged: MergedTemplate, hint: Hint): Problem | undefined {
  const { name, path } = reference;
  // Names that only a loop's variable completes, and IDs that are made by functions, are not known.
  if (/[$&{}]/.test(name) || known.some(({ names, mayBe }) => names.has(name) || mayBe(name))) return undefined;
  const message = `${subject(reference)} refers to the ${what} '${name}', which the template does not have`;
  const removal = removalOf(name, merged);
  if (removal !== undefined) {
    const fix = 'keep it, or merge other values over what refers to it';
    return { code: 'reference-unknown', severity: 'error', where: removal, message: `null removes '${name}', but ${path.join('.')} refers to it`, fix };
  }
  const fix = hint(name, known, what);
  return { code: 'reference-unknown', severity: 'error', where: merged.placeOf(path), message, fix };
}

/** Where a file removes a generated resource. */
function removalOf(name: string, { generated, files }: MergedTemplate): Problem['where'] | undefined {
  if (!Object.hasOwn(generated.Resources, name)) return undefined;
  const path = ['Resources', name];
  return files.find(({ value }) => valueAt(value, path) === null)?.place(path);
}

/** AWS may add others, so only a near name is a mistake for sure. */
function pseudoProblem(reference: Reference, merged: MergedTemplate): Problem | undefined {
  const name = reference.attribute === undefined ? reference.name : `${reference.name}.${reference.attribute}`;
  const near = pseudoParameters.includes(name) ? undefined : nearest(name, pseudoParameters);
  if (near === undefined) return undefined;
  const message = `${subject(reference)} refers to '${name}', but CloudFormation has no such pseudo parameter`;
  return { code: 'reference-unknown', severity: 'error', where: merged.placeOf(reference.path), message, fix: `did you mean '${near}'?` };
}

function nameProblem(reference: Reference, merged: MergedTemplate): Problem | undefined {
  const text = `\${${reference.name}${reference.attribute === undefined ? '' : `.${reference.attribute}`}}`;
  if (/[$&{]/.test(reference.name)) return undefined;
  const message = `Fn::Sub has '${text}', which cannot be the name of a resource or a parameter`;
  const fix = `write '${text.replace('${', '${!')}' for a text with these characters, or give Fn::Sub a map with this name`;
  return { code: 'reference-unknown', severity: 'error', where: merged.placeOf(reference.path), message, fix };
}

function subject({ kind, path }: Reference): string {
  return kind === 'Condition' && path.at(-1) !== 'Condition' ? 'a condition' : kind;
}
