import { bothSides } from '../diff/both-sides.js';
import { unfit } from '../diff/shape.js';
import type { StageDiff } from '../diff/stage-diff.js';
import type { StageSide } from '../diff/stage-side.js';
import { drawingOf } from './drawing.js';
import type { StageInput } from './review.js';
import { routeTable } from './route-table.js';

/**
 * The differences of a stage with what pages show beside them: a drawing of what changes, and all routes. Without these, `{ diff }` alone is enough for a
 * review: for text and SARIF.
 */
export function stageInput(diff: StageDiff, before: StageSide, after: StageSide): StageInput {
  const [old, fresh] = bothSides(drawable(before), drawable(after));
  return { diff, drawing: drawingOf(diff.changes, old, fresh), routes: routeTable(old, fresh) };
}

/** What was too deep or too large to be compared has nothing to draw either. */
function drawable({ template = {}, swagger, ...others }: StageSide): StageSide {
  return { ...others, template: unfit(template) === undefined ? template : {}, swagger: unfit(swagger ?? null) === undefined ? swagger : undefined };
}
