import type { parseSync } from 'oxc-parser';
import { compiledName } from './compiled-name.js';
import { declarationsIn } from './declarations.js';
import type { TracedModule } from './evaluate.js';
import type { SyntaxNode } from '../../compiler/code/syntax-node.js';

export type Parse = typeof parseSync;

/** A parsed module, whose expressions can be evaluated. */
export interface ParsedModule extends TracedModule {
  readonly program: SyntaxNode;
  readonly text: string;
}

/**
 * Undefined for a text that is not JavaScript or TypeScript, which the bundler reports where it matters.
 *
 * @param file absolute, with `/`
 */
export function parseModule(parse: Parse, file: string, text: string, root: string, imported?: TracedModule['imported']): ParsedModule | undefined {
  for (const sourceType of ['module', 'script'] as const) {
    const { program, errors } = parse(file, text, { sourceType, preserveParens: false });
    if (errors.length > 0) continue;
    const node = program as unknown as SyntaxNode;
    return {
      file: compiledName(file) ?? file,
      root,
      text,
      program: node,
      declarations: declarationsIn(node),
      known: new Map(),
      ...(imported !== undefined && { imported }),
    };
  }
  return undefined;
}

/** The specifiers of a module's imports that are plain texts. */
export function plainImports(parse: Parse, file: string, text: string): string[] {
  const { module } = parse(file, text, { sourceType: 'module' });
  const dynamic = module.dynamicImports.flatMap(({ moduleRequest: { start, end } }) => /^(['"])([^'"\n]*)\1$/.exec(text.slice(start, end))?.[2] ?? []);
  const exported = module.staticExports.flatMap(({ entries }) => entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []));
  return [...new Set([...module.staticImports.map(({ moduleRequest }) => moduleRequest.value), ...exported, ...dynamic])];
}
