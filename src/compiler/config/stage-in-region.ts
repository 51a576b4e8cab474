/** A stage as people say it: `prod in eu-west-1`, or its name alone without a region. */
export function stageInRegion({ stage, region }: { readonly stage: string; readonly region: string | null | undefined }): string {
  return region === null || region === undefined ? stage : `${stage} in ${region}`;
}
