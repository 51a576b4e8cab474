import { childrenOf, isNode, type SyntaxNode } from '../../code/syntax-node.js';
import { codeUnits, type CodeUnit } from './code-unit.js';
import type { FunctionRoots } from './root.js';
import { classKind, clientPackage, isSdkPackage, operationName } from './sdk-package.js';
import type { CallStep, ReachedCalls, SdkCall, UntoldCall } from './sdk-call.js';
import type { Syntax } from './syntax.js';

/**
 * What functions can ask of AWS by the names in their code alone: where following the values is too much. A function gets every command
 * that is named in a declaration that its handlers lead to, from name to name; with what input is not told.
 *
 * @param program the bundle
 */
export function namedCalls(program: Syntax, roots: readonly FunctionRoots[]): ReadonlyMap<string, ReachedCalls> {
  const units = codeUnits(program);
  const declared = new Map<string, CodeUnit[]>();
  for (const unit of units) for (const name of unit.declares) declared.set(name, [...(declared.get(name) ?? []), unit]);
  const all = new Set(roots.flatMap(({ handlers }) => handlers.map(({ at }) => at)));
  const holds = (unit: CodeUnit, places: Iterable<number>): boolean => [...places].some((at) => unit.node.start <= at && at < unit.node.end);
  // What is neither a declaration nor declares a handler runs while the module is loaded.
  const loading = units.filter((unit) => unit.declares.length === 0 && !holds(unit, all));
  const imports = importedNames(program);
  return new Map(
    roots.map(({ functionName, handlers }) => {
      const places = handlers.map(({ at }) => at);
      const starts = [...loading, ...units.filter((unit) => holds(unit, places))];
      return [functionName, callsFrom(starts, declared, imports)];
    }),
  );
}

interface Named {
  readonly client: string;
  /** Undefined for all that the package exports. */
  readonly name: string | undefined;
}

function importedNames(program: Syntax): ReadonlyMap<string, Named> {
  const names = new Map<string, Named>();
  for (const node of program['body'] as readonly Syntax[]) {
    if (node.type !== 'ImportDeclaration' || !isSdkPackage(node['source'].value)) continue;
    const client: string = node['source'].value;
    for (const one of node['specifiers'] as readonly Syntax[])
      names.set(one['local'].name, { client, name: one.type === 'ImportSpecifier' ? (one['imported'].name ?? one['imported'].value) : undefined });
  }
  return names;
}

function callsFrom(starts: readonly CodeUnit[], declared: ReadonlyMap<string, readonly CodeUnit[]>, imports: ReadonlyMap<string, Named>): ReachedCalls {
  const calls = new Map<string, SdkCall>();
  const untold = new Map<string, UntoldCall>();
  const seen = new Map<CodeUnit, readonly CallStep[]>(starts.map((unit) => [unit, []]));
  for (const [unit, above] of seen) {
    const path = unit.declares.length === 0 ? above : [...above, { name: unit.declares[0], at: unit.node.start }];
    visit(unit.node, imports, (client, name, at) => {
      const key = `${client} ${name} ${at}`;
      const steps = [...path, { name: undefined, at }];
      const kind = classKind(client, name);
      if (kind === 'command' || /^paginate[A-Z]/.test(name)) {
        const operation = operationName(client, kind === 'command' ? name.replace(/Command$/, '') : name.slice('paginate'.length));
        calls.set(key, { client: clientPackage(client), operation, input: [{ kind: 'unknown', at }], region: [], path: steps });
      } else if (kind === 'aggregated' || kind === 'upload' || /^waitUntil[A-Z]/.test(name))
        untold.set(key, { kind: 'computed-operation', client: clientPackage(client), path: steps });
    });
    for (const name of unit.names) for (const next of declared.get(name) ?? []) if (!seen.has(next)) seen.set(next, path);
  }
  return { calls: [...calls.values()], untold: [...untold.values()] };
}

/** Every name of the SDK in a piece of code: imported, a member of a namespace, or near to a package that is loaded there. */
function visit(unit: SyntaxNode, imports: ReadonlyMap<string, Named>, found: (client: string, name: string, at: number) => void): void {
  const loaded = new Set<string>();
  const members: [name: string, at: number][] = [];
  const pending: SyntaxNode[] = [unit];
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    const one: Syntax = node;
    if (one.type === 'Identifier') {
      const named = imports.get(one['name']);
      if (named?.name !== undefined) found(named.client, named.name, one.start);
    } else if (one.type === 'MemberExpression' || one.type === 'Property') {
      const key: Syntax = one['property'] ?? one['key'];
      const base = one['object']?.type === 'Identifier' ? imports.get(one['object'].name) : undefined;
      if (base !== undefined && base.name === undefined) found(base.client, key['name'] ?? String(key['value']), key.start);
      else if (/^(?:[A-Z]|paginate|waitUntil)/.test(String(key['name']))) members.push([key['name'], key.start]);
    } else if (one.type === 'Literal' && typeof one['value'] === 'string' && isSdkPackage(one['value'])) loaded.add(one['value']);
    for (const child of childrenOf(node)) if (isNode(child)) pending.push(child);
  }
  for (const client of loaded) for (const [name, at] of members) found(client, name, at);
}
