import { addMember, deepest, type Source, type SourceFault, type SourceNode, SourceStop, sourceNode } from './source-tree.js';

/** What JSON takes as one piece; sticky, so that each is tried at the place reached. */
const space = /[ \t\r\n]*/y;
// oxlint-disable-next-line eslint/no-control-regex -- JSON has none of them inside of strings
const string = /"[^"\\\u0000-\u001f]*(?:\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})[^"\\\u0000-\u001f]*)*"/y;
const scalar = /(?:-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?|true|false|null)(?![\w.+-])/y;

/**
 * Reads JSON: the data by `JSON.parse`, the places and repeated keys by a reader of its own, since `JSON.parse` tells
 * nothing of them, and words its errors differently in every version of Node.js.
 *
 * @param name The file's, for messages.
 */
export function readJson(text: string, name: string): Source {
  const faults: SourceFault[] = [];
  try {
    const root = new JsonReader(text, faults).read();
    return { value: JSON.parse(text), root, faults };
  } catch (error) {
    const [offset, what] = error instanceof SourceStop ? [error.offset, error.message] : [0, (error as Error).message];
    const fault = { code: 'config-syntax', offset, message: `${name} is not valid JSON: ${what}`, fix: 'correct the JSON at this place' };
    return { value: undefined, root: undefined, faults: [fault] };
  }
}

class JsonReader {
  readonly #text: string;
  readonly #faults: SourceFault[];
  #at = 0;

  constructor(text: string, faults: SourceFault[]) {
    this.#text = text;
    this.#faults = faults;
  }

  read(): SourceNode {
    this.#take(space);
    const root = sourceNode(this.#at);
    this.#value(root, []);
    if (this.#at < this.#text.length) this.#stop('there is more after the end of the value');
    return root;
  }

  #value(node: SourceNode, path: readonly (string | number)[]): void {
    if (path.length > deepest) this.#stop(`it is nested deeper than ${deepest} levels`);
    const first = this.#text[this.#at];
    if (first === '{') this.#members(node, path);
    else if (first === '[') this.#items(node, path);
    else if (first === '"' ? this.#take(string) === '' : this.#take(scalar) === '') this.#stop(this.#noValue(first));
    this.#take(space);
  }

  #members(node: SourceNode, path: readonly (string | number)[]): void {
    this.#list('}', () => {
      const start = this.#at;
      const raw = this.#take(string);
      if (raw === '') this.#stop(this.#text[start] === '"' ? unfinishedString : this.#noKey());
      const key = JSON.parse(raw) as string;
      this.#take(space);
      if (this.#take(/:/y) === '') this.#stop(`a ':' is missing after the key "${key}"`);
      this.#take(space);
      const child = sourceNode(start, this.#at);
      addMember(node, key, child, path, this.#faults);
      this.#value(child, [...path, key]);
    });
  }

  #items(node: SourceNode, path: readonly (string | number)[]): void {
    this.#list(']', (index) => {
      const child = sourceNode(this.#at);
      node.children.set(index, child);
      this.#value(child, [...path, index]);
    });
  }

  /** From the opening bracket to the closing one. */
  #list(close: '}' | ']', readOne: (index: number) => void): void {
    const start = this.#at;
    this.#at += 1;
    this.#take(space);
    for (let index = 0; this.#text[this.#at] !== close; index += 1) {
      const comma = this.#at;
      if (index > 0) {
        if (this.#take(/,/y) === '') this.#stop(this.#noComma(start, close));
        this.#take(space);
        if (this.#text[this.#at] === close) this.#stop(`nothing follows this comma but '${close}'`, comma);
      }
      if (this.#at >= this.#text.length) this.#stop(this.#noComma(start, close));
      readOne(index);
    }
    this.#at += 1;
  }

  #take(piece: RegExp): string {
    piece.lastIndex = this.#at;
    const [found = ''] = piece.exec(this.#text) ?? [];
    this.#at += found.length;
    return found;
  }

  #noValue(first: string | undefined): string {
    if (first === undefined) return 'the file ends where a value should be';
    if (first === '"') return unfinishedString;
    return this.#startsWord() ?? 'this is not a value (text has to be in double quotes)';
  }

  #noKey(): string {
    return this.#startsWord() ?? 'a key in double quotes should be here';
  }

  #noComma(start: number, close: string): string {
    if (this.#at < this.#text.length) return this.#startsWord() ?? `a ',' or '${close}' should be here`;
    const line = this.#text.slice(0, start).split('\n').length;
    return `the file ends, but the '${this.#text[start]}' of line ${line} is not closed`;
  }

  /** Habits from JavaScript. */
  #startsWord(): string | undefined {
    const rest = this.#text.slice(this.#at, this.#at + 2);
    if (rest === '//' || rest === '/*' || rest.startsWith('#')) return 'JSON has no comments';
    return rest.startsWith("'") ? 'JSON has double quotes only' : undefined;
  }

  #stop(message: string, offset: number = this.#at): never {
    throw new SourceStop(offset, message);
  }
}

const unfinishedString = "this text has no closing '\"' on its line, or a '\\' in it that JSON does not have";
