/** The IDs of releases that are held, with one more of them. */
export function holding(held: readonly string[], id: string): readonly string[] {
  return [...new Set([...held, id])].toSorted();
}
