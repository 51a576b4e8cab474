import { builtinModules } from 'node:module';
import type { Node, TSTypeName } from 'oxc-parser';
import { declaredIn, type Entry, nameOf, type Scope, scopeWithin, type SourceModule } from './scope.js';

/** What a name stands for, once imports have been followed. */
export type TypeSymbol =
  | { readonly is: 'declared'; readonly nodes: readonly Node[]; readonly scope: Scope; readonly typeOnly: boolean }
  | { readonly is: 'parameter'; readonly entry: Extract<Entry, { is: 'parameter' }>; readonly scope: Scope }
  | { readonly is: 'namespace'; readonly module: SourceModule; readonly typeOnly: boolean }
  | { readonly is: 'member'; readonly nodes: readonly Node[]; readonly name: string; readonly scope: Scope }
  /** A module of Node.js, or what one exports. */
  | { readonly is: 'builtin'; readonly value: unknown; readonly typeOnly: boolean }
  /** Imported from a module whose types are not to be found. */
  | { readonly is: 'untyped'; readonly typeOnly: boolean };

/** Finds a module's types: its source, or its declarations. */
export type FindModule = (specifier: string, importer: SourceModule) => Promise<SourceModule | undefined>;

/** Undefined for a name that is declared nowhere in the file: a global one. */
export async function symbolOf(name: TSTypeName, scope: Scope, find: FindModule): Promise<TypeSymbol | undefined> {
  if (name.type === 'ThisExpression') return undefined;
  if (name.type === 'Identifier') return nameIn(scope, name.name, find);
  const left = await symbolOf(name.left, scope, find);
  return left === undefined ? undefined : memberOf(left, name.right.name, find);
}

export async function nameIn(from: Scope, name: string, find: FindModule): Promise<TypeSymbol | undefined> {
  for (let scope: Scope | undefined = from; scope !== undefined; scope = scope.parent) {
    const entry = scope.names.get(name);
    if (entry !== undefined) return followed(entry, scope, find);
  }
  return undefined;
}

async function memberOf(symbol: TypeSymbol, name: string, find: FindModule): Promise<TypeSymbol | undefined> {
  if (symbol.is === 'namespace') return typed(await exportOf(symbol.module, name, find), symbol.typeOnly);
  if (symbol.is === 'builtin') return { ...symbol, value: (symbol.value as Record<string, unknown> | undefined)?.[name] };
  if (symbol.is === 'untyped') return symbol;
  if (symbol.is !== 'declared') return undefined;
  if (symbol.nodes.some((node) => node.type === 'TSEnumDeclaration')) return { is: 'member', nodes: symbol.nodes, name, scope: symbol.scope };
  for (const node of symbol.nodes) {
    if (node.type !== 'TSModuleDeclaration' || node.body === null) continue;
    const inner = scopeWithin(node.body, symbol.scope);
    const entry = inner.names.get(name);
    if (entry !== undefined) return typed(await followed(entry, inner, find), symbol.typeOnly);
  }
  return undefined;
}

async function followed(entry: Entry, scope: Scope, find: FindModule): Promise<TypeSymbol | undefined> {
  if (entry.is === 'parameter') return { is: 'parameter', entry, scope };
  if (entry.is === 'declared') {
    const [only] = entry.nodes;
    // import Short = Long.Name;
    if (only?.type === 'TSImportEqualsDeclaration' && only.moduleReference.type !== 'TSExternalModuleReference')
      return symbolOf(only.moduleReference, scope.parent ?? outsideOf(scope, only), find);
    return { is: 'declared', nodes: entry.nodes, scope, typeOnly: false };
  }
  const { specifier, imported, typeOnly } = entry;
  if (builtinModules.includes(specifier.replace(/^node:/, ''))) return builtin(specifier, imported, typeOnly);
  const module = await find(specifier, scope.module);
  if (module === undefined) return { is: 'untyped', typeOnly };
  if (imported === '*') return { is: 'namespace', module, typeOnly };
  return typed(
    (await exportOf(module, imported === '=' ? 'default' : imported, find)) ?? (imported === '=' ? { is: 'namespace', module, typeOnly } : undefined),
    typeOnly,
  );
}

