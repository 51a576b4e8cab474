import { isMap } from '../cloudformation/branch.js';
import type { Value } from '../cloudformation/template.js';

const ownRegion = '${AWS::Region}';

/** A part of a template that means another region than the one that the template is deployed to: what stands for the region is written out. */
export function inRegion<Part extends Value>(part: Part, region: string | undefined): Part {
  return region === undefined ? part : (written(part, region) as Part);
}

function written(value: Value, region: string): Value {
  if (typeof value === 'string') return value.replaceAll(ownRegion, region);
  if (Array.isArray(value)) return (value as readonly Value[]).map((one) => written(one, region));
  if (!isMap(value)) return value;
  if (value['Ref'] === 'AWS::Region') return region;
  const entries = Object.entries(value).map(([key, inner]) => [key, written(inner, region)] as const);
  const [[key, text] = []] = entries;
  // A text without variables needs no Fn::Sub.
  return entries.length === 1 && key === 'Fn::Sub' && typeof text === 'string' && !text.includes('${') ? text : Object.fromEntries(entries);
}

/** Region and account in an ARN for `allow`. @param region undefined for that of the pipeline */
export function arnPlace(region: string | undefined): string {
  return region === undefined ? '@' : `${region}:\${AWS::AccountId}`;
}
