/** Reads over JavaScript as text, by its characters' codes. */
export function isWordPart(char: number): boolean {
  return (char >= 97 && char <= 122) || (char >= 65 && char <= 90) || (char >= 48 && char <= 57) || char === 95 || char === 36 || char > 127;
}

/** The offset of the first character of the word that ends at an offset; the offset after it where there is none. */
export function startOfWord(code: string, last: number): number {
  let start = last + 1;
  while (isWordPart(code.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Whether a name follows a dot that is not part of `...`. */
export function isMember(code: string, start: number): boolean {
  return (code.charCodeAt(start - 1) === 46 && code.charCodeAt(start - 2) !== 46) || code.charCodeAt(start - 1) === 35;
}

export function isFunctionAfter(code: string, at: number): boolean {
  const next = nextAfter(code, at);
  return code.charCodeAt(next) === 123 || (code.charCodeAt(next) === 61 && code.charCodeAt(next + 1) === 62);
}

export function endOfString(code: string, start: number, quote: number): number {
  let at = start + 1;
  for (let char = code.charCodeAt(at); char !== quote && at < code.length; char = code.charCodeAt(at)) at += char === 92 ? 2 : 1;
  return at;
}

/** The offset of the backtick that ends a template, or of the brace of its next `${`. */
export function endOfTemplatePart(code: string, start: number): number {
  for (let at = start; at < code.length; at += 1) {
    const char = code.charCodeAt(at);
    if (char === 92) at += 1;
    else if (char === 96) return at;
    else if (char === 36 && code.charCodeAt(at + 1) === 123) return at + 1;
  }
  return code.length;
}

export function endOfRegExp(code: string, start: number): number {
  let inClass = false;
  let at = start;
  for (; at < code.length; at += 1) {
    const char = code.charCodeAt(at);
    if (char === 92) at += 1;
    else if (char === 91) inClass = true;
    else if (char === 93) inClass = false;
    else if (char === 47 && !inClass) break;
  }
  while (isWordPart(code.charCodeAt(at + 1))) at += 1;
  return at;
}

export function endOr(found: number, code: string): number {
  return found < 0 ? code.length : found;
}

export function lastBefore(code: string, at: number): number {
  let before = at - 1;
  while (code.charCodeAt(before) <= 32) before -= 1;
  return before;
}

export function nextAfter(code: string, at: number): number {
  let next = at + 1;
  while (code.charCodeAt(next) <= 32) next += 1;
  return next;
}
