import type { Wide } from './grant.js';
import { type LiveText, type OpenPiece, openPieces, subText } from './live-text.js';
import type { Scope } from './scope.js';

/**
 * What to say of texts that become part of an ARN; nothing of those that stand for one name.
 *
 * @param path the property that holds them
 * @param shown the ARN's end as the deploy role has it
 */
export function wideFor(logicalId: string, path: readonly string[], texts: readonly LiveText[], scope: Scope, shown: (text: string) => string): Wide[] {
  return texts.flatMap((text) => {
    const [first] = openPieces(text, scope.stack);
    if (first === undefined) return [];
    const property = path.slice(1).join('.');
    const message = `the deploy role would be for '${shown(subText(text))}', because ${property} of ${logicalId} is known only at deployment: ${first.reason}`;
    return [{ logicalId, path, message, fix: fixFor(first) }];
  });
}

export function fixFor({ parameter }: OpenPiece): string {
  return parameter === undefined ? 'write a value that is known before deployment' : `give the parameter ${parameter} a Default`;
}
