/** What follows a stage's name where a section is of some regions: ` in us-east-1, eu-west-1`. */
export function inRegions({ regions = [] }: { readonly regions?: readonly string[] | undefined }): string {
  return regions.length === 0 ? '' : ` in ${regions.join(', ')}`;
}
