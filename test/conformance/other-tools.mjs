#!/usr/bin/env node
// What users have beside us: `sam validate --lint` and checkov, over what is packaged from the starters and over pipelines and workflows.
// SAM CLI also sees golden templates of SAM, as many as it takes for every property of every type to be seen once; cfn-lint, which it runs, sees
// all of them in templates.mjs.
//
//   node test/conformance/other-tools.mjs
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readAccepted } from './accepted.mjs';
import { goldenTemplates, packageJobs, starterJobs } from './collect.mjs';
import { runPart } from './part.mjs';
import { generatePipelines, starterPipelines } from './pipelines.mjs';
import { runPython } from './python.mjs';
import { generateReviews } from './reviews.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** Templates with a fault that each judge has to find: one that lets it pass has gone blind. */
const faults = {
  sam: {
    says: 'E3012',
    template: {
      Resources: { A: { Type: 'AWS::Serverless::Function', Properties: { Timeout: 'long', Handler: 'a.b', Runtime: 'nodejs24.x', CodeUri: 's3://a/b' } } },
    },
  },
  checkov: {
    says: 'CKV_AWS_53',
    template: { Resources: { Open: { Type: 'AWS::S3::Bucket', Properties: { PublicAccessBlockConfiguration: { BlockPublicAcls: false } } } } },
  },
};

await runPart('SAM CLI and checkov', async (work) => {
  const { refused, templates } = await packageJobs(root, join(work, 'packages'), starterJobs(root));
  const failures = refused.map(({ id, reason }) => [id, `not packaged: ${reason}`]);
  const variants = await generatePipelines(root, join(work, 'pipelines'), join(root, 'templates/rest-api'));
  const [review] = await generateReviews(root, work);
  const pipelines = [
    ...variants.filter(({ id }) => /beta-prod-ask-prod$|regions-(v2-connection-safeguards|github-actions)$/.test(id)),
    ...(await starterPipelines(root, join(work, 'starter-pipelines'))),
    { id: `${review.id}/template`, path: review.files.find((path) => path.endsWith('.json')) },
  ];
  const reviewing = review.files
    .filter((path) => path.endsWith('.yml'))
    .map((path) => ({ id: `${review.id}/${basename(path)}`, path, kind: 'github_actions' }));
  const workflows = variants.flatMap(({ folder, id }) => (id.endsWith('github-actions-beta-prod-ask-prod') ? [workflowOf(folder, id)] : []));
  const [ofSam, ofCheckov] = ['sam', 'checkov'].map((judge) => faulty(work, judge));

  const forSam = [...templates, ...fewest(goldenTemplates(root)), ofSam];
  const forCheckov = [...[...templates, ...pipelines, ofCheckov].map((one) => ({ ...one, kind: 'cloudformation' })), ...workflows, ...reviewing];
  const [bySam, byCheckov] = await Promise.all([runPython(root, 'sam-cli', 'sam_cli.py', forSam), runPython(root, 'checkov', 'checkov_judge.py', forCheckov)]);

  for (const { errors, id } of bySam) {
    if (id === ofSam.id ? !errors.join('\n').includes(faults.sam.says) : errors.length > 0) failures.push([`${id}, by sam validate --lint`, ...errors]);
  }
  const accepted = readAccepted('other-tools');
  for (const verdict of byCheckov) {
    const { checked, findings, id } = verdict;
    if (id === ofCheckov.id ? !findings.some(({ rule }) => rule === faults.checkov.says) : checked === 0)
      failures.push([id, 'checkov checks nothing, or finds no fault']);
    const others = id === ofCheckov.id ? [] : accepted.others(verdict);
    if (others.length > 0) failures.push([`${id}, by checkov`, ...others.map(({ message, path, rule }) => `${rule} ${path}: ${message}`)]);
  }
  failures.push(...accepted.stale());
  return { passed: bySam.length + byCheckov.length - failures.length, failures };
});

/** Where GitHub has it, as checkov goes by the path. */
function workflowOf(folder, id) {
  const path = join(folder, '.github/workflows/deploy.yml');
  mkdirSync(join(folder, '.github/workflows'), { recursive: true });
  cpSync(join(folder, 'workflow.yml'), path);
  return { id: `${id}/workflow`, path, kind: 'github_actions' };
}

function faulty(work, judge) {
  const path = join(work, `faulty-${judge}.json`);
  const sam = judge === 'sam' ? { Transform: 'AWS::Serverless-2016-10-31' } : {};
  writeFileSync(path, JSON.stringify({ AWSTemplateFormatVersion: '2010-09-09', ...sam, ...faults[judge].template }));
  return { id: `faulty/${judge}`, path };
}

/** Golden templates, without those that hold nothing that was not in one before. */
function fewest(templates) {
  const seen = new Set();
  return templates.filter(({ path }) => {
    if (!path.endsWith('.json')) return true;
    const { Resources = {}, Transform } = JSON.parse(readFileSync(path, 'utf8'));
    // A stage with releases has no SAM template. To SAM CLI, code in a plain resource that is still to be uploaded is a fault; cfn-lint sees these in templates.mjs.
    if (Transform === undefined) return false;
    const parts = Object.values(Resources).flatMap(({ Properties = {}, Type }) => Object.keys(Properties).map((key) => `${Type} ${key}`));
    const isNew = parts.some((part) => !seen.has(part));
    for (const part of parts) seen.add(part);
    return isNew;
  });
}
