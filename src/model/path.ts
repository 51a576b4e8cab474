/** The names of a path's parameters in their order: `/u/{id}/f/{path+}` gives `id` and `path`. */
export function pathParameters(path: string): string[] {
  return [...path.matchAll(/\{([^{}]+?)\+?\}/g)].map((match) => match[1]!);
}
