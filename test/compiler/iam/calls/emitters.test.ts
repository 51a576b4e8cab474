import { expect } from 'chai';
import { analyse, linesOf, type Project } from './analyse.js';

const head = `import { Chalice } from 'tschalice'; import { inherits } from 'node:util'; import * as events from 'node:events'; import Events, { EventEmitter, errorMonitor, once } from 'node:events';
  import { S3, S3Client } from '@aws-sdk/client-s3'; export const app = new Chalice({ appName: 'x' }); const s3 = new S3(); const head = (Bucket) => s3.headBucket({ Bucket });\n`;

/** What each function does with buckets, by their names. */
function found(code: string, others: Project = {}): { readonly [name: string]: readonly string[] } {
  return Object.fromEntries([...analyse({ 'app.ts': head + code, ...others }, false)].map(([name, calls]) => [name, linesOf(calls).map(short)]));
}

function short(line: string): string {
  return line.replace('s3:HeadBucket Bucket=', '');
}

/** Ways to make an emitter: expressions. */
const makers = [
  'new EventEmitter()',
  'new Events()',
  'new events.default()',
  'new Events.EventEmitter()',
  "new (require('events'))()",
  "new (require('node:events').EventEmitter)({})",
  "new events.EventEmitterAsyncResource({ name: 'a' })",
  '(() => new EventEmitter())()',
  'new (class extends EventEmitter {})()',
  'new (class extends Events { constructor() { super(); this.setMaxListeners(5); } })()',
  'new (class extends (class extends EventEmitter { name = 1; }) {})()',
  'new (class extends EventEmitter { emit(...all) { return super.emit(...all); } on(name, listener) { return super.on(name, listener); } })()',
  'Object.create(EventEmitter.prototype)',
  'Object.assign({}, EventEmitter.prototype)',
  'Object.setPrototypeOf({}, new EventEmitter())',
  '(() => { function Old() { EventEmitter.call(this); } inherits(Old, EventEmitter); return new Old(); })()',
  'new Proxy(new EventEmitter(), {})',
];

/** Ways to listen to `x` with `listener`, and to emit it: statements. */
const ways = [
  ["bus.on('x', listener)", "bus.emit('x', 1)"],
  ["bus.once('x', listener)", "bus?.emit?.('x')"],
  ["bus.addListener('x', listener).on('y', () => 0)", "EventEmitter.prototype.emit.call(bus, 'x')"],
  ["bus.prependListener('x', listener)", "bus.emit.apply(bus, ['x', 1])"],
  ["bus.setMaxListeners(3).prependOnceListener('x', listener)", "Reflect.apply(bus.emit, bus, ['x'])"],
  ["bus['o' + 'n']('x', listener)", "bus['em' + 'it']('x')"],
  ["['x', 'y'].forEach((name) => bus.on(name, listener))", "['x'].forEach(bus.emit, bus)"],
  ['for (const [name, one] of Object.entries({ x: listener })) bus.on(name, one)', 'bus.emit(...["x", 1])'],
  ["bus.on('x', listener.bind(undefined, 1))", "const emit = bus.emit.bind(bus, 'x'); emit()"],
  ['bus.on(process.env.NAME, listener)', "bus.emit('x')"],
  ["bus.on('x', listener)", 'bus.emit(process.env.NAME)'],
  ["bus.on('x', listener)", 'bus[process.env.NAME]("x")'],
  ["bus.on('x', listener)", "bus.listeners('x').forEach((one) => one())"],
  ["bus.on('x', listener)", "const [first] = bus.rawListeners('x'); first()"],
  ["bus.on('x', listener)", "events.getEventListeners(bus, 'x')[0]()"],
  ["bus.on('x', listener)", 'bus._events.x()'],
  ['bus.on(errorMonitor, listener)', "bus.emit('error', new Error('a'))"],
  ["bus.on(Symbol.for('x'), listener)", "bus.emit(Symbol.for('x'))"],
  ['bus.on(7, listener)', 'bus.emit(7)'],
  ["bus.on('x', function () { this.on('y', listener); })", "bus.emit('x'); bus.emit('y')"],
  ["bus.on('x', listener)", "new WeakRef(bus).deref().emit('x')"],
  ["const a = new EventEmitter(); a.on('a', () => bus.emit('x')); bus.on('x', listener)", "a.emit('a')"],
] as const;

