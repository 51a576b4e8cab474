import type { Edit } from '../../compiler/syntax/edit.js';
import { type HelperCall, helperCalls } from './helper-calls.js';

// esbuild's helpers as it writes them, with and without minifying.
const nameHelper =
  /(?:\bvar |,\s*)([\w$]+)\s*=\s*\(([\w$]+),\s*([\w$]+)\)\s*=>\s*([\w$]+)\(\2,\s*"name",\s*\{\s*(?:value:\s*)?\3,\s*configurable:\s*(?:!0|true)\s*\}\)/;
const moduleHelpers = [
  /(?:\bvar |,\s*)([\w$]+)\s*=\s*\(([\w$]+),\s*([\w$]+)\)\s*=>\s*(?:\(\)\s*=>|function \w+\(\))\s*\{\s*try\s*\{\s*return \3\s*\|\|/,
  /(?:\bvar |,\s*)([\w$]+)\s*=\s*\(([\w$]+),\s*([\w$]+),\s*([\w$]+)\)\s*=>\s*(?:\(\)\s*=>|function \w+\(\))\s*\{\s*if\s*\(\4\)\s*throw/,
];

/**
 * The edits that take esbuild's helper for names out of the text of every function and class.
 *
 * The text of a function may run where the bundle's names are not there: in a browser's page, a worker, a database. Functions
 * get their names another way there: as a property of an object, which names them by itself, or by `Object.defineProperty`.
 */
export function withoutNameHelper(code: string): Edit[] {
  // esbuild writes its helpers first.
  const head = code.slice(0, 6000);
  const helper = nameHelper.exec(head)?.[1];
  if (helper === undefined) return [];
  const wrappers = moduleHelpers.flatMap((pattern) => pattern.exec(head)?.[1] ?? []);
  return helperCalls(code, helper, wrappers).flatMap((call) => (call.isNested || isOfClass(code, call) ? named(code, call) : []));
}

/** `static{n(this,"Order")}` is part of the class's own text. */
function isOfClass(code: string, { comma, value }: HelperCall): boolean {
  return code.slice(value, comma) === 'this';
}

function named(code: string, { comma, end, start, value }: HelperCall): Edit[] {
  const name = code.slice(comma + 1, end - 1).trim();
  const expression = code.slice(value, comma);
  const plain = name.slice(1, -1);
  // Not minified, most functions still have their own names.
  if (expression === plain) return [{ start, end, text: 'void 0' }];
  if (code.slice(start - plain.length - 4, start).endsWith(` ${plain} = `) && !/^(?:async )?function \w/.test(expression)) {
    return [
      { start, end: value, text: '(' },
      { start: comma, end, text: ')' },
    ];
  }
  const isUnnamed = /^(?:async\b\s*)?(?:function\b\s*\*?\s*\(|\(|[\w$]+\s*=>)/.test(expression) && !/^(["'`])__proto__\1$/.test(name);
  if (isUnnamed) {
    const key = /^(["'`])([A-Za-z_$][\w$]*)\1$/.exec(name)?.[2];
    return [
      { start, end: value, text: `({${key ?? (name.startsWith('`') ? `[${name}]` : name)}:` },
      { start: comma, end, text: key === undefined ? `})[${name}]` : `}).${key}` },
    ];
  }
  return [
    { start, end: value, text: 'Object.defineProperty(' },
    { start: comma, end, text: `,"name",{value:${name},configurable:!0})` },
  ];
}
