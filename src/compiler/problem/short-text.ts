/** A text in a sentence: in part, if it is long. */
export function shortText(text: string): string {
  return text.length > 80 ? `${text.slice(0, 77)}...` : text;
}