describe('the listeners of an emitter', () => {
  for (const maker of makers)
    it(`run for whoever emits, and for nobody else: ${maker}`, () => {
      const code = ways.map(
        ([listens, emits], index) =>
          `{ const bus = ${maker}; const listener = () => head('b${index}'); ${listens}; app.lambdaFunction('f${index}', () => { ${emits}; }); }`,
      );
      const got = found(`${code.join('\n')} app.lambdaFunction('silent', () => 1);`);
      expect(got).to.deep.equal({ ...Object.fromEntries(ways.map((_way, index) => [`f${index}`, [`b${index}`]])), silent: [] });
    });

  it('of another event, or of another object of the class, do not run', () => {
    const code = `class Bus extends EventEmitter {} const [a, b] = [new Bus(), new Bus()]; a.on('x', () => head('ax')); a.on('y', () => head('ay')); b.on('x', () => head('bx'));
      app.lambdaFunction('f', () => a.emit('x')); app.lambdaFunction('g', () => b.emit('x')); app.lambdaFunction('h', () => b.emit('y'));`;
    expect(found(code)).to.deep.equal({ f: ['ax'], g: ['bx'], h: [] });
  });

  it('that a function adds run for that function alone', () => {
    const code = `const bus = new EventEmitter(); const emit = () => bus.emit('x');
      app.lambdaFunction('f', () => { bus.on('x', () => head('f')); emit(); }); app.lambdaFunction('g', () => emit()); app.lambdaFunction('h', () => void bus.on('x', () => head('h')));`;
    expect(found(code)).to.deep.equal({ f: ['f'], g: [], h: [] });
  });

  it('run for every function where a module emits, those that a function adds too', () => {
    const code = `const bus = new EventEmitter(); setInterval(() => bus.emit('tick'), 5); bus.on('tick', () => head('early'));
      app.lambdaFunction('f', () => void bus.on('tick', () => head('late'))); app.lambdaFunction('g', () => 1);`;
    expect(found(code)).to.deep.equal({ f: ['early', 'late'], g: ['early'] });
  });

  it('run for whoever passes the emitter to code that is not seen, or for all if a module does', () => {
    const code = `import unseen from 'unseen'; const [a, b] = [new EventEmitter(), new EventEmitter()]; a.on('x', () => head('a')); b.on('x', () => head('b')); unseen.use({ in: [b] });
      app.lambdaFunction('f', () => unseen.use({ in: { an: { object: a } } })); app.lambdaFunction('g', () => 1);`;
    expect(found(code)).to.deep.equal({ f: ['? unseen-package unseen', 'a', 'b'], g: ['? unseen-package unseen', 'b'] });
  });

  it('may be code that is not seen, which gets what is passed', () => {
    const code = `import unseen from 'unseen'; const bus = new EventEmitter(); unseen.use(bus); app.lambdaFunction('f', () => bus.emit('x', new S3Client())); app.lambdaFunction('g', () => bus.emit('x'));`;
    expect(found(code)).to.deep.equal({ f: ['? client-passed-on s3', '? unseen-package unseen'], g: ['? unseen-package unseen'] });
  });

  it('run where it is not known whose they are', () => {
    const code = `const bus = new EventEmitter(); bus.on('x', () => head('x')); const { emit } = bus; app.lambdaFunction('f', () => emit('x')); app.lambdaFunction('g', (event) => event.nothing.emit('x')); let none; app.lambdaFunction('h', () => none.emit('x'));`;
    expect(found(code)).to.deep.equal({ f: ['x'], g: [], h: ['x'] });
  });

  it('get what is passed, and the emitter', () => {
    const code = `class Bus extends EventEmitter { save(name) { return head(name); } } const bus = new Bus(); bus.on('x', function (name, run) { this.save(name); run('c'); });
      app.lambdaFunction('f', () => bus.emit('x', 'a', head)); app.lambdaFunction('g', () => bus.emit(...['x', 'b', () => 0]));
      app.lambdaFunction('h', async () => { setTimeout(() => bus.emit('y', 'd'), 1); const [name] = await once(bus, 'y'); await head(name); });
      app.lambdaFunction('i', async () => { setTimeout(() => bus.emit('y', 'e'), 1); for await (const [name] of events.on(bus, 'y')) await head(name); });
      app.lambdaFunction('j', async () => { const got = new Promise((resolve) => bus.once('z', resolve)); bus.emit('z', 'f'); await head(await got); });
      app.lambdaFunction('k', () => { try { bus.emit('error', { run: () => head('g') }); } catch (error) { error.run(); } });`;
    expect(found(code)).to.deep.equal({ f: ['a', 'c'], g: ['b'], h: ['d'], i: ['e'], j: ['#|f'], k: ['g'] });
  });

  it('to listeners run where others are added or removed', () => {
    const code = `const bus = new EventEmitter(); bus.on('newListener', () => head('added')); bus.on('removeListener', () => head('removed'));
      app.lambdaFunction('f', () => bus.on('x', () => 0)); app.lambdaFunction('g', () => bus.off('x', () => 0));`;
    const { f, g } = found(code);
    expect(f).to.include('added');
    expect(g).to.include('removed');
  });

  it('of errors run where listeners may fail', () => {
    const listens = "bus.on('x', async () => { throw new Error('a'); }); bus.on('error', () => head('error'));";
    const emits = "app.lambdaFunction('f', () => bus.emit('x')); app.lambdaFunction('g', () => bus.emit('y'));";
    expect(found(`const bus = new EventEmitter(); ${listens} ${emits}`)).to.deep.equal({ f: [], g: [] });
    const rejects = "bus[Symbol.for('nodejs.rejection')] = () => head('rejected');";
    expect(found(`const bus = new EventEmitter({ captureRejections: true }); ${listens} ${emits} ${rejects}`)).to.deep.equal({
      f: ['error', 'rejected'],
      g: [],
    });
  });
});

