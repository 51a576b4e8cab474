import { add, fixedSlot, link, listen, newSlot, noteKey, put } from './flow.js';
import { leads } from './lead.js';
import type { Machine } from './machine.js';
import { callFunctions } from './native-call.js';
import { madeBy, onField, written } from './thing.js';
import type { Call, Schema, Slot, Thing, Value } from './value.js';
import { linkWithDefault } from './variable-default.js';

/** Methods of schemas that leave a value as it is, or refuse it. */
const checks: ReadonlySet<string> = new Set(
  (
    'base64 brand cidr cuid cuid2 datetime describe email emoji endsWith includes int ip length loose max meta min nanoid nonempty nonnegative nullable ' +
    'nullish omit optional partial passthrough pick positive readonly refine regex required startsWith strict strip superRefine ulid url uuid'
  ).split(' '),
);

/** What joins the members of schemas. */
const joins: ReadonlySet<string> = new Set(['and', 'augment', 'extend', 'merge', 'or', 'safeExtend']);

/** Of those, what lets other members in. */
const open: ReadonlySet<string> = new Set(['loose', 'passthrough']);

const cases: ReadonlySet<string> = new Set(['toLowerCase', 'toUpperCase', 'trim']);

/** A schema of zod, from what it is made with; and what a schema makes of itself. */
export function newSchema(machine: Machine, call: Call, self: Value | undefined, method: string | undefined): Value {
  const { flow, bound } = machine;
  const { rest } = madeBy(machine, call, 'native', 'schema');
  if (self !== undefined) add(flow, rest, self);
  return bound.get(rest) ?? put(flow, bound, rest, { kind: 'schema', of: rest, method, args: call.args });
}

/** False for what gives neither a schema nor what a schema has checked. */
export function callSchema(machine: Machine, call: Call, self: Schema, name: string): boolean {
  if (call.spread !== undefined) return false;
  callFunctions(machine, call);
  const [, isSafe, isParsing] = /^(safe)?(parse|decode)(?:Async)?$/i.exec(name) ?? [];
  if (isParsing === undefined) {
    add(machine.flow, call.result, newSchema(machine, call, self, name));
    return true;
  }
  const checking: Checking = { call, path: '', seen: new Map() };
  const checked = newSlot(machine.flow);
  const given = call.args[0] ?? machine.none;
  check(machine, fixedSlot(self), given, checked, checking);
  listen(machine.flow, given, (value) => {
    if (leads(value)) add(machine.flow, checked, value);
  });
  if (isSafe === undefined) link(machine.flow, checked, call.result);
  else {
    const result = madeBy(machine, call, 'object', 'result');
    link(machine.flow, checked, written(machine, result, 'data'));
    link(machine.flow, machine.other, written(machine, result, 'success'));
    link(machine.flow, machine.opaque, written(machine, result, 'error'));
    add(machine.flow, call.result, result);
  }
  return true;
}

/** What a schema checks. */
interface Checking {
  readonly call: Call;
  /** The names that lead to what is checked. */
  readonly path: string;
  /** The schemas that were asked for each slot. */
  readonly seen: Map<Slot, Set<Value>>;
}

/** Members of members that are followed: each name in a path has a dot before it. */
const deepest = 3;

/** What schemas make of values: the same values, where nothing in them makes others. */
function check(machine: Machine, schemas: Slot, from: Slot, to: Slot, checking: Checking): void {
  const { flow, opaque } = machine;
  const seen = checking.seen.get(to) ?? put(flow, checking.seen, to, new Set<Value>());
  listen(flow, schemas, (schema) => {
    if (seen.has(schema)) return;
    seen.add(schema);
    noteKey(flow, seen, schema);
    if (schema.kind === 'schema') checkBy(machine, schema, from, to, checking);
    else link(flow, opaque, to);
  });
}

