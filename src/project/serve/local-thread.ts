/** Loaded first by the threads and processes that a served app starts from modules in memory. */
import { readFileSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { getEnvironmentData } from 'node:worker_threads';
import type { ServedModules } from './local-hooks.js';
import { servedKey, serveModules } from './serve-modules.js';

const file = new URL(import.meta.url).searchParams.get('served');
const text = file === null ? (getEnvironmentData(servedKey) as string) : readFileSync(file, 'utf8');
if (file !== null) rmSync(dirname(file), { recursive: true, force: true });
serveModules(JSON.parse(text) as ServedModules);