describe('the listeners of an event target', () => {
  it('run for whoever dispatches their event', () => {
    const code = `class Saved extends Event { constructor(id) { super('saved'); this.id = id; } } class Bus extends EventTarget { save(id) { return this.dispatchEvent(new Saved(id)); } }
      const bus = new Bus(); bus.addEventListener('saved', (event) => head(event.id)); bus.addEventListener('saved', { handleEvent(event) { event.target.saved(); } }); Bus.prototype.saved = () => head('saved');
      const plain = new EventTarget(); plain.addEventListener('x', (event) => head(event.detail.name)); plain.addEventListener('y', () => head('y'));
      app.lambdaFunction('f', () => bus.save('a')); app.lambdaFunction('g', () => plain.dispatchEvent(new CustomEvent('x', { detail: { name: 'b' } })));
      app.lambdaFunction('h', (event) => plain.dispatchEvent(event)); app.lambdaFunction('i', () => plain.dispatchEvent({ type: 'y' })); app.lambdaFunction('j', () => 1);
      app.lambdaFunction('k', async () => { setTimeout(() => plain.dispatchEvent(new CustomEvent('z', { detail: 'c' })), 1); const [event] = await once(plain, 'z'); await head(event.detail); });`;
    expect(found(code)).to.deep.equal({ f: ['a', 'saved'], g: ['b'], h: ['?', 'y'], i: ['y'], j: [], k: ['c'] });
  });
});
