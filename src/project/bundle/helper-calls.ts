import { endOfRegExp, endOfString, endOfTemplatePart, endOr, isFunctionAfter, isMember, isWordPart, lastBefore, nextAfter, startOfWord } from './code-text.js';

/** A call of esbuild's helper that sets a function's name: `n(()=>1,"add")`. Offsets in the code. */
export interface HelperCall {
  readonly start: number;
  /** Of the first argument. */
  readonly value: number;
  /** Of the comma before the last argument. */
  readonly comma: number;
  /** After the closing bracket. */
  readonly end: number;
  /** Whether it is inside of a function, and so part of that function's text. */
  isNested: boolean;
}

/** An open bracket. */
interface Level {
  /**
   * `body`: of a function. `call`: of the helper. `control`: of `if (…)` and the like. `module`: of a helper of esbuild's for a whole module,
   * `__commonJS(…)`, or an object in that. `template`: `${`.
   */
  readonly kind: 'body' | 'call' | 'control' | 'module' | 'other' | 'template';
  readonly open: number;
  /** The start of a call of the helper. */
  readonly start: number;
  comma: number;
  /** Whether the body of an arrow function without braces is open. */
  inArrow: boolean;
}

const controls: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);
/** Words before which a slash begins a regular expression. */
const operators: ReadonlySet<string> = new Set('return typeof case in of delete void instanceof new throw else do await yield'.split(' '));

/**
 * What does not matter, as no call of the helper is in it, and nothing looks back at it: text without brackets, strings, and what is in
 * brackets but has none itself. A regular expression is quicker to skip it than a loop, which Node.js would have to compile. Its repetitions
 * are limited because it remembers each of them.
 */
const idle =
  /(?:[^"'`/(){}[\],;=]|=(?!>)|"(?:[^"\\]|\\.){0,99}"|'(?:[^'\\]|\\.){0,99}'|\([^"'`/(){}[\]]{0,99}\)(?!\s*(?:=>|[{/]))|[[{][^"'`/(){}[\]]{0,99}[\]}](?!\s*\/)){0,999}/y;

/**
 * Finds the calls of a helper in a bundle, nearly as fast as reading it: a syntax tree of a bundle with the SDK takes longer than to
 * bundle it. It relies on what is true of code that esbuild writes: brackets match, and a name at the top is nowhere another's.
 *
 * @param wrappers the names of the helpers whose callback is a whole module; what is at the top of it counts as such
 */
export function helperCalls(code: string, helper: string, wrappers: readonly string[]): HelperCall[] {
  const calls: HelperCall[] = [];
  const levels: Level[] = [];
  let level: Level = { kind: 'other', open: 0, start: 0, comma: -1, inArrow: false };
  let depth = 0;
  /** The last closing bracket, and whether it was that of `if (…)` and the like, which a value follows. */
  let lastClosed = -1;
  let isControlClosed = false;

  const open = (at: number, kind: Level['kind'], start = at): void => {
    levels.push(level);
    level = { kind, open: at, start, comma: -1, inArrow: false };
    if (kind === 'body') depth += 1;
  };
  const endArrow = (): void => {
    if (level.inArrow) depth -= 1;
    level.inArrow = false;
  };
  /** Goes on in a template, to its end or into its next `${`. */
  const template = (start: number): number => {
    const at = endOfTemplatePart(code, start);
    if (code.charCodeAt(at) === 123) open(at, 'template');
    return at;
  };
  /** Whether a slash divides: a value is right before it. */
  const divides = (at: number): boolean => {
    const before = lastBefore(code, at);
    const char = code.charCodeAt(before);
    if (before === lastClosed) return char !== 125 && !isControlClosed;
    if (char === 43 || char === 45) return code.charCodeAt(before - 1) === char;
    if (!isWordPart(char)) return char === 34 || char === 39 || char === 96 || char === 47 || char === 46;
    const start = startOfWord(code, before);
    return isMember(code, start) || !operators.has(code.slice(start, before + 1));
  };

  for (let at = 0; at < code.length; at += 1) {
    idle.lastIndex = at;
    if (idle.test(code)) at = idle.lastIndex;
    switch (code.charCodeAt(at)) {
      case 34: // "
      case 39: // '
        at = endOfString(code, at, code.charCodeAt(at));
        break;
      case 96: // `
        at = template(at + 1);
        break;
      case 47: // /
        if (code.charCodeAt(at + 1) === 47) at = endOr(code.indexOf('\n', at), code);
        else if (code.charCodeAt(at + 1) === 42) at = endOr(code.indexOf('*/', at + 2), code) + 1;
        else if (!divides(at)) at = endOfRegExp(code, at + 1);
        break;
      case 40: {
        // `(`; `if (` is written with a space, where it is not minified.
        const end = code.charCodeAt(at - 1) === 32 ? at - 1 : at;
        const start = startOfWord(code, end - 1);
        const word = start === end || isMember(code, start) ? '' : code.slice(start, end);
        open(at, word === helper ? 'call' : depth === 0 && wrappers.includes(word) ? 'module' : controls.has(word) ? 'control' : 'other', start);
        break;
      }
      case 123: {
        // `{`
        const before = lastBefore(code, at);
        const char = code.charCodeAt(before);
        const isFunction = (char === 41 && !isControlClosed) || (char === 62 && code.charCodeAt(before - 1) === 61);
        open(at, level.kind === 'module' ? (isFunction ? 'other' : 'module') : isFunction ? 'body' : 'other');
        break;
      }
      case 91: // [
        open(at, 'other');
        break;
      case 41: // )
      case 93: // ]
      case 125: {
        // `}`
        const isRound = code.charCodeAt(at) === 41;
        endArrow();
        const left = level;
        level = levels.pop() ?? left;
        if (left.kind === 'body') depth -= 1;
        if (left.kind === 'template') {
          at = template(at + 1);
          break;
        }
        lastClosed = at;
        isControlClosed = isRound && left.kind === 'control';
        // What is called in a function's parameters is part of its text too.
        if (isRound && left.kind !== 'control' && isFunctionAfter(code, at)) nestAfter(calls, left.open);
        if (left.kind === 'call' && left.comma >= 0)
          calls.push({ start: left.start, value: left.open + 1, comma: left.comma, end: at + 1, isNested: depth > 0 });
        break;
      }
      case 44: // ,
        endArrow();
        level.comma = at;
        break;
      case 59: // ;
        endArrow();
        break;
      case 61:
        // `=>`
        if (code.charCodeAt(at + 1) !== 62) break;
        at += 1;
        if (!level.inArrow && level.kind !== 'module' && code.charCodeAt(nextAfter(code, at)) !== 123) {
          level.inArrow = true;
          depth += 1;
        }
    }
  }
  return calls;
}

function nestAfter(calls: HelperCall[], start: number): void {
  for (let index = calls.length - 1; index >= 0 && calls[index]!.start > start; index -= 1) calls[index]!.isNested = true;
}
