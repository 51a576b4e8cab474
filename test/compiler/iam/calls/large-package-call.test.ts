import { expect } from 'chai';
import { analyse, linesOf, type Project } from './analyse.js';

/** A package that takes too long: everything in it may be stored anywhere, and may call everything. */
const heavy = [
  'const all = {};',
  ...Array.from(
    { length: 90 },
    (_, index) =>
      `function f${index}(a, b, c) { all[a] = { [b]: c, f${index} }; for (const k in all) all[k][a] = all[b](all[k], c, f${(index + 1) % 90}); return all[c]; }`,
  ),
  `export function start(a, b) { return [${Array.from({ length: 90 }, (_, index) => `f${index}(a, b, all)`).join(', ')}]; }`,
  'start(start, all);',
  // What it is for.
  'export const each = (list, run) => list.map((one) => run(one, start(one, run)));',
  'export function later(run) { return (...given) => start(run, given) && run(...given); }',
  'const known = new Map(); export class Container { add(name, made) { known.set(name, made); return this; } get(name) { start(name, known); const Made = known.get(name); return new Made(this); } }',
  'export class Base { run() { start(this, this); return this.step(); } }',
  'export function notify(listener) { start(listener, all); return listener.changed(); }',
].join('\n');

const sdk =
  "import { S3, S3Client, PutObjectCommand, GetObjectCommand, DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({});";

function projectOf(...lines: string[]): Project {
  return {
    'node_modules/heavy/package.json': '{ "name": "heavy", "type": "module", "main": "index.js" }',
    'node_modules/heavy/index.js': heavy,
    'app.ts': ["import { Base, Container, each, later, notify } from 'heavy'; import { app } from 'tschalice';", sdk, ...lines].join('\n'),
  };
}

function foundIn(...lines: string[]): { readonly [functionName: string]: string[] } {
  return Object.fromEntries([...analyse(projectOf(...lines), true)].map(([name, found]) => [name, linesOf(found)]));
}

describe('a package that takes too long to be followed', () => {
  const other = "app.lambdaFunction('other', () => s3.send(new HeadObjectCommand({ Bucket: 'other' })));";
  for (const [what, lines] of [
    ['calls the functions that it gets', ["app.lambdaFunction('f', () => each([1], () => s3.send(new PutObjectCommand({ Bucket: 'b' }))));"]],
    [
      'calls what modules give it when a handler calls it',
      ["const put = later(() => s3.send(new PutObjectCommand({ Bucket: 'b' })));", "app.lambdaFunction('f', () => put());"],
    ],
    [
      'gives back objects of the classes that it gets',
      [
        "class Repo { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } never() { return s3.send(new GetObjectCommand({ Bucket: 'b' })); } }",
        "const container = new Container().add('repo', Repo);",
        "app.lambdaFunction('f', () => container.get('repo').put());",
      ],
    ],
    [
      'makes the objects of a class with each other',
      [
        "class Store { put() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } }",
        'class Service { constructor(store) { this.store = store; } save() { return this.store.put(); } }',
        "const container = new Container(); container.add('store', Store).add('service', Service);",
        "app.lambdaFunction('f', () => container.get('service').save());",
      ],
    ],
    [
      'calls the methods of what extends it',
      ["class Job extends Base { step() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } }", "app.lambdaFunction('f', () => new Job().run());"],
    ],
    [
      'calls the methods that it names, and no others',
      [
        "class Listener { changed() { return s3.send(new PutObjectCommand({ Bucket: 'b' })); } removed() { return s3.send(new DeleteObjectCommand({ Bucket: 'b' })); } }",
        "app.lambdaFunction('f', () => notify(new Listener()));",
      ],
    ],
    [
      'calls the listeners of an emitter',
      [
        "import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); bus.on('x', () => s3.send(new PutObjectCommand({ Bucket: 'b' })));",
        "app.lambdaFunction('f', () => each([bus], () => 1));",
      ],
    ],
    [
      'gets what an emitter passes that it may listen to',
      [
        "import { EventEmitter } from 'node:events'; const bus = new EventEmitter(); each([bus], () => 1);",
        "app.lambdaFunction('f', () => bus.emit('x', () => s3.send(new PutObjectCommand({ Bucket: 'b' }))));",
      ],
    ],
    [
      'calls what is deep in what it gets',
      ["app.lambdaFunction('f', () => each([{ on: { error: [() => s3.send(new PutObjectCommand({ Bucket: 'b' }))] } }], () => 1));"],
    ],
  ] as const)
    it(what, () => {
      expect(foundIn(...lines, other)).to.deep.equal({ f: ['s3:PutObject Bucket=b'], other: ['s3:HeadObject Bucket=other'] });
    });

  it('may call what modules give it by itself where no handler calls it', () => {
    const found = foundIn("notify({ changed: () => s3.send(new PutObjectCommand({ Bucket: 'b' })) });", "app.lambdaFunction('f', () => 1);", other);
    expect(found).to.deep.equal({ f: ['s3:PutObject Bucket=b'], other: ['s3:HeadObject Bucket=other', 's3:PutObject Bucket=b'] });
  });

  it('may call anything of a client whose methods are operations', () => {
    expect(foundIn("app.lambdaFunction('f', () => each([new S3({})], (one) => one));")['f']).to.deep.equal(['? client-passed-on s3']);
  });

  it('makes commands of the classes that it gets', () => {
    expect(foundIn("app.lambdaFunction('f', () => each([1], PutObjectCommand));")['f']).to.include('s3:PutObject ?');
  });

  it('is followed all the same where it uses the SDK', () => {
    const project = projectOf("app.lambdaFunction('f', () => each([1], () => s3.send(new PutObjectCommand({ Bucket: 'b' }))));");
    const using = `${sdk}\n${heavy}\nexport const drop = (Bucket) => s3.send(new DeleteObjectCommand({ Bucket })); drop('c');`;
    expect(linesOf(analyse({ ...project, 'node_modules/heavy/index.js': using }, true).get('f')!)).to.include('s3:DeleteObject Bucket=c');
  });
});
