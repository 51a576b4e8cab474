import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { compileFunction } from 'node:vm';
import { parse } from 'yaml';
import { commentWorkflow } from '../../../src/compiler/pipeline/review-workflow.js';
import { zip } from '../../../src/compiler/zip/zip.js';
import { reviewPart, reviewSettings } from './sample.js';

export interface Comment {
  readonly id: number;
  readonly user: { readonly login: string };
  body: string;
}

interface Pull {
  readonly number: number;
  readonly state: string;
  readonly head: { readonly ref: string; readonly sha: string; readonly repo: { readonly id: number } | null };
  readonly base: { readonly repo: { readonly id: number } };
  readonly labels: { readonly name: string }[];
}

/** A repository with one pull request, and the run of its review. */
export interface Repository {
  pulls: { [number: number]: Pull };
  comments: { [number: number]: Comment[] };
  /** Of the run that the comment is for. */
  artifacts: { readonly id: number; readonly name: string; readonly expired: boolean; readonly size_in_bytes: number; readonly content: Uint8Array }[];
  run: { readonly [name: string]: unknown };
  /** What a request gets in place of its answer, by method and path. */
  refused: { [request: string]: number };
}

const own = { id: 1 };
const fork = { id: 2 };

/** @param files of the artifact */
export async function repository(files: { readonly [name: string]: string }, changes: Partial<Pull> = {}, isFork = false): Promise<Repository> {
  const repo = isFork ? fork : own;
  const head = { ref: 'feature', sha: 'a'.repeat(40), repo };
  return {
    pulls: { 7: { number: 7, state: 'open', head, base: { repo: own }, labels: [], ...changes } },
    comments: { 7: [] },
    artifacts: [await artifact(files)],
    run: { id: 99, head_sha: head.sha, head_branch: head.ref, head_repository: repo, repository: own },
    refused: {},
  };
}

export async function artifact(files: { readonly [name: string]: string }, id = 5): Promise<Repository['artifacts'][number]> {
  const entries = Object.entries(files).map(([path, text]) => ({ path, content: Buffer.from(text) }));
  const content = await zip(entries);
  return { id, name: 'template-review', expired: false, size_in_bytes: content.length, content };
}

/** What the workflow's step says, and what it asked for. */
export interface Outcome {
  readonly status: number | null;
  readonly said: string;
  /** Of each request that changes something, method and path. */
  readonly written: readonly string[];
}

interface Step {
  readonly env: { readonly [name: string]: string };
  readonly run: string;
}

/** Runs the step of the generated workflow. @param inProcess whether in a process of its own, as GitHub does */
export async function comment(repository: Repository, folder = '.', inProcess = false): Promise<Outcome> {
  const text = commentWorkflow(reviewPart('comment-workflow.yml'), reviewPart('github-comment.cjs'), reviewSettings({ folder, lockFolder: folder }));
  const { jobs } = parse(text) as { readonly jobs: { readonly comment: { readonly steps: readonly [Step] } } };
  const [{ env, run }] = jobs.comment.steps;
  const written: string[] = [];
  const server = await listen(repository, written);
  const work = mkdtempSync(join(tmpdir(), 'tschalice-comment-'));
  try {
    writeFileSync(join(work, 'event.json'), JSON.stringify({ workflow_run: repository.run }));
    const all = {
      ...env,
      GITHUB_TOKEN: 'the-token',
      GITHUB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
      GITHUB_SERVER_URL: 'https://github.example',
      GITHUB_REPOSITORY: 'shop/orders',
      GITHUB_EVENT_PATH: join(work, 'event.json'),
    };
    return { ...(await (inProcess ? runInProcess(run, all, work) : runHere(run, all))), written };
  } finally {
    server.closeAllConnections();
    server.close();
    rmSync(work, { recursive: true, force: true });
  }
}

type Said = Omit<Outcome, 'written'>;

