import { entriesOf } from '../cloudformation/branch.js';
import { type Dependencies, sureDependencies } from '../expand/dependencies.js';
import type { MergeTemplate } from '../merge/parse-merge.js';
import type { Place, Problem } from '../problem/problem.js';
import { hasMacro } from './known-names.js';
import type { MergedTemplate } from './merged-template.js';

/** CloudFormation refuses resources that wait for each other. */
export function checkCircles(merged: MergedTemplate): Problem[] {
  // What a macro changes is not known.
  if (hasMacro(merged.template)) return [];
  const circles = circlesIn(sureDependencies([...merged.resources.values()]));
  return circles.filter((circle) => !isOfBucket(circle, merged)).map((circle) => problem(circle, merged));
}

/** Those of a bucket and a function that it notifies are told by checkBuckets, with a better fix. */
function isOfBucket(circle: readonly string[], { app }: MergedTemplate): boolean {
  return app.functions.some(({ logicalId, eventSource }) => {
    return eventSource?.kind === 's3' && typeof eventSource.bucket !== 'string' && circle.includes(eventSource.bucket.ref) && circle.includes(logicalId);
  });
}

/** Circles that have no resource in common: for all that are in one, at least one is told, and takes time by the size of the template. */
function circlesIn(dependencies: Dependencies): string[][] {
  const left = new Map([...dependencies].map(([id, names]) => [id, new Set(names)]));
  const users = new Map<string, string[]>();
  for (const [id, names] of dependencies) for (const name of names) users.set(name, [...(users.get(name) ?? []), id]);
  const remove = (ids: readonly string[]): void => {
    const waiting = [...ids];
    for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
      if (!left.delete(id)) continue;
      for (const user of users.get(id) ?? []) {
        const names = left.get(user);
        if (names?.delete(id) === true && names.size === 0) waiting.push(user);
      }
    }
  };
  remove([...left].flatMap(([id, names]) => (names.size === 0 ? [id] : [])));
  const circles: string[][] = [];
  for (let [start] = left.keys(); start !== undefined; [start] = left.keys()) {
    const circle = circleFrom(start, left);
    circles.push(circle);
    remove(circle);
  }
  return circles;
}

/** Everything that is left waits for something that is left, so every way ends in a circle. */
function circleFrom(start: string, left: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const way = new Set<string>();
  let id = start;
  while (!way.has(id)) {
    way.add(id);
    const [next] = left.get(id)!;
    id = next!;
  }
  const all = [...way];
  return all.slice(all.indexOf(id));
}

function problem(circle: readonly string[], merged: MergedTemplate): Problem {
  const first = written(circle, merged);
  const from = circle.indexOf(first);
  const way = [...circle.slice(from), ...circle.slice(0, from), first];
  const message =
    circle.length === 1 ? `'${first}' refers to itself` : `CloudFormation could make none of these first, as each needs the next: ${way.join(' → ')}`;
  const fix = 'remove one of these references: give a resource a name of its own, and write that name in place of Ref or Fn::GetAtt';
  return { code: 'reference-circle', severity: 'error', where: placeOf(first, merged), message, fix };
}

/** A resource of the circle that a template of the user's has, if there is one. */
function written(circle: readonly string[], merged: MergedTemplate): string {
  return circle.find((id) => fileWith(id, merged) !== undefined) ?? circle[0]!;
}

function placeOf(id: string, merged: MergedTemplate): Place {
  const path = ['Resources', merged.resources.get(id)!.origin];
  return (fileWith(id, merged) ?? { place: merged.placeOf }).place(path);
}

/** The last template of the user's that says something of the resource. */
function fileWith(id: string, { resources, files }: MergedTemplate): MergeTemplate | undefined {
  return files.findLast(({ value }) => entriesOf(value['Resources']).has(resources.get(id)!.origin));
}
