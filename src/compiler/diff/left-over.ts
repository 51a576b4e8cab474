import type { Path } from './difference.js';
import type { NormalDifference } from './normal/normal-difference.js';
import type { ResourcePair } from './pair.js';
import type { ReviewChange } from './stage-diff.js';

/** A resource with what no rule has told of it. */
export interface ChangedPair {
  readonly pair: ResourcePair;
  /** The differences that are in no change. */
  readonly left: readonly NormalDifference[];
  /** Whether a change is about the whole resource. */
  readonly isTold: boolean;
}

/**
 * Which differences no change has told, so that nothing that differs is lost. A change tells those at the paths of its
 * details, above them and below them.
 */
export function leftOver(pairs: readonly ResourcePair[], changes: readonly ReviewChange[]): ChangedPair[] {
  const told = pathTree(changes.flatMap(({ details }) => details.map(({ path }) => path)));
  return pairs.map((pair) => {
    const root = ['Resources', pair.logicalId];
    const isLeft = ({ path, wasPath }: NormalDifference): boolean => !touches(told, [...root, ...path]) && !touches(told, [...root, ...wasPath]);
    return { pair, left: pair.differences.filter(isLeft), isTold: told.next.get('Resources')?.next.get(pair.logicalId)?.isEnd === true };
  });
}

/** Paths by their steps. */
interface Steps {
  readonly next: Map<string | number, Steps>;
  isEnd: boolean;
}

function pathTree(paths: readonly Path[]): Steps {
  const root: Steps = { next: new Map(), isEnd: false };
  for (const path of paths) {
    let at = root;
    for (const step of path) {
      const next = at.next.get(step) ?? { next: new Map(), isEnd: false };
      at.next.set(step, next);
      at = next;
    }
    at.isEnd = true;
  }
  return root;
}

/** Whether a path of the tree is this one, or above or below it. */
function touches(tree: Steps, path: Path): boolean {
  let at = tree;
  for (const step of path) {
    if (at.isEnd) return true;
    const next = at.next.get(step);
    if (next === undefined) return false;
    at = next;
  }
  return true;
}
