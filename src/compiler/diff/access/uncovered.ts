import { covers } from './covers.js';
import { type Grant, type Listed, writtenActions } from './grant.js';

/** What a statement admits in addition to what was admitted before, or it is not known whether it does. */
export interface Uncovered {
  readonly grant: Grant;
  readonly answer: 'no' | 'unknown';
  /** The actions, resources and principals of it that are new; actions in the case in which it has them. */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly principals: readonly string[];
}

/** How many pairs of statements or of their parts are compared; what is left over is not known. */
export interface Budget {
  left: number;
}

/** The parts of statements that no other statement takes in. All of them have the same effect. */
export function uncovered(grants: readonly Grant[], others: readonly Grant[], budget: Budget): Uncovered[] {
  const known = new Set(others.map(({ text }) => text));
  return grants.filter(({ text }) => !known.has(text)).flatMap((grant) => uncoveredOf(grant, others, budget));
}

function uncoveredOf(grant: Grant, others: readonly Grant[], budget: Budget): Uncovered[] {
  const { actions, resources, principals } = grant;
  const whole = { grant, actions: writtenActions(grant, actions.patterns), resources: resources.patterns, principals: principals.patterns };
  if (isCovered(grant, others, budget) === 'yes') return [];
  // Each action on each resource by itself, since several statements may admit together what this one does.
  const found = parts(actions).flatMap((action) =>
    parts(principals).flatMap((principal): Uncovered[] => {
      const left = parts(resources).flatMap((resource) => {
        const answer = isCovered({ ...grant, actions: action, resources: resource, principals: principal }, others, budget);
        return answer === 'yes' ? [] : [{ resource, answer }];
      });
      return (['no', 'unknown'] as const).flatMap((answer) => {
        const of = left.filter((one) => one.answer === answer);
        if (of.length === 0) return [];
        return [
          {
            grant,
            answer,
            actions: writtenActions(grant, action.patterns),
            principals: principal.patterns,
            resources: of.flatMap(({ resource }) => resource.patterns),
          },
        ];
      });
    }),
  );
  return budget.left > 0 ? found : [{ ...whole, answer: 'unknown' }];
}

function parts(list: Listed): readonly Listed[] {
  return list.isNot ? [list] : list.patterns.map((pattern) => ({ isNot: false, patterns: [pattern] }));
}

function isCovered(grant: Grant, others: readonly Grant[], budget: Budget): 'yes' | 'no' | 'unknown' {
  let answer: 'no' | 'unknown' = 'no';
  for (const other of others) {
    budget.left -= 1 + sizeOf(grant) * sizeOf(other);
    if (budget.left <= 0) return 'unknown';
    const one = covers(other, grant);
    if (one === 'yes') return 'yes';
    if (one === 'unknown') answer = 'unknown';
  }
  return answer;
}

function sizeOf({ actions, resources, principals }: Grant): number {
  return actions.patterns.length + resources.patterns.length + principals.patterns.length;
}
