import { hasConversions, hasJsonCode } from './conversion.js';
import { eventWords } from './emitter.js';
import { escape } from './escape.js';
import { evaluateExpression } from './expression.js';
import { runBody } from './function-body.js';
import { invoke } from './invoke.js';
import { leaveOut } from './left-out.js';
import type { Contexts, Machine } from './machine.js';
import { readMember, writeMember } from './member.js';
import { runStatements } from './statement.js';
import { newThing } from './thing.js';
import { fixedSlot, newFlow, newSlot } from './flow.js';
import type { Frame, Slot, Thing } from './value.js';

/** Where the code comes from. */
export interface CodeFiles {
  /** The file that the code at an offset comes from; undefined for what the bundler wrote itself. */
  readonly fileAt: (offset: number) => string | undefined;
  /** Whether it may hold packages that are never followed, since they send nothing. */
  readonly hasQuiet: boolean;
}

export function newMachine(code: string, declaring: ReadonlySet<number>, contexts: Contexts, files: CodeFiles | undefined): Machine {
  const flow = newFlow();
  const modules = moduleFrame();
  const machine: Omit<Machine, 'global' | 'caught' | 'thrown'> & { global?: Thing; caught?: Slot; thrown?: Slot } = {
    flow,
    code,
    contexts,
    none: fixedSlot({ kind: 'nothing' }),
    other: fixedSlot({ kind: 'other' }),
    opaque: fixedSlot({ kind: 'opaque' }),
    texts: new Map(),
    interned: new Map(),
    frames: new Map(),
    frameCounts: new Map(),
    methods: new Map(),
    escaped: new Map(),
    items: new Map(),
    lists: new Map(),
    entries: new Map(),
    keyed: new Map(),
    keys: new Map(),
    bound: new Map(),
    constants: new WeakMap(),
    defaulted: new Map(),
    lastPieces: new Map(),
    pieces: new Map(),
    prototypes: new Map(),
    emitters: new Map(),
    listeners: newSlot(flow),
    made: new Map(),
    declaring,
    declared: new Map(),
    around: new Set(),
    middleware: [],
    modules,
    asking: new Set(),
    changed: new Set(),
    idle: new Map(),
    computed: new Set(),
    sourceOf: files?.fileAt,
    hasQuiet: files?.hasQuiet ?? false,
    largePackages: new Map(),
    largeThings: new Map(),
    largeMade: new Set(),
    largeAt: new Map(),
    sources: new Map(),
    decorated: new Map(),
    assignedNext: new Map(),
    functions: new Map(),
    declarations: new Map(),
    names: new Map(),
    guarded: new WeakSet(),
    hasThenables: /[^.\w$]then\s*[(:=]/.test(code),
    hasConversions: hasConversions(code),
    eventWords: eventWords(code),
    hasJsonCode: hasJsonCode(code),
    evaluate: (node, scope) => evaluateExpression(machine as Machine, node, scope),
    runBody: (frame) => runBody(machine as Machine, frame),
    runStatements: (owner, statements, scope) => runStatements(machine as Machine, owner, statements, scope, true),
    invoke: (call, target, self) => invoke(machine as Machine, call, target, self),
    read: (value, name, to, frame, at) => readMember(machine as Machine, value, name, to, frame, at),
    write: (value, name, from, frame, at) => writeMember(machine as Machine, value, name, from, frame, at),
    escape: (value, frame, at) => escape(machine as Machine, value, frame, at),
  };
  flow.leaveOut = (thing, slot) => leaveOut(machine as Machine, thing, slot);
  machine.global = newThing(machine as Machine, 'object', 0);
  // It behaves as if each of them were its prototype.
  const error = newThing(machine as Machine, 'object', 0);
  machine.thrown = error.protos;
  machine.caught = fixedSlot(error);
  return machine as Machine;
}

/** What runs while the modules are loaded. */
function moduleFrame(): Frame {
  const frame = {
    code: undefined,
    closure: undefined,
    context: [],
    self: fixedSlot({ kind: 'nothing' }),
    args: [],
    restArgs: undefined,
    allArgs: undefined,
    result: fixedSlot(),
    generator: undefined,
    callees: new Map(),
    requests: [],
    untold: [],
    isEarly: true,
  };
  const made = Object.assign(frame, { owner: undefined as Frame | undefined, whole: undefined as Frame | undefined });
  made.owner = made as Frame;
  made.whole = made as Frame;
  return made as Frame;
}
