import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { DiffResult } from '../../../src/cli/diff/result.js';
import { appWith, removeFolders, temporaryFolder, tschalice } from '../run-cli.js';
import { commit, git, write } from './git-repository.js';

const config = JSON.stringify({ version: '2.0', app_name: 'demo', stages: { prod: { release: { strategy: 'canary' } } } });
const app = (answer: number): string => appWith(`app.get('/', () => ${answer});`);

/** A repository whose `main` has what is live, on a branch of its own. */
async function repository(): Promise<string> {
  const cwd = temporaryFolder();
  write(cwd, { '.chalice/config.json': config, 'app.ts': app(1), '.gitignore': 'node_modules\n' });
  git(cwd, 'init', '--quiet', '.');
  await step(cwd, 'init');
  commit(cwd);
  git(cwd, 'switch', '--quiet', '--create', 'topic');
  return cwd;
}

const step = (cwd: string, ...words: readonly string[]): ReturnType<typeof tschalice> => tschalice(['release', ...words, '--stage', 'prod'], { cwd });

/** The rules and messages of a review. */
async function reviewed(cwd: string): Promise<{ readonly traffic: string[]; readonly rules: Set<string> }> {
  const { status, stdout, stderr } = await tschalice(['diff', '--json', '--stage', 'prod', '--base', 'main'], { cwd });
  expect(status, stdout + stderr).to.equal(0);
  const { changes } = (JSON.parse(stdout) as DiffResult).review.stages[0]!;
  const traffic = changes.filter(({ rule }) => rule === 'release-traffic').map(({ message }) => message.replaceAll(/\b[0-9a-f]{10}\b/g, '#'));
  return { traffic, rules: new Set(changes.map(({ rule }) => rule)) };
}

describe('tschalice diff of a stage with releases', () => {
  after(removeFolders);

  it('compares each side with the ledger of its own', async () => {
    const cwd = await repository();
    writeFileSync(join(cwd, 'app.ts'), app(2));
    await step(cwd, 'start');
    const { traffic, rules } = await reviewed(cwd);
    expect(traffic).to.deep.equal(['Requests to the REST API: 100 % # → 90 % #, 10 % #']);
    expect([...rules]).to.include.members(['resource-created', 'resource-updated']);
    expect(rules.has('resource-replaced')).to.equal(false);
  });

  it('shows a step that changes no code', async () => {
    const cwd = await repository();
    writeFileSync(join(cwd, 'app.ts'), app(2));
    await step(cwd, 'start');
    commit(cwd);
    git(cwd, 'branch', '--quiet', '--force', 'main');
    await step(cwd, 'promote');
    const { traffic, rules } = await reviewed(cwd);
    expect(traffic).to.deep.equal(['Requests to the REST API: 90 % #, 10 % # → 100 % #', 'A rollback: nothing → #']);
    expect(rules.has('code-changed')).to.equal(false);
  });

  it('shows a stage that begins with releases', async () => {
    const cwd = await repository();
    git(cwd, 'rm', '--quiet', '-r', '.chalice/releases');
    writeFileSync(join(cwd, '.chalice/config.json'), config.replace('"release":{"strategy":"canary"}', ''));
    commit(cwd);
    git(cwd, 'branch', '--quiet', '--force', 'main');
    writeFileSync(join(cwd, '.chalice/config.json'), config);
    await step(cwd, 'init');
    const { traffic, rules } = await reviewed(cwd);
    expect(traffic).to.deep.equal(['Requests to the REST API: what was deployed last → 100 % #']);
    expect([...rules].filter((rule) => /replaced|deleted/.test(rule))).to.deep.equal([]);
  });

  it('says which side cannot be packaged', async () => {
    const cwd = await repository();
    writeFileSync(join(cwd, 'app.ts'), app(2));
    const { status, stdout } = await tschalice(['diff', '--json', '--stage', 'prod', '--base', 'main'], { cwd });
    expect(status).to.equal(2);
    expect((JSON.parse(stdout) as DiffResult).problems.map(({ code }) => code)).to.deep.equal(['release-source']);
  });
});
