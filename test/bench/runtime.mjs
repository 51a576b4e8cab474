#!/usr/bin/env node
// What a request, a cold start and the code of the runtime cost beside a bare handler, and beside other frameworks on the same events.
//
//   node test/bench/runtime.mjs [--rounds N] [--routes 1 20 300 …] [--requests N] [--json]
//
// Each round runs a process for each of them, in turns, so that all meet the same noise; the ratios are medians of those within rounds.
// All times are CPU times. A request goes from the event's JSON text to the result's, as in Lambda; "alone" is the handler without that.
// A cold start is a process that loads the code and answers one request. Speed is never asserted: the exit status is 1 only when a run fails.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startMeter } from './measure.mjs';
import { installPeers, peerNames, writeOurs, writePeer } from './peers.mjs';
import { printTable, quantile } from './table.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const request = fileURLToPath(new URL('request.mjs', import.meta.url));
const [bare, ...peers] = peerNames;
const names = [bare, 'tschalice', ...peers];

async function measure(count, work, meter, { rounds, requests }) {
  const apps = new Map();
  for (const name of names) apps.set(name, name === 'tschalice' ? await writeOurs(count, work) : await writePeer(name, count, work));
  const figures = new Map(names.map((name) => [name, []]));
  for (let round = 0; round < rounds; round += 1) {
    for (const [name, { file, handler }] of apps) {
      const argv = [process.execPath, request, file, handler, String(count)];
      const { whole, alone } = JSON.parse(execFileSync(argv[0], [...argv.slice(1), String(requests)], { encoding: 'utf8' }));
      const { cpu } = await meter.run([...argv, '0'], work);
      figures.get(name).push({ whole, alone, start: cpu });
    }
  }
  return names.map((name) => ({ name, routes: count, bytes: apps.get(name).bytes, ...summarise(figures.get(name), figures.get(bare)) }));
}

/** Of each figure the median, and the median of its ratios to the bare handler's. */
function summarise(own, base) {
  const of = (what) => {
    if (own[0][what] === undefined) return undefined;
    const [value, ratio] = [own.map((one) => one[what]), own.map((one, round) => one[what] / base[round][what])].map((list) => quantile(list, 0.5));
    return { value, ratio };
  };
  return { whole: of('whole'), alone: of('alone'), start: of('start') };
}

const columns = ['routes', 'framework', 'request µs', '× bare', 'alone µs', '× bare', 'cold start ms', '× bare', 'code kB'];

function row({ name, routes, bytes, whole, alone, start }) {
  const cells = (given, unit) => (given === undefined ? ['', ''] : [(given.value / unit).toFixed(1), given.ratio.toFixed(2)]);
  return [String(routes), name, ...cells(whole, 1000), ...cells(alone, 1000), ...cells(start, 1), (bytes / 1000).toFixed(1)];
}

async function main() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '7' },
      routes: { type: 'string', multiple: true, default: ['1', '20', '300'] },
      requests: { type: 'string', default: '30000' },
      json: { type: 'boolean', default: false },
    },
  });
  if (!existsSync(join(root, 'dist/packager.js'))) throw new Error('the tool is not built: run `npm run build` first');
  installPeers();
  const work = mkdtempSync(join(realpathSync(tmpdir()), 'tschalice-bench-'));
  const meter = await startMeter(work);
  try {
    const results = [];
    for (const count of values.routes)
      results.push(...(await measure(Number(count), work, meter, { rounds: Number(values.rounds), requests: Number(values.requests) })));
    if (values.json) return console.log(JSON.stringify({ node: process.version, note: meter.note, results }, null, 2));
    printTable([columns, ...results.map(row)]);
    console.log(`
A request goes from the event's JSON text to the result's, as in Lambda; alone is the handler without that. A cold start loads the code and
answers one request. Aims: faster than each framework; a request within 2 × bare at 300 routes; code below 12 kB; a cold start below claudia's.
Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model}, load ${loadavg()[0].toFixed(1)}. CPU times; read the ratios.`);
    if (meter.note !== undefined) console.log(meter.note);
  } finally {
    meter.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

try {
  await main();
} catch (error) {
  console.error(`bench: ${error.message}`);
  process.exitCode = 1;
}
