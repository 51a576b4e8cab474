/** The regions that a stage is deployed to, in the order of the configuration. */
export function stageRegions(regions: { readonly [name: string]: { readonly stages: readonly string[] | null } }, stage: string): string[] {
  return Object.entries(regions).flatMap(([name, { stages }]) => (stages?.includes(stage) === false ? [] : [name]));
}
