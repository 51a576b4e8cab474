import type { Uncovered } from './uncovered.js';

/** One entry for all resources of an action, or for all actions of a principal, under the same conditions. */
export function grouped(all: readonly Uncovered[]): Uncovered[] {
  const found = new Map<string, Uncovered>();
  for (const one of all) {
    const { grant, answer, actions, principals, resources } = one;
    const isIdentity = grant.principals.patterns[0] === '*' && !/"(?:Not)?Principal":/.test(grant.text);
    const key = JSON.stringify([isIdentity ? actions : principals, answer, grant.effect, [...grant.conditions], grant.actions.isNot, grant.resources.isNot]);
    const known = found.get(key);
    const joined = (a: readonly string[], b: readonly string[]): string[] => [...new Set([...a, ...b])];
    found.set(
      key,
      known === undefined
        ? one
        : {
            ...known,
            actions: joined(known.actions, actions),
            principals: joined(known.principals, principals),
            resources: joined(known.resources, resources),
          },
    );
  }
  return [...found.values()];
}

/** All that is allowed on the same resources, of who is new: what it was made for is read at once. */
export function byStatement(all: readonly Uncovered[]): Uncovered[] {
  const found = new Map<string, Uncovered>();
  for (const one of all) {
    const key = JSON.stringify([one.grant.path, one.answer, one.resources, one.principals]);
    const known = found.get(key);
    found.set(key, known === undefined ? one : { ...known, actions: [...new Set([...known.actions, ...one.actions])] });
  }
  return [...found.values()];
}
