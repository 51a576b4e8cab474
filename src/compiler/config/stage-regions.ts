import type { Problem } from '../problem/problem.js';

/** What the configuration says of its regions. */
interface Regions {
  readonly [name: string]: { readonly primary: boolean; readonly stages: readonly string[] | null };
}

/** The regions that a stage is deployed to, in the order of the configuration. */
export function stageRegions(regions: Regions, stage: string): string[] {
  return Object.entries(regions).flatMap(([name, { stages }]) => (stages?.includes(stage) === false ? [] : [name]));
}

/** The one of some regions that is meant where none is named: the primary one if it is among them, otherwise the first. Undefined if there are none. */
export function primaryOf(regions: Regions, names: readonly string[]): string | undefined {
  return names.find((name) => regions[name]!.primary) ?? names[0];
}

/** Of a stage that none of the regions has. */
export function inNoRegion({ file, stage }: { readonly file: string; readonly stage: string }): Problem {
  const message = `stage '${stage}' is not deployed to any region`;
  return { code: 'region-not-configured', severity: 'error', where: { file, path: ['regions'] }, message, fix: `add '${stage}' to the stages of a region` };
}
