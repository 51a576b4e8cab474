/** The app's path for a caller's path. */
export interface Match {
  /** `/users/{id}` */
  readonly resource: string;
  /** As in the caller's path, not decoded; null if the resource has no parameters. */
  readonly pathParameters: { readonly [name: string]: string } | null;
}

/**
 * Finds the resource for a path as API Gateway does, for all methods: in each segment, a literal wins over a parameter,
 * and a parameter over a greedy one. A slash at the end of the caller's path makes no difference.
 */
export function matchPath(resources: readonly string[], path: string): Match | undefined {
  const given = path === '/' ? [] : path.replace(/\/$/, '').split('/').slice(1);
  const matching = resources.filter((resource) => fits(segmentsOf(resource), given));
  const resource = matching.toSorted((a, b) => compare(segmentsOf(a), segmentsOf(b)))[0];
  if (resource === undefined) return undefined;
  const parameters = segmentsOf(resource).flatMap((segment, index) => {
    const name = /^\{(.+?)\+?\}$/.exec(segment)?.[1];
    return name === undefined ? [] : [[name, isGreedy(segment) ? given.slice(index).join('/') : given[index]!] as const];
  });
  return { resource, pathParameters: parameters.length === 0 ? null : Object.fromEntries(parameters) };
}

function segmentsOf(resource: string): string[] {
  return resource === '/' ? [] : resource.split('/').slice(1);
}

function fits(segments: readonly string[], given: readonly string[]): boolean {
  const isOpen = isGreedy(segments.at(-1) ?? '');
  if (isOpen ? given.length < segments.length : given.length !== segments.length) return false;
  return segments.every((segment, index) => (rankOf(segment) === 0 ? segment === given[index] || segment === decoded(given[index]!) : given[index] !== ''));
}

function compare(a: readonly string[], b: readonly string[]): number {
  const different = a.findIndex((segment, index) => rankOf(segment) !== rankOf(b[index]));
  return different < 0 ? 0 : rankOf(a[different]) - rankOf(b[different]);
}

function rankOf(segment: string | undefined): number {
  if (segment === undefined) return 3;
  return segment.startsWith('{') ? (isGreedy(segment) ? 2 : 1) : 0;
}

function isGreedy(segment: string): boolean {
  return segment.endsWith('+}');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
