import { noteKey } from './flow.js';
import type { Machine } from './machine.js';
import type { Frame } from './value.js';

/** One frame calls another. */
export function addCallee({ changed, flow }: Machine, frame: Frame, callee: Frame, at: number): void {
  frame.callees.set(callee, at);
  // Frames of a run are gone with it.
  if (flow.run === 0 || !frame.isEarly) return;
  noteKey(flow, frame.callees, callee);
  if (changed.has(frame)) return;
  changed.add(frame);
  noteKey(flow, changed, frame);
}
