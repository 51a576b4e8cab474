import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import { type Comment, parseSync } from 'oxc-parser';

/** A node of the syntax tree, as far as this test looks at it. */
interface Node {
  readonly type: string;
  readonly start: number;
  readonly [field: string]: unknown;
}

/** A declaration in a file, or the name of one in another file. */
type Found = { readonly node: Node; readonly start: number } | { readonly from: string; readonly name: string };

interface Declarations {
  readonly text: string;
  readonly comments: readonly Comment[];
  readonly named: ReadonlyMap<string, Found[]>;
}

const nameOf = (node: unknown): string => {
  const { name, value, type } = (node ?? {}) as { name?: string; value?: string; type?: string };
  return name ?? value ?? type ?? '';
};
const isNode = (value: unknown): value is Node => typeof (value as Node | null)?.type === 'string';

/** The members of public types that an editor says nothing of. */
class Walk {
  readonly silent: string[] = [];
  readonly seen = new Set<string>();
  readonly #files = new Map<string, Declarations>();
  readonly #goesOn: boolean;

  /** @param goesOn Whether to look at the types too that what is exported is made of. */
  constructor(goesOn = true) {
    this.#goesOn = goesOn;
  }

  /** Looks at what a file exports, and at all public types that it leads to. */
  exports(file: string): void {
    for (const name of this.#read(file).named.keys()) if (!name.startsWith('local ')) this.#look(file, name);
  }

  #look(file: string, name: string): void {
    const { named } = this.#read(file);
    for (const found of named.get(name) ?? named.get(`local ${name}`) ?? []) {
      if ('from' in found) this.#look(found.from, found.name);
      else if (!this.seen.has(`${file} ${found.start}`)) {
        this.seen.add(`${file} ${found.start}`);
        this.#declaration(file, name, found.node, found.start);
      }
    }
  }

  #declaration(file: string, name: string, node: Node, start: number): void {
    this.#need(file, start, name);
    for (const part of ['superClass', 'superTypeArguments', 'extends', 'implements', 'typeAnnotation', 'typeParameters', 'params', 'returnType', 'id'])
      this.#follow(file, node[part]);
    for (const member of ((node['body'] as Node | undefined)?.['body'] ?? []) as readonly Node[]) this.#member(file, name, member);
  }

  #member(file: string, owner: string, member: Node): void {
    const key = member['key'] as Node | undefined;
    const isHidden = key?.type === 'PrivateIdentifier' || member['accessibility'] === 'private' || member['accessibility'] === 'protected';
    // What a setter takes is said by its getter.
    if (isHidden || member['kind'] === 'set' || this.#doc(file, member.start)?.includes('@internal') === true) return;
    this.#need(file, member.start, `${owner}.${key === undefined ? member.type : nameOf(key)}`);
    this.#follow(file, member);
  }

  #need(file: string, start: number, what: string): void {
    const text = this.#doc(file, start)?.replace(/[*\s]/g, '') ?? '';
    if (text === '') this.silent.push(`${file}: ${what}`);
  }

  /** The docstring right before a place. */
  #doc(file: string, start: number): string | undefined {
    const { comments, text } = this.#read(file);
    return comments.find(({ type, value, end }) => type === 'Block' && value.startsWith('*') && end <= start && text.slice(end, start).trim() === '')?.value;
  }

  /** Types that a part of a declaration names. */
  #follow(file: string, part: unknown): void {
    if (!this.#goesOn) return;
    if (Array.isArray(part)) for (const one of part) this.#follow(file, one);
    if (!isNode(part)) return;
    if (part.type === 'Identifier') this.#look(file, nameOf(part));
    // A method of an object that has no type of its own, such as `client.lambda.invoke`.
    if (part.type === 'TSMethodSignature') this.#need(file, part.start, nameOf(part['key']));
    for (const [field, value] of Object.entries(part)) if (field !== 'key' && typeof value === 'object') this.#follow(file, value);
  }

  #read(file: string): Declarations {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const text = readFileSync(join('dist', file), 'utf8');
    const { program, comments } = parseSync(file, text);
    const named = new Map<string, Found[]>();
    const add = (name: string, found: Found): void => void named.set(name, [...(named.get(name) ?? []), found]);
    const fileOf = (source: unknown): string => join(dirname(file), nameOf(source).replace(/\.js$/, '.d.ts'));
    for (const statement of program.body as unknown as Node[]) {
      const { source, declaration } = statement;
      const specifiers = (statement['specifiers'] ?? []) as readonly { readonly [part: string]: unknown }[];
      if (nameOf(source).startsWith('.')) {
        for (const { local, imported, exported } of specifiers)
          if (exported === undefined) add(`local ${nameOf(local)}`, { from: fileOf(source), name: nameOf(imported) });
          else add(nameOf(exported), { from: fileOf(source), name: nameOf(local) });
      }
      const declared = isNode(declaration) ? declaration : statement;
      if (isNode(declared['id']))
        add(declared === statement ? `local ${nameOf(declared['id'])}` : nameOf(declared['id']), { node: declared, start: statement.start });
    }
    this.#files.set(file, { text, comments, named });
    return this.#files.get(file)!;
  }
}

describe('the types that ship', () => {
  for (const door of ['index.d.ts', 'testing/index.d.ts']) {
    it(`have a docstring on every public member that ${door} leads to`, () => {
      const walk = new Walk();
      walk.exports(door);
      // More than the door itself: it has to be followed into the rooms.
      expect(walk.seen.size).to.be.greaterThan(20);
      expect(walk.silent).to.deep.equal([]);
    });
  }

  it('have a docstring on everything that packager.d.ts exports, and on its members', () => {
    const walk = new Walk(false);
    walk.exports('packager.d.ts');
    expect(walk.seen.size).to.be.greaterThan(20);
    expect(walk.silent).to.deep.equal([]);
  });
});
