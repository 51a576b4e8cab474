import { convert, placeOf } from './conversion.js';
import { onName } from './key.js';
import type { Machine } from './machine.js';
import type { Syntax } from './syntax.js';
import { add, append, listen, onUndo } from './flow.js';
import type { Scope, Slot, Value } from './value.js';

/** The name in `a.b`, `a['b']`, `a[0]` and `a.#b`; undefined where it has to be evaluated. */
export function plainName(node: Syntax): string | undefined {
  const key: Syntax = node.type === 'MemberExpression' ? node['property'] : node['key'];
  if (key.type === 'PrivateIdentifier') return `#${key['name']}`;
  if (key.type === 'Literal') return String(key['value']);
  if (node['computed'] !== true) return key['name'];
  return key.type === 'TemplateLiteral' && key['expressions'].length === 0 ? key['quasis'][0].value.cooked : undefined;
}

/** The names of the properties that an object's code writes one by one, as far as they are plain. */
export function plainNames(properties: readonly Syntax[]): string[] {
  return properties.flatMap((property) => (property.type === 'SpreadElement' ? [] : (plainName(property) ?? [])));
}

/** `base.name` or `base[key]`. */
export function readKey(machine: Machine, node: Syntax, scope: Scope, base: Slot, to: Slot): void {
  eachKey(machine, node, scope, base, (value, name) => machine.read(value, name, to, scope.frame, node.start));
}

export function writeKey(machine: Machine, node: Syntax, scope: Scope, base: Slot, from: Slot): void {
  eachKey(machine, node, scope, base, (value, name, key) => {
    // A loop over the names of a namespace copies all of it.
    if (key?.kind === 'key' && value.kind === 'thing') add(machine.flow, value.protos, key.of);
    else machine.write(value, name, from, scope.frame, node.start);
  });
  if (plainName(node) === undefined) notePartly(machine, machine.evaluate(node['property'] ?? node['key'], scope), base, from);
}

/** `{ [process.env.TABLE]: … }`. */
function notePartly({ flow }: Machine, keys: Slot, base: Slot, slot: Slot): void {
  listen(flow, keys, (name) => {
    if (name.kind !== 'joined' && name.kind !== 'variable') return;
    listen(flow, base, (value) => {
      if (value.kind === 'thing') append(flow, (value.partly ??= []), { name, slot });
    });
  });
}

export function eachKey(
  machine: Machine,
  node: Syntax,
  scope: Scope,
  base: Slot,
  visit: (value: Value, name: string | undefined, key: Value | undefined) => void,
): void {
  const { flow } = machine;
  const plain = plainName(node);
  if (plain !== undefined) return listen(flow, base, (value) => visit(value, plain, undefined));
  const keys = machine.evaluate(node['property'] ?? node['key'], scope);
  convert(machine, keys, placeOf(node, scope));
  listen(flow, base, (value) => {
    // Each name once, and once any.
    let isAny = false;
    listen(flow, keys, (key) =>
      onName(machine, key, (name) => {
        if (name === undefined && key.kind !== 'key' && isAny) return;
        if (name === undefined && key.kind !== 'key') {
          isAny = true;
          onUndo(flow, () => (isAny = false));
        }
        visit(value, name, key);
      }),
    );
  });
}
