import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { buildspec } from '../../../src/compiler/pipeline/buildspec.js';
import { githubRolesTemplate } from '../../../src/compiler/pipeline/github-roles.js';
import { pipelineTemplate } from '../../../src/compiler/pipeline/pipeline-template.js';
import type { PlainTemplate } from '../../../src/compiler/pipeline/plain-template.js';
import { pipelineBuckets, regionTemplate } from '../../../src/compiler/pipeline/region-buckets.js';
import type { ReviewSettings } from '../../../src/compiler/pipeline/review-settings.js';
import type { PipelineSettings } from '../../../src/compiler/pipeline/settings.js';
import { reviewBuildspec, reviewTemplate } from '../../../src/compiler/pipeline/review-template.js';
import { commentWorkflow, reviewWorkflow } from '../../../src/compiler/pipeline/review-workflow.js';
import { noSafeguards, type Safeguards } from '../../../src/compiler/pipeline/safeguards.js';
import { smokeTestBuildspec } from '../../../src/compiler/pipeline/smoke-test.js';
import { workflow } from '../../../src/compiler/pipeline/workflow.js';
import { toJson, toYaml } from '../../../src/compiler/syntax/serialise.js';
import { goldenDifference } from '../../golden/golden-difference.js';
import { fixed, policyOf, resources, reviewPart, reviewSettings, settings, skeleton, stage, templateWith } from './sample.js';

/** Kept as they are written; `npm run test:update -- pipeline` rewrites them, and the diff is reviewed. */
const expected = join(process.cwd(), 'test/compiler/pipeline/expected');

const twoStages: Partial<PipelineSettings> = {
  stages: [
    stage('beta', { deployPolicy: policyOf(templateWith(resources, 'beta')) }),
    stage('prod', { needsApproval: true, templateName: 'sam.yaml', deployPolicy: policyOf(templateWith(resources, 'prod')) }),
  ],
};

const safeguards: Safeguards = {
  smokeTest: 'test "$STAGE" != STAGE\ncurl -fsS "$ENDPOINT_URL"health',
  onFailure: 'rollback',
  alarms: { prod: ['shop-errors', 'shop-latency'].map((name) => ({ name, region: undefined })) },
  watchMinutes: 20,
  branches: ['main', "it's/**"],
  paths: ['src/**', '!src/STAGE/**'],
};

/** The policies of one stage's deploy roles are as above; here it is their regions that count. */
const inRegions: Partial<PipelineSettings> = {
  home: 'us-east-1',
  stages: [stage('beta', { regions: ['us-east-1'] }), stage('prod', { regions: ['us-east-1', 'eu-west-1'], needsApproval: true, templateName: 'sam.yaml' })],
  safeguards: {
    ...safeguards,
    alarms: { prod: ['us-east-1', 'eu-west-1'].map((region) => ({ name: '${ApplicationName}-prod-RestAPIErrorRateAlarm', region })) },
  },
};

const ofWorkflow: Safeguards = { ...safeguards, alarms: {}, branches: ['trunk'] };

async function templateIn(given: Partial<PipelineSettings>, inTemplate = true): Promise<string> {
  const all = settings(given);
  const test = smokeTestBuildspec(all);
  return toJson(pipelineTemplate(all, fixed, inTemplate ? await toYaml(buildspec(all)) : undefined, test === undefined ? undefined : await toYaml(test)));
}

const inSubfolder = reviewSettings({ folder: 'services/orders', lockFolder: 'services/orders', packageManager: 'pnpm', architecture: 'arm64' });
const inWorkspace = reviewSettings({
  folder: 'packages/orders',
  packageManager: 'yarn',
  nodeMajor: 26,
  stages: ['prod'],
  isAllStages: false,
  committed: [{ stage: 'prod', out: 'out/prod' }],
  gates: [],
});

const reviewInRegions = reviewSettings({
  regions: { beta: ['us-east-1'], prod: ['us-east-1', 'eu-west-1'] },
  committed: [
    { stage: 'beta', region: 'us-east-1', out: 'out/beta/us-east-1' },
    { stage: 'prod', hasAllRegions: true, out: 'out/prod' },
  ],
});

