import type { Thing, Value } from './value.js';

/** Whether a value may lead to a call; texts and numbers do not, and lists and objects of nothing else, as far as is known by now. */
export function leads(value: Value): boolean {
  return value.kind === 'thing' ? !isData(value) : leading.has(value.kind);
}

const leading: ReadonlySet<Value['kind']> = new Set(['sdk', 'namespace', 'bound', 'method', 'settle', 'provider', 'getter', 'setter', 'unseen']);

function isData({ fields, protos, rest, shape }: Thing, depth = 0): boolean {
  if ((shape !== 'array' && shape !== 'object') || protos.values.length > 0 || depth > 3) return false;
  const isPlain = (value: Value): boolean => (value.kind === 'thing' ? isData(value, depth + 1) : !leading.has(value.kind));
  if (!rest.values.every(isPlain)) return false;
  for (const slot of fields.values()) if (!slot.values.every(isPlain)) return false;
  return true;
}
