#!/usr/bin/env node
// How long `package` takes against a floor (floor.mjs), and starting against an empty Node process: in one run, and paired.
//
//   node test/bench/run.mjs [--runs N] [--only NAME ...] [--floor import|require] [--json]
//
// Each case: one warm-up of both, then pairs floor, ours, floor, ours … of whole processes. The ratios are medians of the
// ratios within pairs, since both halves of a pair meet the same noise; milliseconds are only for orientation. CPU time counts user
// and system time of all processes, esbuild's too. Speed is never asserted: the exit status is 1 only when a run fails.
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startMeter } from './measure.mjs';
import { makeProject } from './projects.mjs';
import { makeStacks } from './stacks.mjs';
import { printTable, quantile } from './table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');
const tool = join(root, 'dist/cli/main.js');
const node = process.execPath;
const peakAimMb = 200;

const cases = [
  { name: 'version', command: ['--version'], aim: 1.3 },
  { name: 'help', command: ['--help'], aim: 2.3 },
  { name: 'validate', command: ['validate'], project: 'hello' },
  { name: 'stages', project: 'stages', against: 'one stage', aim: 1.4 },
  { name: 'hello', project: 'hello', aim: 1.5 },
  { name: 'proof', project: 'hello', proves: true, aim: 3 },
  { name: 'functions50', project: 'functions50', aim: 1.4 },
  { name: 'routes300', project: 'routes300', aim: 1.4 },
  { name: 'sdk', project: 'sdk' },
  { name: 'authorizers', project: 'authorizers' },
  { name: 'calls', project: 'calls', against: 'files', aim: 1.25 },
  { name: 'calls-1-file', project: 'calls', against: 'file' },
  { name: 'comparison', program: 'compare', aim: 3 },
  // 30 ms, where an empty process takes 60.
  { name: 'quotas', program: 'quotas', without: ['without'], aim: 0.5 },
];

/** Start-up is short and hello small, so noise weighs more: they get more pairs. */
function pairsOf({ command, program, project }) {
  return options.runs ?? (command !== undefined || program !== undefined || project === 'hello' ? 15 : 9);
}

/** What is compared: two command lines, ours and the base, and where they run. */
function pairOf({ command, program, without, project, proves = false, against }, work, programs) {
  const directory = project === undefined ? work : join(work, project);
  const empty = [node, '-e', ''];
  if (command !== undefined) return { directory, base: empty, ours: [node, tool, ...command] };
  if (program !== undefined) {
    const ours = [node, programs[program]];
    return { directory, base: empty, ours, ...(without !== undefined && { without: [...ours, ...without] }) };
  }
  if (against === 'one stage') return { directory, base: [node, tool, 'validate', '--stage', 'dev'], ours: [node, tool, 'validate'] };
  if (project === 'calls') {
    // Where policies are files, nothing is looked for in the code.
    const [base, ours] = [against, 'dev'].map((stage) => [node, tool, 'package', '--no-prove', '--stage', stage, join(work, 'out', project, stage)]);
    return { directory, base, ours, templates: against === 'files' ? [base, ours].map((command) => join(command.at(-1), 'sam.json')) : undefined };
  }
  if (proves) return { directory, base: empty, ours: [node, tool, 'package'], without: [node, tool, 'package', '--no-prove'] };
  const [base, ours] = ['floor', 'ours'].map((name) => join(work, 'out', project, name));
  return {
    directory,
    base: [node, fileURLToPath(new URL('floor.mjs', import.meta.url)), directory, base, options.floor],
    // The floor knows nothing of a proof either.
    ours: [node, tool, 'package', '--no-prove', ours],
    zips: { base: join(base, 'deployment.zip'), ours: join(ours, 'deployment.zip') },
  };
}

async function measureCase(one, work, programs, meter) {
  const { directory, base, ours, without, zips, templates } = pairOf(one, work, programs);
  const measurePair = async () => {
    const pair = { base: await meter.run(base, directory), ours: await meter.run(ours, directory) };
    return without === undefined ? pair : { ...pair, ours: difference(pair.ours, await meter.run(without, directory)) };
  };
  await measurePair();
  if (templates !== undefined) checkSame(templates, [one.against, 'dev']);
  const pairs = [];
  for (let count = pairsOf(one); count > 0; count -= 1) pairs.push(await measurePair());
  const sizes = zips && { base: statSync(zips.base).size, ours: statSync(zips.ours).size };
  return { case: one.name, against: one.against ?? (zips ? 'floor' : "node -e ''"), aim: one.aim, pairs: pairs.length, ...summarise(pairs), zipBytes: sizes };
}

/** Templates that are the same but for the names of their stages are the same work. */
function checkSame(templates, stages) {
  const [first, second] = templates.map((path, index) => readFileSync(path, 'utf8').replaceAll(new RegExp(`\\b${stages[index]}\\b`, 'g'), 'STAGE'));
  if (first !== second) throw new Error(`${templates.join(' and ')} differ in more than their stages`);
}

/** What one run took more than another; its own peaks of memory. */
function difference(more, less) {
  return { ...more, ...Object.fromEntries(['cpu', 'wall'].flatMap((what) => (more[what] === undefined ? [] : [[what, more[what] - less[what]]]))) };
}

