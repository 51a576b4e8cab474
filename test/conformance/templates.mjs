#!/usr/bin/env node
// Outside judges for the templates: AWS's SAM translator and cfn-lint.
// Judges the golden templates of test/cases, and what the built tool packages from templates/ and from the oracle's cases
// (../shared/oracle/cases, or the folder that TSCHALICE_ORACLE names), and every kind of pipeline that it generates;
// compares our own expansion of SAM with the translator's (expansion.mjs).
//
//   node test/conformance/templates.mjs [--verbose] [--strict] [--templates FOLDER-OR-GLOB]
//
// --verbose: a line for each template. --strict: an oracle case that cannot be packaged yet is a failure.
// --templates: judge these files only.
// The exit status is 1 on any failure, and where nothing was judged.
// Entries of accepted/templates.json that nothing needs are a failure too, but only where the oracle is at hand and all of it was packaged.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { readAccepted } from './accepted.mjs';
import { expansionErrors, expansionTemplates, staleAnswers } from './expansion.mjs';
import { goldenTemplates, namedTemplates, oracleJobs, packageJobs, starterJobs } from './collect.mjs';
import { pipelineTemplates } from './pipelines.mjs';
import { judge, Unable } from './python.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({
  options: {
    verbose: { type: 'boolean' },
    strict: { type: 'boolean' },
    templates: { type: 'string' },
  },
});

async function collect(work) {
  if (options.templates) return { templates: namedTemplates(options.templates), refused: [], complete: false };
  if (!existsSync(join(root, 'dist/cli/main.js'))) throw new Unable('the tool is not built: run `npm run build` first');
  const oracle = oracleJobs(root);
  if (oracle.length === 0) console.log('The cases of the oracle are not at hand: judging without them.');
  const { templates, refused } = await packageJobs(root, work, [...starterJobs(root), ...oracle]);
  const pipelines = await pipelineTemplates(root, work);
  return { templates: [...goldenTemplates(root), ...templates, ...pipelines], refused, complete: oracle.length > 0 && refused.length === 0 };
}

// Templates with one known fault each: a judge that lets one pass has gone blind, and so is worth nothing.
function faultyTemplates(work) {
  const faults = JSON.parse(readFileSync(new URL('faulty.json', import.meta.url), 'utf8'));
  return faults.map(({ name, says, template }, index) => {
    const path = join(work, `faulty-${index}.json`);
    writeFileSync(path, typeof template === 'string' ? template : JSON.stringify(template));
    return { id: `faulty/${name}`, path, packaged: true, says };
  });
}

const describe = ({ rule, path, message }) => `${rule} ${path || '(whole template)'}: ${message}`;

async function main(work) {
  const { templates, refused, complete } = await collect(work);
  if (templates.length + refused.length === 0) throw new Unable('there is not a single template to judge');
  const faulty = faultyTemplates(work);
  const expansions = options.templates ? [] : await expansionTemplates(work);
  const verdicts = await judge(root, [...templates, ...expansions, ...faulty]);
  const accepted = readAccepted('templates');
  const failures = [];
  const judged = templates.length + expansions.length;

  for (const verdict of verdicts.slice(0, judged)) {
    const lines = [...verdict.errors, ...(await expansionErrors(verdict)), ...accepted.others(verdict).map(describe)];
    if (lines.length > 0) failures.push([verdict.id, ...lines]);
    if (options.verbose) console.log(`${lines.length === 0 ? 'ok' : 'FAILED'} ${verdict.id} (${verdict.resources} resources)`);
  }
  failures.push(...(await staleAnswers([...templates, ...expansions], verdicts)));
  const passed = judged - failures.length;

  verdicts.slice(judged).forEach((verdict, index) => {
    const said = [...verdict.errors, ...verdict.findings.map(describe)];
    const { says } = faulty[index];
    if (!said.some((line) => line.includes(says))) failures.push([verdict.id, `the judges do not say '${says}'; they say:`, ...said]);
  });
  for (const { id, reason } of refused.filter((one) => options.strict || !one.mayFail)) failures.push([id, `not packaged: ${reason}`]);
  if (complete) failures.push(...accepted.stale());

  const later = options.strict ? [] : refused.filter((one) => one.mayFail);
  for (const { id, reason } of later) console.log(`not packaged yet: ${id}: ${reason}`);
  if (later.length > 0) console.log(`${later.length} not packaged yet`);
  for (const [id, ...lines] of failures) console.log([id, ...lines].join('\n').replaceAll('\n', '\n  '));
  console.log(`${passed} passed, ${failures.length} failed`);
  if (failures.length > 0 || passed === 0) process.exitCode = 1;
}

const work = mkdtempSync(join(tmpdir(), 'conformance-'));
try {
  await main(work);
} catch (error) {
  if (!(error instanceof Unable)) throw error;
  console.error(`conformance: ${error.message}`);
  process.exitCode = 1;
} finally {
  rmSync(work, { recursive: true, force: true });
}