async function reviewStack(given: ReviewSettings): Promise<string> {
  const build = await toYaml(reviewBuildspec(given, 'console.log(1);\n'));
  return toJson(reviewTemplate(given, JSON.parse(reviewPart('codecommit.json')) as PlainTemplate, build));
}

const files: { readonly [name: string]: () => Promise<string> | string } = {
  'codecommit.json': () => templateIn({}),
  'codecommit-v1-admin.json': () => templateIn({ version: 'v1', stages: [stage('beta')] }),
  'github-buildspec-file.json': () => templateIn({ source: 'github' }, false),
  'github-v1.json': () => templateIn({ source: 'github', version: 'v1' }),
  'connection-two-stages.json': () => templateIn({ source: 'connection', ...twoStages }),
  'buildspec.yml': () => toYaml(buildspec(settings(twoStages))),
  'buildspec-v1.yml': () => toYaml(buildspec(settings({ version: 'v1' }))),
  'github-actions.yml': () => workflow(skeleton, settings(twoStages)),
  'safeguards.json': () => templateIn({ source: 'connection', ...twoStages, safeguards }),
  'safeguards-retry.json': () => templateIn({ safeguards: { ...noSafeguards, onFailure: 'retry' } }),
  'smoke-test-buildspec.yml': () => toYaml(smokeTestBuildspec(settings({ safeguards }))!),
  'github-actions-smoke-test.yml': () => workflow(skeleton, settings({ ...twoStages, safeguards: ofWorkflow })),
  'github-actions-smoke-test-roles.json': () => toJson(githubRolesTemplate(settings({ ...twoStages, safeguards: ofWorkflow }), fixed)),
  'regions.json': () => templateIn({ source: 'connection', ...inRegions }),
  'regions-buckets.json': () => toJson(regionTemplate(fixed, pipelineBuckets)),
  'regions-buildspec.yml': () => toYaml(buildspec(settings(inRegions))),
  'regions-github-actions.yml': () => workflow(skeleton, settings({ ...inRegions, safeguards: ofWorkflow })),
  'regions-github-actions-plain.yml': () => workflow(skeleton, settings({ ...inRegions, safeguards: noSafeguards })),
  'regions-github-actions-roles.json': () => toJson(githubRolesTemplate(settings({ ...inRegions, safeguards: ofWorkflow }), fixed)),
  'review.yml': () => reviewWorkflow(reviewPart('workflow.yml'), reviewSettings()),
  'review-subfolder.yml': () => reviewWorkflow(reviewPart('workflow.yml'), inSubfolder),
  'review-workspace.yml': () => reviewWorkflow(reviewPart('workflow.yml'), inWorkspace),
  'review-regions.yml': () => reviewWorkflow(reviewPart('workflow.yml'), reviewInRegions),
  // The script has tests of its own.
  'review-comment.yml': () => commentWorkflow(reviewPart('comment-workflow.yml'), 'console.log(1);\n', reviewSettings()),
  'review-comment-subfolder.yml': () => commentWorkflow(reviewPart('comment-workflow.yml'), 'console.log(1);\n', inSubfolder),
  'review-codecommit.json': () => reviewStack(reviewSettings()),
  'review-codecommit-workspace.json': () => reviewStack(inWorkspace),
  'review-codecommit-regions.json': () => reviewStack(reviewInRegions),
  'github-actions-roles.json': () => toJson(githubRolesTemplate(settings(twoStages), fixed)),
};

describe('golden pipeline', () => {
  before(() => {
    if (process.env['UPDATE'] !== '1') return;
    rmSync(expected, { recursive: true, force: true });
    mkdirSync(expected);
  });

  for (const [name, make] of Object.entries(files)) {
    it(name, async () => {
      const text = await make();
      if (process.env['UPDATE'] === '1') writeFileSync(join(expected, name), text);
      const difference = goldenDifference({ [name]: readFileSync(join(expected, name), 'utf8') }, { [name]: text }, 'pipeline');
      if (difference !== '') throw new Error(`not as expected:\n\n${difference}\n`);
    });
  }

  it('has no file besides', () => {
    expect(readdirSync(expected).sort()).to.deep.equal(Object.keys(files).sort());
  });
});
