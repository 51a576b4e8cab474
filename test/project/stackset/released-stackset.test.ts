import { mkdtempSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { findProject } from '../../../src/project/read/find-project.js';
import { changeReleases, type ReleaseStep } from '../../../src/project/release/change-release.js';
import { type GeneratedStackSet, generateStackSet } from '../../../src/project/stackset/generate-stackset.js';
import { appWith, project as projectWith, removeFolders } from '../../cli/run-cli.js';
import { asTexts, inRegion } from '../../compiler/stackset/in-region.js';

const regions = ['eu-west-1', 'us-east-1'] as const;
const today = '2026-11-20';
const app = (answer: string): string =>
  appWith(
    `app.get('/', () => '${answer}');\napp.schedule('cleanup', 'rate(1 hour)', () => '${answer}');\napp.onWsConnect(() => {});\napp.onWsMessage(() => {});`,
  );

/** What each step changes: in all regions, or in one of them. */
const walks: readonly { readonly strategy: string; readonly settings?: object; readonly steps: readonly (readonly [ReleaseStep, ...string[]])[] }[] = [
  {
    strategy: 'canary',
    steps: [[{ kind: 'start' }], [{ kind: 'step', percent: 50 }, 'eu-west-1'], [{ kind: 'promote' }, 'us-east-1'], [{ kind: 'abort' }, 'eu-west-1']],
  },
  {
    strategy: 'canary',
    settings: { alarms: 'production' },
    steps: [[{ kind: 'start' }], [{ kind: 'promote' }, 'eu-west-1'], [{ kind: 'promote' }, 'us-east-1'], [{ kind: 'rollback' }, 'eu-west-1']],
  },
  { strategy: 'blue-green', steps: [[{ kind: 'start' }], [{ kind: 'promote' }, 'us-east-1'], [{ kind: 'promote' }, 'eu-west-1']] },
  { strategy: 'rolling', steps: [[{ kind: 'start', percent: 0 }], [{ kind: 'step', percent: 20 }, 'us-east-1'], [{ kind: 'promote' }, 'us-east-1']] },
];

/** The codes of what a walk gives at each step, and whether the template says in each region what that region's own says. */
async function walked({ strategy, settings, steps }: (typeof walks)[number]): Promise<{ hasPast: boolean; codes: string[] }[]> {
  const config = {
    version: '2.0',
    app_name: 'demo',
    stages: { prod: { release: { strategy }, ...settings } },
    regions: { 'eu-west-1': { environment_variables: { MODE: 'standby' }, lambda_memory_size: 256 }, 'us-east-1': { primary: true } },
  };
  const cwd = projectWith({ 'app.ts': app('one'), '.chalice/config.json': JSON.stringify(config) });
  const project = findProject(cwd, cwd);
  const found: { hasPast: boolean; codes: string[] }[] = [];
  for (const [step, ...some] of [[{ kind: 'init' }] as const, ...steps]) {
    if (step.kind === 'start') writeFileSync(join(cwd, 'app.ts'), app('two'));
    await changeReleases({ project, stage: 'prod', today, step }, some.length > 0 ? some : regions);
    const outputPath = realpathSync(mkdtempSync(join(tmpdir(), 'tschalice-cli-')));
    const set = await generateStackSet({ project, stage: 'prod', today, outputPath });
    const template = JSON.parse(readFileSync(join(outputPath, 'stackset.json'), 'utf8')) as TemplateDocument;
    const { Resources, Outputs, Conditions = {}, Mappings = {} } = template;
    for (const region of regions) {
      const made = inRegion({ Resources: Resources!, Outputs: Outputs!, Conditions, Mappings }, region);
      expect(comparable(made), `${strategy} ${step.kind} ${region}`).to.deep.equal(comparable(own(set, region)));
    }
    found.push({ hasPast: set.hasPast, codes: set.problems.map(({ code }) => code) });
  }
  return found;
}

function own({ packages }: GeneratedStackSet, region: string): TemplateDocument {
  return packages.find(({ config }) => config.region === region)!.template;
}

/** Without the zip, which a stack set has at another place; dependencies on what a region does not have are passed over. */
function comparable({ Resources, Outputs }: TemplateDocument): Value {
  const resources = Object.entries(Resources as { readonly [id: string]: { DependsOn?: string | string[]; Properties: { Code?: unknown } } });
  const ids = new Set(resources.map(([id]) => id));
  const fresh = resources.map(([id, { DependsOn, ...resource }]) => {
    const needs = [DependsOn ?? []].flat().filter((other) => ids.has(other));
    return [id, { ...resource, DependsOn: needs.toSorted(), Properties: { ...resource.Properties, Code: 'the zip' } }];
  });
  // The order and the types of objects say nothing.
  return JSON.parse(JSON.stringify(asTexts({ Resources: Object.fromEntries(fresh), Outputs } as unknown as Value))) as Value;
}

describe('generateStackSet of a stage with releases', () => {
  after(removeFolders);

  for (const one of walks) {
    it(`says in each region what its ledger says: ${one.strategy}${one.settings === undefined ? '' : ', with alarms'}`, async () => {
      const [first, ...later] = await walked(one);
      expect(first!.hasPast).to.equal(false);
      expect(first!.codes).not.to.include('stackset-past');
      // From the first start on, the ledgers name what only stacks have that are there.
      for (const { hasPast, codes } of later) {
        expect(hasPast).to.equal(true);
        expect(codes.filter((code) => code === 'stackset-past')).to.have.lengthOf(2);
      }
    });
  }
});
