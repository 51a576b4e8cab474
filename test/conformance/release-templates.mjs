#!/usr/bin/env node
// Golden apps are taken through each kind of release, and cfn-lint judges every template on the way.
//
//   node test/conformance/release-templates.mjs
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expandedDocument } from '../../build/src/compiler/expand/expanded-document.js';
import { abortRelease } from '../../build/src/compiler/release/abort-release.js';
import { applyRelease } from '../../build/src/compiler/release/apply-release.js';
import { initLedger } from '../../build/src/compiler/release/init-ledger.js';
import { promoteRelease } from '../../build/src/compiler/release/promote-release.js';
import { rollbackRelease } from '../../build/src/compiler/release/rollback-release.js';
import { sourceRelease } from '../../build/src/compiler/release/source-release.js';
import { startRelease } from '../../build/src/compiler/release/start-release.js';
import { stepRelease } from '../../build/src/compiler/release/step-release.js';
import { runPart } from './part.mjs';
import { judge } from './python.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const apps = ['api-gateway-methods', 'authorizer-scopes', 'automatic-layer', 'both-domains', 'order-of-resources', 'usage-plan'];
const strategies = ['canary', 'blue-green', 'rolling'];
const context = { stage: 'dev', file: '.chalice/releases/dev.json', configFile: '.chalice/config.json' };

/** The templates of a stage on its way from one source to another, as they would be uploaded. */
function walk(app, strategy) {
  const settings = { strategy, percent: 10, stageVariables: strategy === 'rolling' ? {} : { log_level: 'debug' }, useStageCache: false };
  const { template: expanded } = expandedDocument(JSON.parse(readFileSync(join(root, `test/cases/${app}/expected/dev/sam.json`), 'utf8')));
  const [first, second] = ['one', 'two'].map((code) =>
    sourceRelease(
      expanded,
      new Map([
        ['./deployment.zip', code],
        ['./layer.zip', code],
      ]),
    ),
  );
  const templates = [];
  const deploy = ({ ledger, problems }, source) => {
    if (ledger === undefined) throw new Error(problems.map(({ message }) => message).join('; '));
    templates.push(JSON.stringify(uploaded(applyRelease(expanded, ledger, settings, source)), null, 2));
    return ledger;
  };
  const live = deploy(initLedger(undefined, first, { force: false }, context), first);
  const started = deploy(startRelease(live, second, settings, {}, context), second);
  deploy(abortRelease(started, context), second);
  deploy(startRelease(live, second, settings, {}, context), second);
  if (strategy !== 'blue-green') deploy(stepRelease(started, 100, context), second);
  const promoted = deploy(promoteRelease(started, context), second);
  deploy(rollbackRelease(promoted, context), second);
  return templates;
}

function uploaded(template) {
  const artifact = { S3Bucket: 'bucket', S3Key: 'key' };
  const Resources = Object.entries(template.Resources).map(([id, { Properties, ...resource }]) => {
    const name = { 'AWS::Lambda::Function': 'Code', 'AWS::Lambda::LayerVersion': 'Content' }[resource.Type];
    return [id, { ...resource, Properties: name === undefined ? Properties : { ...Properties, [name]: artifact } }];
  });
  return { ...template, Resources: Object.fromEntries(Resources) };
}

await runPart('release templates', async (work) => {
  const walks = apps.flatMap((app) => strategies.map((strategy) => ({ id: `${app}, ${strategy}`, templates: walk(app, strategy) })));
  const given = walks.flatMap(({ id, templates }, at) =>
    templates.map((template, index) => {
      const path = join(work, `${at}-${index}.json`);
      writeFileSync(path, template);
      return { id: `${id}, template ${index + 1}`, path, packaged: false };
    }),
  );
  const verdicts = await judge(root, given);
  const linted = verdicts.map(({ id, errors, findings }) => {
    // What is no more than information is judged with the golden templates.
    const serious = findings.filter(({ rule }) => !rule.startsWith('I'));
    return [id, ...errors, ...serious.map(({ rule, path, message }) => `cfn-lint ${rule} ${path}: ${message}`)];
  });
  const failures = linted.filter((lines) => lines.length > 1);
  return { passed: linted.length - failures.length, failures };
});
