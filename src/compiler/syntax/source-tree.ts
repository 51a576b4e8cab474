/** Where the values of a file are: what JSON and YAML have in common. Offsets are in UTF-16 units from 0. */
export interface SourceNode {
  /** Of the key for a member of an object, of the value itself for an item of a list. */
  readonly offset: number;
  /** Of the value itself. */
  readonly valueOffset: number;
  /** By key, or by index from 0. */
  readonly children: Map<string | number, SourceNode>;
}

/** Something wrong with a file before its contents are looked at. */
export interface SourceFault {
  readonly code: string;
  readonly offset: number;
  readonly path?: readonly (string | number)[];
  readonly message: string;
  readonly fix: string;
}

export interface Source {
  /** The data as plain JSON; undefined when there are faults that leave none. */
  readonly value: unknown;
  /** Undefined when the file has no structure. */
  readonly root: SourceNode | undefined;
  readonly faults: readonly SourceFault[];
}

/** Ends the reading of a file at a place where it cannot go on. */
export class SourceStop extends Error {
  readonly offset: number;

  constructor(offset: number, message: string) {
    super(message);
    this.offset = offset;
  }
}

/** How deep objects and lists may nest; configurations need eight levels. */
export const deepest = 64;

export function sourceNode(offset: number, valueOffset: number = offset): SourceNode {
  return { offset, valueOffset, children: new Map() };
}

/** Adds a member of an object to its node; a key that was there before is a fault. */
export function addMember(parent: SourceNode, key: string, child: SourceNode, path: readonly (string | number)[], faults: SourceFault[]): void {
  if (parent.children.has(key)) {
    const message = `the key '${key}' is there twice, and only the last one would count`;
    faults.push({ code: 'config-duplicate-key', offset: child.offset, path: [...path, key], message, fix: 'keep one of them' });
  }
  // Such keys are harmless here, but whoever copies a setting by assignment would change an object's nature.
  if (['__proto__', 'constructor', 'prototype'].includes(key)) {
    const message = `'${key}' cannot be used as a key`;
    faults.push({ code: 'config-unsafe-key', offset: child.offset, path: [...path, key], message, fix: 'choose another name' });
  }
  parent.children.set(key, child);
}

/** The offset of the key or, where that is to blame, of the value at the path, or of the innermost thing around it that is there. */
export function offsetOf(root: SourceNode, path: readonly (string | number)[], isValue: boolean): number {
  let node = root;
  for (const key of path) {
    const child = node.children.get(key);
    if (child === undefined) return node.offset;
    node = child;
  }
  return isValue ? node.valueOffset : node.offset;
}
