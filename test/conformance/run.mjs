#!/usr/bin/env node
// All judges: each part below is a program of its own, which can be run alone. As many run at a time as there are processors, the
// longest first; what one says is printed when it ends.
//
//   node test/conformance/run.mjs [--strict] [PART ...]
//
// --strict is passed on to templates.mjs. The exit status is 1 if a part fails, or cannot judge.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { environment, Unable } from './python.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const parts = ['templates', 'hand-over', 'other-tools', 'random-apps', 'builds', 'base-installs', 'workflows', 'swagger', 'release-templates'];
const { positionals, values } = parseArgs({ options: { strict: { type: 'boolean' } }, allowPositionals: true });
const wanted = positionals.length === 0 ? parts : parts.filter((part) => positionals.includes(part));

function run(part) {
  const words = part === 'templates' && values.strict ? ['--strict'] : [];
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [fileURLToPath(new URL(`${part}.mjs`, import.meta.url)), ...words], { stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (said += text));
    child.once('close', (status) => {
      console.log(`\n-- ${part}, ${Math.round((performance.now() - started) / 1000)} s${status === 0 ? '' : ', FAILED'}\n${said.trimEnd()}`);
      resolve(status === 0);
    });
  });
}

try {
  // Before the parts, which would make them at the same time.
  for (const name of ['judges', 'sam-cli', 'checkov', 'workflows']) environment(root, name);
  const waiting = [...wanted];
  const results = [];
  const worker = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) results.push(await run(next));
  };
  await Promise.all(Array.from({ length: availableParallelism() }, worker));
  const failed = results.filter((isRight) => !isRight).length;
  console.log(`\nconformance: ${results.length - failed} passed, ${failed} failed`);
  if (failed > 0 || results.length === 0) process.exitCode = 1;
} catch (error) {
  if (!(error instanceof Unable)) throw error;
  console.error(`conformance: ${error.message}`);
  process.exitCode = 1;
}
