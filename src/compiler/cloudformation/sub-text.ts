/** A part of a text of `Fn::Sub`: characters as they are, or the name in `${…}`. */
export type SubPart = { readonly text: string; readonly name?: undefined } | { readonly name: string };

/** `arn:${Table.Arn}/${!index}` → the text `arn:`, the name `Table.Arn`, the texts `/` and `${index}`. */
export function subParts(text: string): SubPart[] {
  return text.split(/(\$\{[^{}]*\})/).map((part, index) => {
    // Every second part is one of the groups between which the text is cut.
    if (index % 2 === 0) return { text: part };
    return part.startsWith('${!') ? { text: `\${${part.slice(3)}` } : { name: part.slice(2, -1).trim() };
  });
}
