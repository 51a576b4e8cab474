import { isMap } from '../cloudformation/branch.js';
import { branchesOf } from '../cloudformation/intrinsic.js';
import { subParts } from '../cloudformation/sub-text.js';
import type { Value } from '../cloudformation/template.js';
import { dottedText, textOf } from '../cloudformation/text-of.js';

/**
 * The functions that a value names by themselves, without a version or an alias: `{Ref: F}`, `{Fn::GetAtt: [F, Arn]}`, and texts in which one of these is not
 * followed by a colon. Only of functions of CloudFormation that put texts together.
 */
export function unqualifiedIn(value: Value): readonly string[] {
  if (!isMap(value)) return [];
  const { Ref: ref, 'Fn::GetAtt': attribute, 'Fn::Sub': sub, 'Fn::Join': join, 'Fn::If': choice } = value;
  if (ref !== undefined) return [textOf(ref)].filter((name) => !name.includes('.'));
  if (attribute !== undefined) return named(dottedText(attribute));
  if (sub !== undefined) return inSub(sub);
  if (choice !== undefined) return branchesOf(choice).flatMap(unqualifiedIn);
  return join === undefined ? [] : inJoin(join);
}

/** `F.Arn` is the function, and `F.Alias` what SAM makes of it. */
function named(path: string): readonly string[] {
  const [name = '', part] = path.split('.');
  return part === undefined || part === 'Arn' ? [name] : [];
}

function inSub(given: Value): readonly string[] {
  const [text, own] = Array.isArray(given) ? (given as readonly Value[]) : [given];
  if (typeof text !== 'string') return [];
  const variables = isMap(own) ? own : {};
  const parts = subParts(text);
  return parts.flatMap(({ name }, index) => {
    const next = parts[index + 1];
    if (name === undefined || (next !== undefined && 'text' in next && next.text.startsWith(':'))) return [];
    return Object.hasOwn(variables, name) ? unqualifiedIn(variables[name]!) : named(name);
  });
}

function inJoin(given: Value): readonly string[] {
  const [separator, parts] = Array.isArray(given) ? (given as readonly Value[]) : [];
  if (!Array.isArray(parts)) return [];
  return (parts as readonly Value[]).flatMap((part, index) => {
    const next = (parts as readonly Value[])[index + 1];
    const isFollowed = next !== undefined && (textOf(separator).startsWith(':') || (separator === '' && typeof next === 'string' && next.startsWith(':')));
    return isFollowed ? [] : unqualifiedIn(part);
  });
}
