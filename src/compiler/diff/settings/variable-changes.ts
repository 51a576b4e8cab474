import { entriesOf, isMap } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import { brief } from '../shown-value.js';
import type { SideResource } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';

/** Environment variables of functions that are on both sides. */
export function variableChanges(comparison: Comparison): ReviewChange[] {
  return comparison.pairs.flatMap(({ logicalId, type, was, is, subject }) => {
    if (type !== 'AWS::Lambda::Function' || was === undefined || is === undefined) return [];
    const [old, fresh] = [variablesOf(was), variablesOf(is)];
    const impact = comparison.impacts.get(logicalId)?.impact ?? 'update';
    return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((name) => {
      const [before, after] = [old.get(name), fresh.get(name)];
      if (JSON.stringify(before) === JSON.stringify(after)) return [];
      const path = ['Resources', logicalId, 'Properties', 'Environment', 'Variables', name];
      const [shownBefore, shownAfter] = [before, after].map((value) => (value === undefined ? undefined : comparison.shown(path, value)));
      const rule = before === undefined ? 'variable-added' : after === undefined ? 'variable-removed' : 'variable-changed';
      return [
        makeChange(rule, {
          impact,
          subject: { ...subject, name },
          message: `${logicalId} ${wordsFor(name, shownBefore, shownAfter)}`,
          details: [detailOf(path, before, after, comparison.shown)],
        }),
      ];
    });
  });
}

function wordsFor(name: string, before: Value | undefined, after: Value | undefined): string {
  if (before === undefined) return `gets the variable ${name}: ${brief(after!)}`;
  if (after === undefined) return `loses the variable ${name}`;
  const [old, fresh] = [brief(before), brief(after)];
  return old === fresh ? `gets another value for the variable ${name}` : `gets another value for the variable ${name}: ${old} → ${fresh}`;
}

function variablesOf({ properties }: SideResource): ReadonlyMap<string, Value> {
  const environment = properties['Environment'];
  return entriesOf(isMap(environment) ? environment['Variables'] : undefined);
}