async function runInProcess(text: string, env: { readonly [name: string]: string }, work: string): Promise<Said> {
  writeFileSync(join(work, 'script.sh'), text);
  const child = spawn('bash', ['-e', join(work, 'script.sh')], {
    cwd: work,
    env: { ...env, PATH: [dirname(process.execPath), '/usr/bin', '/bin'].join(delimiter) },
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (some: string) => (said += some));
  const [status] = (await once(child, 'close')) as [number | null];
  return { status, said };
}

/** The same script in this process, which takes a tenth of the time. It ends when it has said something. */
async function runHere(step: string, env: { readonly [name: string]: string }): Promise<Said> {
  const [, text = ''] = /^node <<'SCRIPT'\n([^]*)\nSCRIPT\n$/.exec(step) ?? [];
  const own: { readonly env: object; exitCode?: number } = { env };
  const said = await new Promise<string>((log) => {
    compileFunction(text, ['require', 'process', 'console'])(createRequire(import.meta.url), own, { log });
  });
  return { status: own.exitCode ?? 0, said: `${said}\n` };
}

async function listen(repository: Repository, written: string[]): Promise<Server> {
  const server = createServer((request, response) => void respond(repository, request, response, written));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

async function respond(repository: Repository, request: IncomingMessage, response: ServerResponse, written: string[]): Promise<void> {
  const { status = 200, content, body = {} } = await answer(repository, request);
  if (request.method !== 'GET') written.push(`${request.method} ${request.url}`);
  response.writeHead(status, content === undefined ? { 'content-type': 'application/json' } : {}).end(content ?? JSON.stringify(body));
}

interface Answer {
  readonly status?: number;
  readonly body?: unknown;
  readonly content?: Uint8Array;
}

async function answer(repository: Repository, request: IncomingMessage): Promise<Answer> {
  const { pathname, searchParams } = new URL(request.url!, 'http://localhost');
  const path = pathname.replace('/repos/shop/orders/', '');
  const refused = repository.refused[`${request.method} ${path}`];
  if (refused !== undefined || request.headers.authorization !== 'Bearer the-token') return { status: refused ?? 401 };
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += chunk as string;
  const sent = (text === '' ? {} : JSON.parse(text)) as { readonly body?: string; readonly labels?: readonly string[] };
  const [, number = '', label] = /^issues\/(\d+)\/(?:comments|labels(?:\/(.*))?)$/.exec(path) ?? [];
  const { comments, pulls, artifacts } = repository;
  const ofPull = comments[Number(number)];
  const ofPage = (all: readonly unknown[]): unknown => all.slice((Number(searchParams.get('page')) - 1) * 100, Number(searchParams.get('page')) * 100);
  switch (`${request.method} ${path.replaceAll(/\d+/g, 'N')}`) {
    case 'GET actions/runs/N/artifacts':
      return { body: { artifacts: artifacts.map(({ content: _content, ...one }) => one) } };
    case 'GET actions/artifacts/N/zip': {
      const content = artifacts.find(({ id }) => path.includes(`/${id}/`))?.content;
      return content === undefined ? { status: 404 } : { content };
    }
    case 'GET pulls/N':
      return pulls[Number(/\d+/.exec(path)![0])] === undefined ? { status: 404 } : { body: pulls[Number(/\d+/.exec(path)![0])] };
    case 'GET issues/N/comments':
      return ofPull === undefined ? { status: 404 } : { body: ofPage(ofPull) };
    case 'POST issues/N/comments':
      if (sent.body!.length > 65_536) return { status: 422 };
      ofPull!.push({ id: 1000 + ofPull!.length, user: { login: 'github-actions[bot]' }, body: sent.body! });
      return { status: 201 };
    case 'PATCH issues/comments/N': {
      const found = Object.values(comments)
        .flat()
        .find(({ id }) => path.endsWith(`/${id}`));
      if (found === undefined) return { status: 404 };
      found.body = sent.body!;
      return {};
    }
    case 'POST issues/N/labels':
      pulls[Number(number)]!.labels.push(...sent.labels!.map((name) => ({ name })));
      return {};
    default: {
      const { labels = [] } = pulls[Number(number)] ?? {};
      const at = request.method === 'DELETE' ? labels.findIndex(({ name }) => name === label) : -1;
      if (at < 0) return { status: 404 };
      labels.splice(at, 1);
      return {};
    }
  }
}
