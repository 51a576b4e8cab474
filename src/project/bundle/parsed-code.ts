import type { ParseResult } from 'oxc-parser';

/** Gives code parsed, without nodes for parentheses. */
export type ParsedCode = () => Promise<ParseResult>;

/**
 * Parses code once for those who ask for it soon after one another. It is kept for nobody else: a syntax tree takes many times the memory of
 * its text.
 */
export function parsedCode(code: string): ParsedCode {
  let last: WeakRef<ParseResult> | undefined;
  return async () => {
    const { parseSync } = await import('oxc-parser');
    const known = last?.deref();
    if (known !== undefined) return known;
    const parsed = parseSync('app.mjs', code, { sourceType: 'module', preserveParens: false });
    last = new WeakRef(parsed);
    return parsed;
  };
}
