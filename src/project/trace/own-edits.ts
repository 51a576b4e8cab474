import { posix } from 'node:path';
import type { Edit } from '../../compiler/syntax/edit.js';
import { compiledName } from './compiled-name.js';
import { isName } from './declarations.js';
import type { ParsedModule } from './parse-module.js';
import { childrenOf, identifierName, isNode, memberName, type SyntaxNode } from '../../compiler/code/syntax-node.js';
import { isReader, type Use } from './uses.js';

/** What changes in a module before it is bundled. */
export interface ModuleEdits {
  /** Imports that are put together choose from what they can mean. */
  readonly choices: readonly Edit[];
  /** What says where the module is, if it is bundled into a file in another folder. */
  readonly places: readonly Edit[];
}

const typeScriptEnding = /\.([cm]?)tsx?(?=(['"`])[^'"`]*$)/;

/** Whether the last text in an expression ends with the name of a TypeScript file. */
export function endsInTypeScript(expression: string): boolean {
  return typeScriptEnding.test(expression);
}

/** @param choices what each of them can mean: the path that it names, relative to the project → the source */
export function moduleEdits(module: ParsedModule, uses: readonly Use[], choices: ReadonlyMap<Use, ReadonlyMap<string, string>>): ModuleEdits {
  const path = module.file.slice(module.root.length + 1);
  return {
    choices: [...[...choices].flatMap(([use, sources]) => choiceEdits(use, sources, path)), ...uses.flatMap((use) => endingEdits(use, module))],
    places: placeEdits(module.program, module, path),
  };
}

/** `import(x)` → `$choose(x,"lib/a.js",{"steps/b.js":()=>import("../steps/b.ts")},$path=>import($path))` */
function choiceEdits({ kind, node, call }: Use, sources: ReadonlyMap<string, string>, path: string): Edit[] {
  const load = kind === 'import' ? 'import' : 'require';
  const entries = [...sources]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, source]) => `${JSON.stringify(name)}:()=>${load}(${JSON.stringify(specifierOf(source, path))})`);
  return [
    { start: call!.start, end: node.start, text: '$choose(' },
    { start: node.end, end: call!.end, text: `,${urlPath(path)},{${entries.join(',')}},$path=>${load}($path))` },
  ];
}

function specifierOf(source: string, from: string): string {
  const path = posix.relative(posix.dirname(from), source);
  return path.startsWith('.') ? path : `./${path}`;
}

/** The path of a module when it is compiled, as a text in code, and as a URL has it. */
function urlPath(source: string): string {
  const path = compiledName(source) ?? source;
  return JSON.stringify(path.split('/').map(encodeURIComponent).join('/'));
}

/** Where a thread or another file is named with `.ts`, it will be JavaScript. */
function endingEdits({ kind, node, values, consumer = '' }: Use, { text }: ParsedModule): Edit[] {
  if (kind === 'import' || kind === 'require' || isReader(consumer)) return [];
  if (!values.some(({ isPlaced, text: path }) => (isPlaced || kind === 'thread') && /\.[cm]?tsx?$/.test(path))) return [];
  const match = typeScriptEnding.exec(text.slice(node.start, node.end));
  if (match === null) return [];
  const start = node.start + match.index;
  return [{ start, end: start + match[0].length, text: `.${match[1]}js` }];
}

function placeEdits(node: SyntaxNode, module: ParsedModule, path: string): Edit[] {
  const own = `$module(${urlPath(path)})`;
  const edits: Edit[] = [];
  const visit = (at: SyntaxNode, parent: SyntaxNode | undefined): void => {
    // The names of another module are none of this one.
    if (/^Export(?:All|Named)Declaration$/.test(at.type) && isNode(at['source'])) return;
    const name = identifierName(at);
    const isGlobal = name !== undefined && module.declarations.bindingOf(at) === undefined && !(parent !== undefined && isName(at, parent));
    if (at.type === 'MetaProperty' && identifierName(at['meta'] as SyntaxNode) === 'import') edits.push({ ...at, text: own });
    else if (isGlobal && (name === '__dirname' || name === '__filename'))
      edits.push({ ...at, text: `${parent?.['shorthand'] === true ? `${name}:` : ''}${own}.${name === '__dirname' ? 'dirname' : 'filename'}` });
    else if (isGlobal && name === 'require' && parent?.type === 'MemberExpression' && memberName(parent) === 'resolve')
      edits.push({ ...at, text: `${own}.require` });
    for (const child of childrenOf(at)) visit(child, at);
  };
  visit(node, undefined);
  // Of `{ __dirname }`, key and value are one.
  return [...new Map(edits.map(({ start, end, text }) => [start, { start, end, text }])).values()];
}
