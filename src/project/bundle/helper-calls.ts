import { endOfRegExp, endOfString, endOfTemplatePart, endOr, isFunctionAfter, isMember, isWordPart, lastBefore, nextAfter, previous } from './code-text.js';

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
  readonly isControl: boolean;
  /** The body of a function. */
  readonly isBody: boolean;
  /** A call of esbuild's for a whole module, `__commonJS(…)`, or an object in it. */
  readonly isModule: boolean;
  /** `${` in a template. */
  readonly isTemplate: boolean;
  /** The start of a call of the helper. */
  readonly call: number | undefined;
  readonly open: number;
  comma: number;
  /** Whether the body of an arrow function without braces is open. */
  inArrow: boolean;
}

const closed: Level = { isControl: false, isBody: false, isModule: false, isTemplate: false, call: undefined, open: 0, comma: -1, inArrow: false };

const controls: ReadonlySet<string> = new Set(['if', 'for', 'while', 'switch', 'catch', 'with', 'await']);
/** Words before which a slash begins a regular expression. */
const operators: ReadonlySet<string> = new Set('return typeof case in of delete void instanceof new throw else do await yield'.split(' '));

/**
 * Finds the calls of a helper in a bundle, nearly as fast as reading it: a syntax tree of a bundle with the SDK takes longer than to
 * bundle it. It relies on what is true of code that esbuild writes: brackets match, and a name at the top is nowhere another's.
 *
 * @param wrappers the names of the helpers whose callback is a whole module; what is at the top of it counts as such
 */
export function helperCalls(code: string, helper: string, wrappers: readonly string[]): HelperCall[] {
  const calls: HelperCall[] = [];
  const levels: Level[] = [];
  let level = { ...closed };
  let depth = 0;
  /** Whether a value has just ended, so that a slash divides. */
  let afterValue = false;
  let isControlClosed = false;
  let wordStart = 0;
  let wordEnd = 0;

  const open = (at: number, made: Partial<Level>): void => {
    levels.push(level);
    level = { ...closed, open: at, ...made };
    if (level.isBody) depth += 1;
    afterValue = false;
  };
  const endArrow = (): void => {
    if (level.inArrow) depth -= 1;
    level.inArrow = false;
  };

  for (let at = 0; at < code.length; at += 1) {
    const char = code.charCodeAt(at);
    if (isWordPart(char)) {
      wordStart = at;
      while (isWordPart(code.charCodeAt(at + 1))) at += 1;
      wordEnd = at + 1;
      afterValue = true;
      continue;
    }
    switch (char) {
      case 32: // space
      case 10: // newline
      case 13:
        continue;
      case 34: // "
      case 39: // '
        at = endOfString(code, at, char);
        afterValue = true;
        break;
      case 96: // `
        at = endOfTemplatePart(code, at + 1);
        if (code.charCodeAt(at) === 96) afterValue = true;
        else open(at, { isTemplate: true });
        break;
      case 47: {
        // /
        const next = code.charCodeAt(at + 1);
        if (next === 47) at = endOr(code.indexOf('\n', at), code);
        else if (next === 42) at = endOr(code.indexOf('*/', at + 2), code) + 1;
        else if (!afterValue || isOperator(code, wordStart, wordEnd, at)) {
          at = endOfRegExp(code, at + 1);
          afterValue = true;
        } else afterValue = false;
        continue;
      }
      case 40: {
        // (
        // `if (` is written with a space, where it is not minified.
        const isRight = wordEnd === at || (wordEnd === at - 1 && code.charCodeAt(wordEnd) === 32);
        const word = isRight && !isMember(code, wordStart) ? code.slice(wordStart, wordEnd) : '';
        open(at, {
          isControl: controls.has(word),
          isModule: depth === 0 && wrappers.includes(word),
          call: word === helper ? wordStart : undefined,
        });
        break;
      }
      case 123: {
        // {
        const before = previous(code, at);
        const isFunction = (before === 41 && !isControlClosed) || (before === 62 && code.charCodeAt(lastBefore(code, at) - 1) === 61);
        open(at, { isBody: isFunction && !level.isModule, isModule: !isFunction && level.isModule });
        break;
      }
      case 91: // [
        open(at, {});
        break;
      case 41: // )
      case 93: // ]
      case 125: {
        // }
        endArrow();
        const left = level;
        level = levels.pop() ?? { ...closed };
        if (left.isBody) depth -= 1;
        if (left.isTemplate) {
          at = endOfTemplatePart(code, at + 1);
          if (code.charCodeAt(at) === 96) afterValue = true;
          else open(at, { isTemplate: true });
          break;
        }
        isControlClosed = char === 41 && left.isControl;
        // What is called in a function's parameters is part of its text too.
        if (char === 41 && !left.isControl && isFunctionAfter(code, at)) nestAfter(calls, left.open);
        afterValue = char !== 125 && !isControlClosed;
        if (left.call !== undefined && left.comma >= 0)
          calls.push({ start: left.call, value: left.open + 1, comma: left.comma, end: at + 1, isNested: depth > 0 });
        break;
      }
      case 44: // ,
        endArrow();
        level.comma = at;
        afterValue = false;
        break;
      case 59: // ;
        endArrow();
        afterValue = false;
        break;
      case 62: {
        // >
        const isArrow = code.charCodeAt(at - 1) === 61;
        if (isArrow && !level.inArrow && !level.isModule && code.charCodeAt(nextAfter(code, at)) !== 123) {
          level.inArrow = true;
          depth += 1;
        }
        afterValue = false;
        break;
      }
      case 43: // +
      case 45: // -
        // After `a++` a slash divides; before `++` there can be none.
        afterValue = code.charCodeAt(at - 1) === char && afterValue;
        if (code.charCodeAt(at + 1) === char) {
          at += 1;
          afterValue = true;
        }
        break;
      default:
        afterValue = false;
    }
  }
  return calls;
}

function nestAfter(calls: HelperCall[], start: number): void {
  for (let index = calls.length - 1; index >= 0 && calls[index]!.start > start; index -= 1) calls[index]!.isNested = true;
}

/** Whether the last word, right before an offset, is one that has a value after it. */
function isOperator(code: string, start: number, end: number, at: number): boolean {
  return lastBefore(code, at) === end - 1 && !isMember(code, start) && operators.has(code.slice(start, end));
}
