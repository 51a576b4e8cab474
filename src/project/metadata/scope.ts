import type { ExportSpecifier, ImportDeclaration, Node, Program, TSType, TSTypeParameter } from 'oxc-parser';

/** A file's syntax tree, for looking up the types that it declares. */
export interface SourceModule {
  /** Its path on this disk. */
  readonly path: string;
  readonly program: Program;
  /** The names at its top level. */
  readonly scope: Scope;
}

/** The names that a part of a file declares. */
export interface Scope {
  readonly module: SourceModule;
  readonly parent: Scope | undefined;
  readonly names: ReadonlyMap<string, Entry>;
}

export type Entry =
  | { readonly is: 'import'; readonly specifier: string; readonly imported: string; readonly typeOnly: boolean }
  | { readonly is: 'declared'; readonly nodes: readonly Node[] }
  | { readonly is: 'parameter'; readonly node: TSTypeParameter; readonly bound?: BoundType };

/** A type where it is written. */
export interface BoundType {
  readonly type: TSType;
  readonly scope: Scope;
}

export function moduleOf(path: string, program: Program): SourceModule {
  const names = declaredIn(program.body);
  const module: { -readonly [Key in keyof SourceModule]: SourceModule[Key] } = { path, program, scope: undefined as never };
  module.scope = { module, parent: undefined, names };
  return module;
}

/** The scope inside of a node; the same one for a node that has no names of its own. */
export function scopeWithin(node: Node, scope: Scope): Scope {
  const parameters = 'typeParameters' in node ? (node.typeParameters as { params?: TSTypeParameter[] } | null) : undefined;
  if (parameters?.params !== undefined && parameters.params.length > 0)
    return childScope(scope, new Map(parameters.params.map((one) => [one.name.name, { is: 'parameter', node: one }])));
  if (node.type === 'BlockStatement' || node.type === 'TSModuleBlock' || node.type === 'StaticBlock') return childScope(scope, declaredIn(node.body));
  return scope;
}

export function childScope(parent: Scope, names: ReadonlyMap<string, Entry>): Scope {
  return names.size === 0 ? parent : { module: parent.module, parent, names };
}

export function declaredIn(statements: readonly Node[]): Map<string, Entry> {
  const names = new Map<string, Entry>();
  const declare = (name: string, node: Node): void => {
    const known = names.get(name);
    names.set(name, { is: 'declared', nodes: known?.is === 'declared' ? [...known.nodes, node] : [node] });
  };
  for (const statement of statements) {
    const node = 'declaration' in statement && statement.declaration !== null ? (statement.declaration as Node) : statement;
    if (node.type === 'ImportDeclaration') for (const [name, entry] of importsOf(node)) names.set(name, entry);
    else if (node.type === 'TSImportEqualsDeclaration') {
      const { moduleReference: from, importKind } = node;
      if (from.type === 'TSExternalModuleReference')
        names.set(node.id.name, { is: 'import', specifier: from.expression.value, imported: '=', typeOnly: importKind === 'type' });
      else declare(node.id.name, node);
    } else if (node.type === 'VariableDeclaration') {
      for (const one of node.declarations) if (one.id.type === 'Identifier') declare(one.id.name, one);
    } else if ('id' in node && node.id !== null && typeof node.id === 'object' && 'name' in node.id) declare(node.id.name, node);
  }
  return names;
}

function importsOf({ importKind, source, specifiers }: ImportDeclaration): [string, Entry][] {
  return specifiers.map((one) => {
    const imported = one.type === 'ImportDefaultSpecifier' ? 'default' : one.type === 'ImportNamespaceSpecifier' ? '*' : nameOf(one.imported);
    const typeOnly = importKind === 'type' || (one.type === 'ImportSpecifier' && one.importKind === 'type');
    return [one.local.name, { is: 'import', specifier: source.value, imported, typeOnly }];
  });
}

/** `a` and `'a'`. */
export function nameOf(name: ExportSpecifier['exported']): string {
  return name.type === 'Literal' ? name.value : name.name;
}
