import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import fc from 'fast-check';
import { analyse, linesOf } from './analyse.js';

/** Programs of emitters are really run: whatever a function does is found. */

const head = `import { EventEmitter } from 'node:events'; import { S3 } from '@aws-sdk/client-s3'; import { Chalice } from 'tschalice';
  export const app = new Chalice({ appName: 'x' }); const s3 = new S3(); const head = (Bucket) => s3.headBucket({ Bucket });\n`;

const makers = [
  'new EventEmitter()',
  'make()',
  'new Bus()',
  'new Louder()',
  'Object.create(EventEmitter.prototype)',
  'Object.assign({}, EventEmitter.prototype)',
] as const;
const declarations = `const make = () => new EventEmitter(); class Bus extends EventEmitter { fire(...all) { return this.emit(...all); } }
  class Louder extends Bus { emit(name, ...passed) { super.emit('y', ...passed); return super.emit(name, ...passed); } }
  const symbol = Symbol('s'); const { NAME } = process.env; const kept = {};`;

const bus = fc.constantFrom('a', 'b', 'kept.c');
const event = fc.constantFrom("'x'", "'y'", "'z'", '`${"x"}`', 'symbol', 'NAME', "'newListener'", "'removeListener'", "'error'", '7');
const adding = fc.constantFrom('on', 'once', 'addListener', 'prependListener', 'prependOnceListener');

const listening = fc
  .tuple(bus, adding, event, fc.constantFrom('own', 'passed', 'self', 'chain'), bus, event)
  .map(([one, add, name, kind, other, next]) => (own: string): string => {
    if (kind === 'own') return `${one}.${add}(${name}, () => head('${own}'));`;
    if (kind === 'passed') return `${one}.${add}(${name}, (run) => typeof run === 'function' && run());`;
    if (kind === 'self') return `${one}.once(${name}, function () { this.${add}(${next}, () => head('${own}')); });`;
    return `${one}.once(${name}, (...passed) => ${other}.emit(${next}, ...passed));`;
  });

const emitting = fc
  .tuple(bus, event, fc.constantFrom('plain', 'passing', 'bound', 'call', 'spread', 'each', 'listeners', 'off'))
  .map(([one, name, kind]) => (own: string): string => {
    if (kind === 'plain') return `${one}.emit(${name});`;
    if (kind === 'passing') return `${one}.emit(${name}, () => head('${own}'));`;
    if (kind === 'bound') return `${one}.emit.bind(${one}, ${name})();`;
    if (kind === 'call') return `EventEmitter.prototype.emit.call(${one}, ${name}, () => head('${own}'));`;
    if (kind === 'spread') return `${one}.emit(...[${name}, () => head('${own}')]);`;
    if (kind === 'each') return `[${name}].forEach(${one}.emit, ${one});`;
    if (kind === 'off') return `${one}.removeAllListeners(${name});`;
    return `${one}.listeners(${name}).forEach((listener) => listener.call(${one}));`;
  });

const statements = fc.array(fc.oneof(listening, emitting), { minLength: 1, maxLength: 4 });

interface App {
  lambdaFunction(name: string, run: () => void): void;
}

/** What the function does, with what its process does when it loads the modules. */
async function ran(code: string, name: string): Promise<ReadonlySet<string>> {
  const done = new Set<string>();
  const handlers = new Map<string, () => void>();
  const app: App = { lambdaFunction: (own, run) => void handlers.set(own, run) };
  // oxlint-disable-next-line no-implied-eval -- the program is made by the test
  const load = new Function('EventEmitter', 'app', 'head', 'process', code) as (...given: unknown[]) => void;
  load(EventEmitter, app, (bucket: string) => void done.add(bucket), { env: { NAME: 'x' } });
  try {
    handlers.get(name)!();
  } catch {
    // An error that nobody listens to.
  }
  await new Promise((resolve) => setImmediate(resolve));
  return done;
}

/** Statements of which each may throw. */
function written(all: readonly ((own: string) => string)[], where: string): string {
  return all.map((one, index) => `try { ${one(`${where}${index}`)} } catch (error) { void error; }`).join('\n');
}

describe('programs of emitters', () => {
  it('do nothing that is not found', async function () {
    this.timeout(60_000);
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...[0, 1, 2].map(() => fc.constantFrom(...makers))),
        statements,
        statements,
        statements,
        async (made, module, first, second) => {
          const code = `${declarations}\nconst a = ${made[0]}; const b = ${made[1]}; kept.c = ${made[2]};\n${written(module, 'module')}
          app.lambdaFunction('f', () => { ${written(first, 'first')} });\napp.lambdaFunction('g', () => { ${written(second, 'second')} });`;
          const found = analyse({ 'app.ts': head + code }, false);
          for (const name of ['f', 'g']) {
            const lines = linesOf(found.get(name)!);
            for (const bucket of await ran(code, name)) expect(lines, code).to.include(`s3:HeadBucket Bucket=${bucket}`);
          }
        },
      ),
      { numRuns: 150 },
    );
  });
});
