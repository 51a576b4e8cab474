import { expect } from 'chai';
import { reachedCalls } from '../../../../src/compiler/iam/calls/reached-calls.js';
import { linesOf, parse, rootsOf } from './analyse.js';

const head = "import { S3, S3Client, PutObjectCommand, GetObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client({}); const app = {};\n";

/** Functions that call each other in rows, each with a command of its own. */
function codeOf(functions: number): string {
  const lines = [head];
  for (let index = 0; index < functions; index++)
    lines.push(
      `class Repo${index} { constructor(client = s3) { this.client = client; } put(key) { return this.client.send(new PutObjectCommand({ Bucket: 'b${index}', Key: key })); } }`,
      `const repo${index} = new Repo${index}(); const save${index} = async (item) => { const made = { ...item, at: 1 }; await repo${index}.put(made.id); return [made].map((one) => one.id); };`,
      `app.lambdaFunction('f${index}', (event) => save${index}(event));`,
    );
  return lines.join('\n');
}

function timeOf(code: string): number {
  const program = parse(code);
  const roots = rootsOf(code);
  const times = [1, 2, 3].map(() => {
    const start = process.cpuUsage();
    reachedCalls(program, code, roots);
    return process.cpuUsage(start).user;
  });
  return Math.min(...times);
}

describe('the time that reachedCalls takes', () => {
  it('grows with the code', () => {
    timeOf(codeOf(60));
    const [small, large] = [timeOf(codeOf(60)), timeOf(codeOf(600))];
    expect(large / small).to.be.lessThan(40);
  });

  for (const [name, given] of [
    ['a sum of ten thousand parts', `const sum = ${Array.from({ length: 10_000 }, (_, index) => `x${index}`).join(' + ')};`],
    ['calls in a chain of a thousand', `const chain = s3${'.a()'.repeat(1000)};`],
    ['lists in lists', `const nested = ${'['.repeat(3000)}${']'.repeat(3000)};`],
    ['a function that passes itself on', 'const f = (...args) => f(f, f.bind(args, 1), ...args, (x) => f(x, ...args)); f(f);'],
    ['methods of methods', 'let x = [].map; for (;;) { x = x.map.call(x, x); x = [x].map(x).concat(x.at); }'],
    ['members of members', 'let y = JSON; for (;;) y = y.parse.z[y];'],
    ['a prototype of itself', 'function A() {} A.prototype = new A(); A.prototype.__proto__ = A.prototype; new A().x.y.z();'],
    ['a client that holds what it sends', 'const held = new GetObjectCommand({}); new S3Client({ held }).send(held);'],
    ['getters that read themselves', 'const o = { get x() { return this.x.x; }, set x(v) { this.x = v; } }; o.x = o.x;'],
    ['names that grow', 'const all = {}; for (const k in all) all[k + k] = { [k]: all }; all.a = all; all[all.a.b] = all[all.a];'],
  ] as const)
    it(`has an end for ${name}`, () => {
      const code = `${head}${given}\napp.lambdaFunction('f', () => s3.send(new PutObjectCommand({ Bucket: 'b' })));`;
      const found = reachedCalls(parse(code), code, rootsOf(code)).get('f')!;
      expect(linesOf(found).filter((line) => line.startsWith('s3:PutObject '))).to.have.length(1);
    });
});
