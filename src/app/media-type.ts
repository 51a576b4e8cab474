/** Type and subtype are tokens; parameters may follow (RFC 9110, 8.3.1). */
const mediaType = /^[ \t]*([\w!#$%&'*+.^`|~-]+\/[\w!#$%&'*+.^`|~-]+)[ \t]*(?:;|$)/;

/**
 * The media type that a `Content-Type` names, in lower case and without its parameters: `Text/HTML; charset=utf-8` gives `text/html`.
 * Empty for what names none, or several.
 */
export function mediaTypeOf(contentType: string): string {
  return mediaType.exec(contentType)?.[1]?.toLowerCase() ?? '';
}

/** The media types that an `Accept` names, as `mediaTypeOf` has them, in their order. */
export function acceptedTypes(accept: string): string[] {
  // A comma in quotes belongs to a parameter.
  const unquoted = accept.includes('"') ? accept.replace(/"(?:[^"\\]|\\.)*"?/g, '') : accept;
  return unquoted.split(',').map(mediaTypeOf);
}

/**
 * Whether a media type is on a list, such as the binary types of an API. Wildcards of the list count as API Gateway has them: the one for all types
 * matches even none, and `image/*` every image. Case and parameters of the list do not matter.
 *
 * @param type as `mediaTypeOf` has it
 */
export function isListed(type: string, list: readonly string[]): boolean {
  const { length } = type;
  for (const item of list) {
    // Nearly every request comes here, and few types have the same length: looking at single characters saves most of the work.
    const after = item[length];
    if (after === undefined ? item.length === length && item.toLowerCase() === type : length > 0 && '; \t'.includes(after) && mediaTypeOf(item) === type)
      return true;
    if (item.at(-1) === '*' && (item === '*/*' || (item.endsWith('/*') && type.startsWith(item.slice(0, -1).toLowerCase())))) return true;
  }
  return false;
}

/** Whether bodies of a media type are JSON: `application/json`, or a type that ends in `+json`. */
export function isJson(type: string): boolean {
  return type === 'application/json' || /.\/.+\+json$/.test(type);
}
