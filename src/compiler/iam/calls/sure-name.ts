import { plainName, plainNames } from './key-access.js';
import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';
import type { SureNames, Thing } from './value.js';

/** The names that stand in an object of the code, and those that are assigned right after it was made. */
export function sureNames({ assignedNext }: Machine, node: Syntax): SureNames['names'] {
  let known: ReadonlySet<string> | undefined;
  return () => (known ??= new Set([...plainNames(node['properties']), ...(assignedNext.get(node) ?? [])]));
}

/** Whether an object has a name whichever way the code goes. */
export function isSureName(thing: Thing, name: string, above: readonly Thing[] = []): boolean {
  const { sure } = thing;
  if (sure === undefined || above.includes(thing)) return false;
  if (sure.names().has(name)) return true;
  return sure.copied.some(
    ({ from, leftOut }) =>
      leftOut?.has(name) !== true &&
      from.values.length > 0 &&
      from.values.every((value) => value.kind === 'thing' && isSureName(value, name, [...above, thing])),
  );
}

/** Notes the names that statements give an object right after one that declares it: `const input = {}; input.Bucket = 'a';`. */
export function noteAssignedNext({ assignedNext }: Machine, declaration: Syntax, statements: readonly Syntax[], next: number): void {
  const { id, init } = (declaration['declarations'] as readonly { readonly id: Syntax; readonly init: Syntax | null }[]).at(-1)!;
  if (init?.type !== 'ObjectExpression' || id.type !== 'Identifier' || assignedNext.has(init)) return;
  const names: string[] = [];
  assignedNext.set(init, names);
  for (let index = next; index < statements.length; index++) {
    const statement = statements[index]!;
    const expression = firstExpression(statement);
    const all: readonly Syntax[] = expression?.type === 'SequenceExpression' ? expression['expressions'] : [expression];
    for (const one of all) {
      const name = one && assignedName(one, id['name']);
      if (name === undefined) return;
      names.push(name);
    }
    if (statement.type !== 'ExpressionStatement') return;
  }
}

/** What a statement evaluates first; minified code puts there what were statements before it. */
function firstExpression(statement: Syntax): Syntax | undefined {
  switch (statement.type) {
    case 'ExpressionStatement':
      return statement['expression'];
    case 'ReturnStatement':
    case 'ThrowStatement':
      return statement['argument'] ?? undefined;
    case 'IfStatement':
      return statement['test'];
    default:
      return undefined;
  }
}

function assignedName(node: Syntax, variable: string): string | undefined {
  if (node.type !== 'AssignmentExpression' || node['operator'] !== '=') return undefined;
  const { left } = node as unknown as { readonly left: Syntax };
  if (left.type !== 'MemberExpression' || left['object'].type !== 'Identifier' || left['object'].name !== variable) return undefined;
  return plainName(left);
}
