// All of them also match where the text ends too early. Otherwise a text with many beginnings and no end would be searched once for each of them.
const string = /"[^"\\]*(?:\\[^][^"\\]*)*"?/.source;
const commentOrString = new RegExp(`(${string})|//.*|/\\*[^]*?(?:\\*/|$)`, 'g');
const commaOrString = new RegExp(`(${string})|,(?=\\s*[}\\]])`, 'g');

/**
 * JSON with comments and commas before a closing bracket, as tsconfig.json may have them, as plain JSON. Spaces take their place, so that
 * all else keeps its own. What is no such JSON stays, for the reader to say so.
 */
export function plainJson(text: string): string {
  const blank = (found: string, literal: string | undefined): string => literal ?? found.replaceAll(/[^\r\n]/g, ' ');
  return text.replaceAll(commentOrString, blank).replaceAll(commaOrString, blank);
}
