import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from 'chai';
import { functionConfig } from '../../../src/compiler/config/resolve-stage.js';
import { type LocalFunction, localFunction } from '../../../src/project/serve/function.js';
import { localEnvironment } from '../../../src/project/lambda/environment.js';
import type { ThrownError } from '../../../src/project/lambda/thrown-error.js';
import { lambdaFunction } from '../../../src/testing/lambda-context.js';
import type { Outcome } from '../../../src/testing/gateway.js';
import { uuid } from '../../../src/testing/sample.js';
import { gone } from '../../cli/local/run-local.js';
import { makeFolder, removeFolders, stageOf } from '../sample-project.js';

const source = `
import { existsSync } from 'node:fs';
export async function work({ until, value }, context) {
  while (until !== undefined && !existsSync(until)) await new Promise((resolve) => setTimeout(resolve, 5));
  return { value, pid: process.pid, left: context.getRemainingTimeInMillis(), stack: new Error().stack };
}
export const odd = (event) => (event === 'nothing' ? undefined : event === 'bigint' ? 1n : event === 'large' ? 'x'.repeat(6291560) : Promise.reject(event === 'text' ? 'thrown text' : null));
`;

describe('a local function', () => {
  let folder: string;
  let functions: LocalFunction[];
  let reported: ThrownError[];
  beforeEach(() => {
    [folder, functions, reported] = [makeFolder(), [], []];
  });
  afterEach(() => {
    for (const one of functions) one.kill();
    removeFolders();
  });

  function make(handler: string, { timeout = 60, patience = 29, code = source }: { timeout?: number; patience?: number; code?: string } = {}): LocalFunction {
    const made = localFunction({
      message: {
        kind: 'load',
        modules: [[pathToFileURL(join(folder, 'app.mjs')).href, code]],
        directory: folder,
        handler,
        functionArn: 'arn:aws:lambda:us-east-1:123456789012:function:f:live',
        nodeOptions: undefined,
      },
      settings: { ...functionConfig(stageOf({}), handler), timeout },
      environment: localEnvironment({ PATH: process.env['PATH'] }, lambdaFunction('a', 'dev', handler)),
      report: (thrown) => reported.push(thrown),
      patience,
    });
    functions.push(made);
    return made;
  }

  let count = 0;
  const invoke = (one: LocalFunction, event: unknown): Promise<Outcome> => one.invoke(event, uuid((count += 1)));
  const payloadOf = async (one: LocalFunction, event: object): Promise<{ pid: number; left: number; stack: string }> => {
    const outcome = await invoke(one, event);
    if (outcome.kind !== 'returned') throw new Error(JSON.stringify(outcome));
    return outcome.payload as { pid: number; left: number; stack: string };
  };

  it('runs in one process, whose code seems to lie in the project, and knows how much time is left', async () => {
    const one = make('work');
    const [first, second] = [await payloadOf(one, {}), await payloadOf(one, {})];
    expect(first.pid).to.equal(second.pid).and.to.not.equal(process.pid);
    expect(first.left).to.be.within(1, 60_000);
    expect(first.stack).to.contain(`${folder}/app.mjs`);
  });

  it('runs on when API Gateway waits no longer, until its own time is over', async () => {
    const one = make('work', { timeout: 30, patience: 0.5 });
    expect(await invoke(one, { until: join(folder, 'go') })).to.deep.equal({ kind: 'timed-out' });
    const { pid } = await payloadOf(one, {});
    writeFileSync(join(folder, 'go'), '');
    expect((await payloadOf(one, {})).pid).to.equal(pid);
    expect(reported).to.deep.equal([]);
  });

  it('is ended when its own time is over, after API Gateway waits no longer', async () => {
    const one = make('work', { timeout: 2, patience: 1 });
    await one.warmUp();
    const { pid } = await payloadOf(one, {});
    expect(await invoke(one, { until: join(folder, 'never') })).to.deep.equal({ kind: 'timed-out' });
    await gone(pid);
    expect((await payloadOf(one, {})).pid).to.not.equal(pid);
  });

  it('is ended when its own time is over, while others that it does are not lost', async () => {
    const one = make('work', { timeout: 2 });
    await one.warmUp();
    const lost = invoke(one, { until: join(folder, 'never') });
    // In the middle, so that the time of neither is over before the other needs it.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const other = payloadOf(one, { until: join(folder, 'go') });
    expect(await lost).to.deep.equal({ kind: 'failed', message: 'Task timed out after 2.00 seconds' });
    writeFileSync(join(folder, 'go'), '');
    const { pid } = await other;
    await gone(pid);
    expect((await payloadOf(one, {})).pid).to.not.equal(pid);
  });

  const odd: readonly { event: string; want: object }[] = [
    { event: 'nothing', want: { kind: 'returned', payload: null } },
    { event: 'bigint', want: { kind: 'failed', message: 'Do not know how to serialize a BigInt' } },
    { event: 'large', want: { kind: 'failed', message: "the function's answer is larger than Lambda's limit of 6 MB" } },
    { event: 'text', want: { kind: 'failed', message: 'thrown text' } },
    { event: 'null', want: { kind: 'failed', message: 'null' } },
  ];
  for (const { event, want } of odd) {
    it(`takes the outcome '${event}' as Lambda does`, async () => {
      expect(await invoke(make('odd'), event)).to.deep.equal(want);
    });
  }

  it('takes no event above 6 MB', async () => {
    const one = make('work');
    expect((await invoke(one, { value: 'x'.repeat(6291456 - '{"value":""}'.length) })).kind).to.equal('failed');
    expect(await invoke(one, { value: 'x'.repeat(6291456 - '{"value":""}'.length + 1) })).to.deep.equal({ kind: 'too-long' });
  });

  it('tries again to load what could not be loaded', async () => {
    const one = make('work', {
      code: `import { readFileSync } from 'node:fs';\nreadFileSync('there');\n${source.replace("import { existsSync } from 'node:fs';", "import { existsSync } from 'node:fs'; //")}`,
    });
    expect((await one.warmUp())?.message).to.contain('ENOENT');
    expect((await invoke(one, {})).kind).to.equal('failed');
    writeFileSync(join(folder, 'there'), '');
    expect((await invoke(one, {})).kind).to.equal('returned');
  });
});
