import { once } from 'node:events';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect } from 'chai';
import { serviceDataOf } from '../../src/compiler/iam/actions/service-data-of.js';
import type { Problem } from '../../src/compiler/problem/problem.js';
import { type Expected, type Fixture, readFixtures } from './fixture.js';
import { type Grant, linkPackages, type PackagedFixture, type PackagedFunction, packageFixture } from './packaged-fixture.js';
import type { Recorded, RecordTask } from './recorder.js';
import { covers, requiredRights } from './required-rights.js';

/**
 * The judge of the rights from code. It is sound if all that the functions really send is allowed, and tight if all that is allowed is really
 * used. What both are told by is the same table of actions, so the table is judged by what a person has read in AWS's documentation.
 */
describe('rights from code', () => {
  const fixtures = readFixtures();
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-iam-')));
  const recorder = startRecorder();
  let functions = 0;
  const used: Grant[] = [];
  const idle: string[] = [];
  before(() => linkPackages(folder));
  after(async () => {
    await recorder.terminate();
    rmSync(folder, { recursive: true });
  });

  for (const fixture of fixtures) {
    describe(fixture.name, () => {
      let packaged: PackagedFixture;
      let recorded: Recorded;
      before(async () => {
        packaged = await packageFixture(fixture, folder);
        recorded = await record(recorder, fixture, packaged);
        functions += packaged.functions.length;
        // Where the SDK itself is in the bundle, nothing is recorded.
        if (fixture.runs.length === 0) return;
        for (const one of packaged.functions) {
          const asked = recorded.sent[one.name]!.flatMap((sent) => requiredRights(sent, serviceDataOf));
          for (const grant of one.grants) {
            if (asked.some((right) => covers(grant, right))) used.push(grant);
            else idle.push(`${fixture.name}, ${one.name}: ${grant.action} on ${grant.resource}`);
          }
        }
      });

      it('runs to its end', () => {
        expect(recorded.failures).to.deep.equal([]);
      });

      it('is allowed all that it sends, or warned of', () => {
        const refused = packaged.functions.flatMap(({ name, grants }) =>
          recorded.sent[name]!.flatMap((sent) => requiredRights(sent, serviceDataOf).map((right) => ({ ...right, sent: sent.operation })))
            .filter((right) => !grants.some((grant) => covers(grant, right)))
            .filter(({ action }) => fixture.expected.untold?.[name]?.includes(action) !== true)
            .map(({ sent, action, resource }) => `${name}: ${sent} needs ${action} on ${resource}`),
        );
        expect([...new Set(refused)]).to.deep.equal([]);
      });

      it('is allowed what was written by hand, and nothing else', () => {
        const got = grantsOf(packaged.functions);
        expect(without(got, fixture.expected.alsoGranted ?? {})).to.deep.equal(sorted(fixture.expected.grants));
      });

      it('is warned of what cannot be told', () => {
        // Some fixtures are large for a template, which is another matter.
        expect(packaged.problems.filter(({ code }) => code !== 'template-large').map(shown)).to.deep.equal(fixture.expected.warnings ?? []);
      });
    });
  }

  describe('of all of them', () => {
    it('more than a hundred functions are judged', () => {
      expect(functions).to.be.above(100);
    });

    it('precision', function () {
      const precision = used.length / (used.length + idle.length);
      this.test!.title = `of ${used.length + idle.length} grants, ${used.length} are used: precision ${(precision * 100).toFixed(1)} %`;
      expect(precision, idle.join('\n')).to.be.at.least(0.95);
    });
  });
});

function startRecorder(): Worker {
  const env = { ...process.env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' };
  // What the apps print is not read.
  return new Worker(new URL('recorder.js', import.meta.url), { stdout: true, env });
}

async function record(recorder: Worker, { runs }: Fixture, { bundle, functions }: PackagedFixture): Promise<Recorded> {
  recorder.postMessage({ bundle, functions, runs } satisfies RecordTask);
  const [recorded] = (await once(recorder, 'message')) as [Recorded];
  return recorded;
}

function grantsOf(functions: readonly PackagedFunction[]): Expected['grants'] {
  const grants: { [functionName: string]: { [resource: string]: string[] } } = {};
  for (const one of functions) {
    const own: { [resource: string]: string[] } = (grants[one.name] = {});
    for (const { action, resource, condition } of one.grants) (own[condition === undefined ? resource : `${resource} if ${condition}`] ??= []).push(action);
  }
  return sorted(grants);
}

function without(grants: Expected['grants'], others: Expected['grants']): Expected['grants'] {
  const left = Object.entries(grants).map(([name, own]): [string, { [resource: string]: readonly string[] }] => {
    const kept = Object.entries(own).map(([resource, actions]): [string, string[]] => [
      resource,
      actions.filter((action) => others[name]?.[resource]?.includes(action) !== true),
    ]);
    return [name, Object.fromEntries(kept.filter(([, actions]) => actions.length > 0))];
  });
  return Object.fromEntries(left);
}

function sorted(grants: Expected['grants']): Expected['grants'] {
  const byName = <T>(entries: readonly [string, T][]): { [name: string]: T } => Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));
  return byName(Object.entries(grants).map(([name, own]) => [name, byName(Object.entries(own).map(([resource, actions]) => [resource, [...actions].sort()]))]));
}

function shown({ code, where }: Problem): string {
  return `${code} ${where.file}:${where.line ?? '-'}`;
}
