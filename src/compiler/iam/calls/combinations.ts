/** Every way to take one of the choices for each item, in order; undefined where there are more than `most`. */
export function combinations<Item, Choice>(
  items: readonly Item[],
  choicesFor: (item: Item) => readonly Choice[],
  most: number,
): (readonly Choice[])[] | undefined {
  let all: (readonly Choice[])[] = [[]];
  for (const item of items) {
    const choices = choicesFor(item);
    all = all.flatMap((before) => choices.map((choice) => [...before, choice]));
    if (all.length > most) return undefined;
  }
  return all;
}
