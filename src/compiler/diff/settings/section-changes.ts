import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import { normalDifferences } from '../normal/normal-difference.js';
import type { ReviewRule } from '../review-rule.js';
import { brief } from '../shown-value.js';
import { sectionOf } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';

/** Sections whose entries SAM puts into resources, where they are compared. */
const ofResources: readonly string[] = ['Resources', 'Globals'];

interface Rules {
  readonly added: ReviewRule;
  readonly removed: ReviewRule;
  readonly changed: ReviewRule;
  readonly noun: string;
}

const rulesOf: { readonly [section: string]: Rules } = {
  Outputs: { added: 'output-added', removed: 'output-removed', changed: 'output-changed', noun: 'output' },
  Parameters: { added: 'parameter-added', removed: 'parameter-removed', changed: 'parameter-changed', noun: 'parameter' },
};

/** What differs in the sections of the template that are no resources. */
export function sectionChanges(comparison: Comparison): ReviewChange[] {
  const { before, after } = comparison;
  const names = [...new Set([...Object.keys(before.template), ...Object.keys(after.template)])].filter((name) => !ofResources.includes(name));
  return names.flatMap((section) => {
    const [old, fresh] = [sectionOf(before, section), sectionOf(after, section)];
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => entryChanges(comparison, section, name, old.get(name), fresh.get(name)));
  });
}

function entryChanges(comparison: Comparison, section: string, name: string, was: Value | undefined, is: Value | undefined): ReviewChange[] {
  const { before, after, shown } = comparison;
  const isWhole = section === name && !isMap(is === undefined ? before.template[section] : after.template[section]);
  const path = isWhole ? [section] : [section, name];
  const differences = normalDifferences(was, is, [before.form, after.form], path);
  if (differences.length === 0) return [];
  const rules = Object.hasOwn(rulesOf, section) ? rulesOf[section] : undefined;
  const what = rules === undefined ? (isWhole ? section : `${name} of ${section}`) : `The ${rules.noun} ${name}`;
  const verb = was === undefined ? 'is added' : is === undefined ? 'is removed' : 'changes';
  const rule = rules === undefined ? 'section-changed' : was === undefined ? rules.added : is === undefined ? rules.removed : rules.changed;
  return [
    makeChange(rule, {
      impact: 'none',
      subject: { logicalId: name, type: section },
      message: `${what} ${verb}${valuesText(was, is, (value) => shown([...path, 'Value'], value))}`,
      details: differences.map(({ path: at, was: one, is: other }) => detailOf(at, one, other, shown)),
    }),
  ];
}

/** The values of an output, if they tell something. */
function valuesText(was: Value | undefined, is: Value | undefined, shown: (value: Value) => Value): string {
  const [old, fresh] = [was, is].map((entry) => (isMap(entry) ? entriesOf(entry).get('Value') : undefined));
  if (old === undefined || fresh === undefined) return '';
  const [one, other] = [brief(shown(old)), brief(shown(fresh))];
  return one === other ? '' : `: ${one} → ${other}`;
}