/** The scope without one name, so that `import A = A.B` ends. */
function outsideOf(scope: Scope, node: Node): Scope {
  const names = new Map([...scope.names].filter(([, entry]) => entry.is !== 'declared' || !entry.nodes.includes(node)));
  return { ...scope, names };
}

function builtin(specifier: string, imported: string, typeOnly: boolean): TypeSymbol {
  const module = process.getBuiltinModule(specifier) as unknown as Record<string, unknown>;
  return { is: 'builtin', value: imported === '*' || imported === '=' || imported === 'default' ? module : module[imported], typeOnly };
}

function typed(symbol: TypeSymbol | undefined, typeOnly: boolean): TypeSymbol | undefined {
  return symbol === undefined || !typeOnly || !('typeOnly' in symbol) ? symbol : { ...symbol, typeOnly };
}

async function exportOf(module: SourceModule, name: string, find: FindModule, seen = new Set<SourceModule>()): Promise<TypeSymbol | undefined> {
  if (seen.has(module)) return undefined;
  seen.add(module);
  const { scope, program } = module;
  const local = async (inner: string, typeOnly: boolean): Promise<TypeSymbol | undefined> => typed(await nameIn(scope, inner, find), typeOnly);
  for (const statement of program.body) {
    if (statement.type === 'ExportNamedDeclaration') {
      const { declaration, source, specifiers, exportKind } = statement;
      if (declaration !== null && declaredIn([declaration]).has(name)) return local(name, false);
      const one = specifiers.find(({ exported }) => nameOf(exported) === name);
      if (one === undefined) continue;
      const typeOnly = exportKind === 'type' || one.exportKind === 'type';
      if (source === null) return local(nameOf(one.local), typeOnly);
      return followed({ is: 'import', specifier: source.value, imported: nameOf(one.local), typeOnly }, scope, find);
    }
    if (statement.type === 'ExportAllDeclaration' && statement.exported !== null && nameOf(statement.exported) === name)
      return followed({ is: 'import', specifier: statement.source.value, imported: '*', typeOnly: statement.exportKind === 'type' }, scope, find);
    if (name !== 'default') continue;
    if (statement.type === 'TSExportAssignment' && statement.expression.type === 'Identifier') return local(statement.expression.name, false);
    if (statement.type !== 'ExportDefaultDeclaration') continue;
    const { declaration } = statement;
    if (declaration.type === 'Identifier') return local(declaration.name, false);
    const named = 'id' in declaration && declaration.id !== null && 'name' in declaration.id ? declaration.id.name : undefined;
    return named === undefined ? { is: 'declared', nodes: [declaration], scope, typeOnly: false } : local(named, false);
  }
  return (await starExport(module, name, find, seen)) ?? (await assigned(module, name, find)) ?? (isImplied(module, name) ? local(name, false) : undefined);
}

async function starExport({ program, scope }: SourceModule, name: string, find: FindModule, seen: Set<SourceModule>): Promise<TypeSymbol | undefined> {
  if (name === 'default') return undefined;
  for (const statement of program.body) {
    if (statement.type !== 'ExportAllDeclaration' || statement.exported !== null) continue;
    const from = await find(statement.source.value, scope.module);
    const found = from === undefined ? undefined : await exportOf(from, name, find, seen);
    if (found !== undefined) return typed(found, statement.exportKind === 'type');
  }
  return undefined;
}

/** `export = Namespace`, of which a name is imported. */
async function assigned({ program, scope }: SourceModule, name: string, find: FindModule): Promise<TypeSymbol | undefined> {
  const statement = program.body.find((one) => one.type === 'TSExportAssignment');
  if (statement?.expression.type !== 'Identifier') return undefined;
  const whole = await nameIn(scope, statement.expression.name, find);
  return whole === undefined ? undefined : memberOf(whole, name, find);
}

/** In declarations, everything at the top is exported, unless `export {}` says otherwise. */
function isImplied({ path, program, scope }: SourceModule, name: string): boolean {
  const isClosed = program.body.some((one) => one.type === 'ExportNamedDeclaration' && one.declaration === null && one.source === null);
  return /\.d\.[cm]?ts$/.test(path) && !isClosed && scope.names.get(name)?.is === 'declared';
}
