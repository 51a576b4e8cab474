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

/** The names in `${…}`, with their attributes, but not in `${!…}`. */
export function namesInSub(text: string): string[] {
  // It also takes one that nothing closes. Otherwise each of many would be searched to the end of the text.
  return [...text.matchAll(/\$\{(?![!}])([^}]*)(\}?)/g)].flatMap(([, name = '', end]) => (end === '' ? [] : [name.trim()]));
}