function checkBy(machine: Machine, schema: Schema, from: Slot, to: Slot, checking: Checking): void {
  const { flow, opaque } = machine;
  const { args, method, of } = schema;
  const first = args[0] ?? machine.none;
  if (method === undefined) checkByArguments(machine, args, from, to, checking);
  else if (checks.has(method)) {
    // Members without a schema are left out otherwise.
    if (open.has(method)) link(flow, from, checkedThing(machine, checking).protos);
    // It may write an address in another way.
    if (method === 'url' && args.length > 0) link(flow, opaque, to);
    check(machine, of, from, to, checking);
  } else if (joins.has(method)) {
    check(machine, of, from, to, checking);
    checkByArguments(machine, args, from, to, checking);
  } else if (method === 'default' || method === 'prefault') {
    const checked = newSlot(flow);
    check(machine, of, from, checked, checking);
    linkWithDefault(machine, checked, to, first, false);
    listen(flow, from, (value) => {
      if (value.kind !== 'variable') link(flow, first, to);
    });
    if (from.values.length === 0)
      flow.late.push(() => {
        if (from.values.length === 0) link(flow, first, to);
      });
  } else if (cases.has(method)) {
    const checked = newSlot(flow);
    check(machine, of, from, checked, checking);
    add(flow, to, { kind: 'made', of: checked, method, args: [], piece: undefined, at: checking.call.at });
  } else link(flow, opaque, to);
}

/** Members that have schemas of their own, and schemas that a schema is made of. */
function checkByArguments(machine: Machine, args: readonly Slot[], from: Slot, to: Slot, checking: Checking): void {
  const { flow, opaque } = machine;
  listen(flow, from, (value) => {
    if (value.kind !== 'builtin' && value.kind !== 'thing') add(flow, to, value);
  });
  const visit = (value: Value, isMember: boolean): void => {
    if (value.kind === 'schema') check(machine, fixedSlot(value), from, to, checking);
    else if (value.kind === 'thing' && value.shape === 'array') {
      onField(machine, value, (_name, slot) => listen(flow, slot, (one) => visit(one, true)));
      listen(flow, value.rest, (one) => visit(one, true));
    } else if (value.kind === 'thing' && value.shape === 'object' && !isMember) checkMembers(machine, value, from, to, checking);
    // A function may make anything.
    else if (value.kind !== 'text' && value.kind !== 'other' && value.kind !== 'nothing') link(flow, opaque, to);
  };
  for (const arg of args) listen(flow, arg, (value) => visit(value, false));
}

function checkMembers(machine: Machine, shape: Thing, from: Slot, to: Slot, checking: Checking): void {
  const { flow, opaque } = machine;
  const { path } = checking;
  onField(machine, shape, (name, slot) =>
    listen(flow, slot, (member) => {
      if (member.kind === 'text' || member.kind === 'other' || member.kind === 'nothing') return name === 'normalize' ? link(flow, opaque, to) : undefined;
      if (member.kind !== 'schema' || path.split('.').length > deepest) return link(flow, opaque, to);
      const checked = checkedThing(machine, checking);
      add(flow, to, checked);
      const given = memberOf(machine, name, from, checking);
      check(machine, fixedSlot(member), given, written(machine, checked, name), { ...checking, path: `${path}.${name}` });
    }),
  );
  listen(flow, shape.rest, () => link(flow, opaque, to));
}

function checkedThing(machine: Machine, { call, path }: Checking): Thing {
  return madeBy(machine, call, 'object', `checked${path}`);
}

/** One slot for each name, however many schemas ask for it. */
function memberOf(machine: Machine, name: string, from: Slot, { call, path }: Checking): Slot {
  const { rest } = madeBy(machine, call, 'native', `given${path}.${name}`);
  listen(machine.flow, from, (value) => {
    if (value.kind === 'builtin' || value.kind === 'thing') machine.read(value, name, rest, call.frame, call.at);
  });
  return rest;
}
