/** What the names of an emitter's methods begin with, as parts of JavaScript. */
export const emitterMethod = 'EventEmitter/';
export const targetMethod = 'EventTarget/';

/** Any method of an emitter or a target, where the name is not known. */
export const anyMethod = '*';

/** What the code has of events, told from its text. */
export interface EventWords {
  /** Whether it may make anything that calls listeners. */
  readonly hasEmitters: boolean;
  /** Whether listeners that fail may lead to other listeners. */
  readonly hasRejections: boolean;
  /** Whether anything listens to listeners that are added, or removed. A name that is not known is not taken for Node's own names of these events. */
  readonly hasAdditions: boolean;
  readonly hasRemovals: boolean;
}

export function eventWords(code: string): EventWords {
  const hasEmitters = /Event(?:Emitter|Target)|["'`](?:node:)?events["'`]/.test(code);
  return {
    hasEmitters,
    hasRejections: hasEmitters && /captureRejection|nodejs\.rejection/.test(code),
    hasAdditions: hasEmitters && code.includes('newListener'),
    hasRemovals: hasEmitters && /["'`]removeListener["'`]/.test(code),
  };
}

/** `EventEmitter`, which is what the module itself exports too, or `EventTarget`. Both call what they are given, and no method of what extends them. */
export function isEmitterClass(path: string): boolean {
  return path.includes('vent') && /^(?:node:events(?:\.EventEmitter(?:AsyncResource)?)?|EventTarget)$/.test(path);
}

/** The method of a name, as a part of JavaScript; undefined for a path that is no emitter's prototype, and an empty text for what such a prototype does not have. */
export function prototypeMember(path: string, name: string | undefined): string | undefined {
  if (!path.endsWith(prototypeEnd)) return undefined;
  const type = path.slice(0, -prototypeEnd.length);
  if (!isEmitterClass(type)) return undefined;
  if (name === 'constructor') return type;
  const isTarget = type === 'EventTarget';
  if (name !== undefined && !(isTarget ? ofTargets : ofEmitters).has(name)) return '';
  return `${isTarget ? targetMethod : emitterMethod}${name ?? anyMethod}`;
}

/** What the module `events` has for emitters of others: `once` of `node:events.once`. */
export function emitterFunction(path: string): string | undefined {
  return /^node:events(?:\.EventEmitter)?\.(once|on|getEventListeners|listenerCount|getMaxListeners|setMaxListeners)$/.exec(path)?.[1];
}

const prototypeEnd = '.prototype';

const ofEmitters: ReadonlySet<string> = new Set(
  (
    'addListener emit eventNames getMaxListeners listenerCount listeners off on once prependListener prependOnceListener rawListeners ' +
    'removeAllListeners removeListener setMaxListeners'
  ).split(' '),
);
const ofTargets: ReadonlySet<string> = new Set(['addEventListener', 'dispatchEvent', 'removeEventListener']);
