import type { PlainResource } from './plain-resource.js';

/** By logical ID, and by the names that users have for what SAM makes of a function: `Worker.Alias`, `Worker.Version`. */
export function resourcesByName(resources: readonly PlainResource[]): Map<string, PlainResource> {
  const named = resources.flatMap((one): (readonly [string, PlainResource])[] => {
    const [, name] = /^AWS::Lambda::(Alias|Version)$/.exec(one.type) ?? [];
    return name === undefined || one.logicalId === one.origin ? [] : [[`${one.origin}.${name}`, one]];
  });
  return new Map([...resources.map((one) => [one.logicalId, one] as const), ...named]);
}
