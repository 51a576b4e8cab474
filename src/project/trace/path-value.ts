import { distinct } from '../../compiler/cloudformation/distinct.js';
import { posix } from 'node:path';

/** Stands for the part of a text that is not known. No path holds it. */
export const hole = '\0';

/**
 * What an expression may be, as far as it has to do with paths. A text or URL that is placed starts at the folder of its module or
 * at the project's; its path is absolute, on this disk, with `/`.
 */
export type PathValue =
  | { readonly kind: 'text' | 'url'; readonly text: string; readonly isPlaced: boolean }
  /** A thing of Node.js: `path`, `path.join`. */
  | { readonly kind: 'builtin'; readonly name: string }
  /** A function like `require` that looks from a file. */
  | { readonly kind: 'require'; readonly file: string };

export type TextValue = Extract<PathValue, { kind: 'text' | 'url' }>;

export const unknownText: TextValue = { kind: 'text', text: hole, isPlaced: false };

export function plainText(text: string): TextValue {
  return { kind: 'text', text, isPlaced: false };
}

export function placedPath(text: string): TextValue {
  return { kind: 'text', text, isPlaced: true };
}

export function isText(value: PathValue): value is TextValue {
  return value.kind === 'text' || value.kind === 'url';
}

/** All texts that alternatives for each part can make; one with holes where there are too many. */
export function concatenated(parts: readonly (readonly PathValue[])[]): TextValue[] {
  let results: TextValue[] = [{ kind: 'text', text: '', isPlaced: false }];
  for (const [index, part] of parts.entries()) {
    const texts = part.filter(isText);
    const choices = texts.length === 0 ? [unknownText] : texts.length > maximum ? [unknownText] : texts;
    const joined = results.flatMap((before) =>
      choices.map((choice): TextValue => {
        const isFirst = index === 0 || before.text === '';
        return {
          kind: isFirst ? choice.kind : before.kind,
          text: shortened(before.text + choice.text),
          isPlaced: before.isPlaced || (isFirst && choice.isPlaced),
        };
      }),
    );
    results = joined.length > maximum ? results.map((before) => ({ ...before, text: before.text + hole })) : joined;
  }
  return results;
}

const maximum = 32;

/** Each value once. Where there are too many, what is left out may be any text. */
export function fewOf(values: readonly PathValue[]): readonly PathValue[] {
  if (values.length < 2) return values;
  const different = distinct(values);
  return different.length > maximum ? [...different.slice(0, maximum), unknownText] : different;
}

/** No path is longer (PATH_MAX of Linux), but a text that is added to itself soon is. */
function shortened(text: string): string {
  return text.length > 4096 ? text.slice(0, 4095) + hole : text;
}

/** `path.join`. */
export function joined(parts: readonly (readonly PathValue[])[]): TextValue[] {
  const slashed = parts.flatMap((part, index) => (index === 0 ? [part] : [[plainText('/')], part]));
  return concatenated(slashed).map((value) => ({ kind: 'text', text: value.text === '' ? '.' : posix.normalize(value.text), isPlaced: value.isPlaced }));
}

/** `path.resolve`, in the project's folder. */
export function resolved(parts: readonly (readonly PathValue[])[], root: string): TextValue[] {
  const start = parts.findLastIndex((part) => part.some((one) => isText(one) && (one.isPlaced || one.text.startsWith('/'))));
  const from = start < 0 ? [[placedPath(root)], ...parts] : parts.slice(start);
  return joined(from).map((value) => ({ ...value, text: withoutSlash(value.text) }));
}

/** `new URL(text, base)`. Undefined for what has nothing to do with the base. */
export function urlFrom(text: string, base: TextValue): TextValue | undefined {
  if (!base.isPlaced || /^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(text)) return undefined;
  const folder = base.text.endsWith('/') ? base.text : `${posix.dirname(base.text)}/`;
  const path = text.replace(/[?#].*$/s, '');
  return { kind: 'url', text: posix.normalize(folder + decoded(path)), isPlaced: true };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

export function withoutSlash(path: string): string {
  return path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
}