/** For CPU and wall time (ms) both medians, and the quartiles of the ratios; the greatest peaks of memory (MB). */
function summarise(pairs) {
  const times = ['cpu', 'wall'].map((what) => {
    if (pairs[0].ours[what] === undefined) return [what, undefined];
    const ratios = pairs.map(({ base, ours }) => ours[what] / base[what]);
    const [low, ratio, high] = [0.25, 0.5, 0.75].map((share) => quantile(ratios, share));
    const median = (side) =>
      quantile(
        pairs.map((pair) => pair[side][what]),
        0.5,
      );
    return [what, { base: median('base'), ours: median('ours'), ratio, low, high }];
  });
  const peak = (side, what) => (pairs[0].ours.rss === undefined ? undefined : Math.max(...pairs.map((pair) => pair[side][what])) / 1024);
  return { ...Object.fromEntries(times), peakMb: { base: peak('base', 'rss'), ours: peak('ours', 'rss'), oursAllProcesses: peak('ours', 'rssSum') } };
}

const columns = ['case', 'CPU ms base → ours', 'ratio (quartiles)', 'wall ms base → ours', 'ratio (quartiles)', 'aim', 'peak MB (all)', 'zip kB base, ours'];

function row(result) {
  const { cpu, wall, aim, peakMb, zipBytes } = result;
  const time = (given, limit) => (given === undefined ? ['', ''] : [`${ms(given.base)} → ${ms(given.ours)}`, ratioText(given, limit)]);
  // The limits on starting up are on CPU time alone.
  const wallAim = result.against === "node -e ''" ? undefined : aim;
  const memory = peakMb.ours === undefined ? '' : `${peakMb.ours.toFixed(0)} (${peakMb.oursAllProcesses.toFixed(0)})${mark(peakMb.ours, peakAimMb)}`;
  const zips = zipBytes === undefined ? '' : `${(zipBytes.base / 1000).toFixed(1)}, ${(zipBytes.ours / 1000).toFixed(1)}`;
  return [result.case, ...time(cpu, aim), ...time(wall, wallAim), aim === undefined ? '' : `≤ ${aim}`, memory, zips];
}

function ratioText({ ratio, low, high }, aim) {
  return `${ratio.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})${mark(ratio, aim)}`;
}

function mark(value, aim) {
  if (aim === undefined) return '';
  return value <= aim ? ' met' : ' MISSED';
}

function ms(value) {
  return value.toFixed(0);
}

function print(results, note) {
  printTable([columns, ...results.map(row)]);
  console.log(`
version, help and validate are compared with node -e '', and so are what the proof adds to packaging hello, a comparison of two templates
with about 400 resources, and what measuring the quotas adds to expanding one of them; stages, which validates
three that share a bundle, is compared with validating one; calls, 50 functions that call AWS over 200 modules, with packaging them
to the same template with a policy file for each, and calls-1-file with one such file for all; the others, without a proof, with floor.mjs.
The aims of what is compared with node -e '' are for CPU time.
${floorText()}
Peak memory is that of the largest process, in parentheses all processes together; the aim is below ${peakAimMb} MB.
Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0].toFixed(1)}. Read the ratios: milliseconds depend on the machine and its load.`);
  if (note !== undefined) console.log(note);
}

function floorText() {
  if (options.floor === 'require') return 'This floor requires esbuild; the aims are for the one that imports it, which is the default.';
  return 'The floor imports esbuild, as esbuild documents; where the tool requires it, which is much faster, --floor require is the stricter comparison.';
}

function readOptions() {
  const { values } = parseArgs({
    options: {
      runs: { type: 'string' },
      only: { type: 'string', multiple: true },
      floor: { type: 'string', default: 'import' },
      json: { type: 'boolean', default: false },
    },
  });
  const runs = values.runs === undefined ? undefined : Number(values.runs);
  if (runs !== undefined && !(Number.isInteger(runs) && runs > 0)) throw new Error('--runs must be a whole number above 0');
  const unknown = values.only?.find((name) => !cases.some((one) => one.name === name));
  if (unknown !== undefined) throw new Error(`--only knows ${cases.map(({ name }) => name).join(', ')}, not '${unknown}'`);
  if (!['import', 'require'].includes(values.floor)) throw new Error(`--floor is import or require, not '${values.floor}'`);
  return { ...values, runs };
}

async function main() {
  if (!existsSync(tool)) throw new Error('the tool is not built: run `npm run build` first');
  const wanted = cases.filter(({ name }) => options.only?.includes(name) ?? true);
  const work = mkdtempSync(join(realpathSync(tmpdir()), 'tschalice-bench-'));
  const meter = await startMeter(work);
  try {
    for (const project of new Set(wanted.flatMap((one) => one.project ?? []))) makeProject(project, work, root);
    const programs = wanted.some(({ program }) => program !== undefined) ? await makeStacks(work, root) : {};
    const results = [];
    for (const one of wanted) {
      if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${one.name} …`);
      results.push(await measureCase(one, work, programs, meter));
    }
    if (process.stderr.isTTY) process.stderr.write('\r\u001b[K');
    if (options.json) console.log(JSON.stringify({ node: process.version, floor: options.floor, note: meter.note, results }, null, 2));
    else print(results, meter.note);
  } finally {
    meter.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

let options;
try {
  options = readOptions();
  await main();
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
