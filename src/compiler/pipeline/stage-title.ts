import { logicalId } from '../cloudformation/logical-id.js';

/** `beta` → `Beta`; part of the names of actions, roles and outputs. */
export function stageTitle(stage: string): string {
  return logicalId(stage);
}

/** What the pipeline has once for each stage; that of the first stage has Chalice's name. */
export function ofStage(name: string, stage: { readonly name: string }, index: number): string {
  return index === 0 ? name : `${name}${stageTitle(stage.name)}`;
}
