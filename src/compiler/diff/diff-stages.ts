import { entriesOf } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';
import { templateChanges } from './template-changes.js';
import type { ReviewChange, StageDiff } from './stage-diff.js';

/** One side of a comparison. */
export interface StageSide {
  /** The SAM template; undefined if the stage is not there on this side. Any value is accepted. */
  readonly template: Value | undefined;
  /** The routes that are declared with `public: true`, as `GET /health`. */
  readonly publicRoutes?: readonly string[];
}

/**
 * What differs between two templates of a stage, and what that would do to its stack. Pure reordering and reformatting
 * gives no changes; everything else that differs is in one of them.
 */
export async function diffStages(stage: string, before: StageSide, after: StageSide): Promise<StageDiff> {
  const changes = await templateChanges(before.template ?? {}, after.template ?? {});
  const sections = new Set([...entriesOf(before.template).keys(), ...entriesOf(after.template).keys()]);
  return {
    stage,
    changes: changes.map(({ logicalId, type, impact, paths }): ReviewChange => {
      const isSection = sections.has(type);
      return {
        rule: isSection ? 'section-changed' : impact === 'create' ? 'resource-created' : impact === 'delete' ? 'resource-deleted' : 'resource-updated',
        group: isSection ? 'settings' : 'resources',
        kinds: [],
        impact,
        subject: { logicalId, type },
        message: `${logicalId}: ${impact}`,
        details: paths.map((path) => ({ path })),
        causes: [],
      };
    }),
    unknown: [],
  };
}
