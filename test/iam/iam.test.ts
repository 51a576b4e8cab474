import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { type Fixture, readFixtures } from './fixture.js';
import { linkPackages, type PackagedFixture, packageFixture } from './packaged-fixture.js';
import type { Recorded, RecordTask } from './recorder.js';

const fixtures = readFixtures();

describe('rights from code', () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-iam-')));
  const recorder = new Worker(new URL('recorder.js', import.meta.url), {
    stdout: true,
    env: { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  });
  after(async () => {
    await recorder.terminate();
    rmSync(folder, { recursive: true });
  });
  before(() => linkPackages(folder));

  for (const fixture of fixtures) {
    describe(fixture.name, () => {
      let packaged: PackagedFixture;
      let recorded: Recorded;
      before(async () => {
        packaged = await packageFixture(fixture, folder);
        recorded = await record(recorder, fixture, packaged);
      });

      it('runs to its end', () => {
        expect(recorded.failures).to.deep.equal([]);
        expect(Object.keys(fixture.expected.grants).filter((name) => !packaged.functions.some((one) => one.name === name))).to.deep.equal([]);
      });
    });
  }
});

async function record(recorder: Worker, { runs }: Fixture, { bundle, functions }: PackagedFixture): Promise<Recorded> {
  recorder.postMessage({ bundle, functions, runs } satisfies RecordTask);
  const [recorded] = (await once(recorder, 'message')) as [Recorded];
  return recorded;
}
