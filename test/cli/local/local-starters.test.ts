import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import type { LocalEvent } from '../../../src/project/serve/local-event.js';
import { installFakeSdk } from '../../project/fake-aws-sdk.js';
import { removeFolders, starter, tschalice, tschaliceProcess } from '../run-cli.js';
import { ask, type Local, startLocal, stopAll } from './run-local.js';

type Loaded = Extract<LocalEvent, { readonly event: 'loaded' }>;
type Requested = Extract<LocalEvent, { readonly event: 'request' }>;

/** Nothing of AWS is there to be reached, and an SDK that looks for it fails at once. */
const nowhere = {
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  AWS_MAX_ATTEMPTS: '1',
};

function eventsOf(local: Local): LocalEvent[] {
  return local
    .stdout()
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as LocalEvent);
}

/** Asks, and waits for what the server itself says of it. */
async function asked(local: Local, path: string, headers: { readonly [name: string]: string } = {}, method = 'GET'): Promise<Requested> {
  const from = local.output().length;
  await ask(local, path, { headers, method });
  await local.until(/"event":"request".*\n/, from);
  return eventsOf(local).findLast((event): event is Requested => event.event === 'request')!;
}

describe('tschalice local, on the starters', () => {
  afterEach(async () => {
    await stopAll();
    removeFolders();
  });

  for (const name of readdirSync('templates').filter((folder) => existsSync(join('templates', folder, 'app.ts')))) {
    it(`serves each route of ${name}, or says that there is none`, async () => {
      const folder = starter(name);
      installFakeSdk(folder);
      const validated = await tschalice(['validate', '--json'], { cwd: folder });
      const { ok, stages } = JSON.parse(validated.stdout) as { ok: boolean; stages: string[] };
      expect(ok).to.equal(true);
      const code = readFileSync(join(folder, 'app.ts'), 'utf8');
      const usesAws = readFileSync(join(folder, 'package.json'), 'utf8').includes('@aws-sdk/');
      if (!/\.(route|get|post|put|patch|delete)\(/.test(code)) {
        const { status, stderr } = await tschaliceProcess(['local', '--port', '0', '--stage', stages[0]!], { cwd: folder });
        expect([status, stderr.includes('there is nothing to serve')]).to.deep.equal([1, true]);
        return;
      }
      const local = await startLocal(folder, ['--json', '--stage', stages[0]!], nowhere);
      const { app } = eventsOf(local).find((event): event is Loaded => event.event === 'loaded')!;
      expect(app.routes).to.not.deep.equal([]);
      const plain = app.routes.filter(({ method, path }) => (method === 'GET' || method === 'ANY') && !path.includes('{'));
      for (const { path, isAsked, apiKeyRequired } of plain) {
        if (isAsked) expect((await asked(local, path)).status, path).to.equal(401);
        else if (apiKeyRequired) expect((await asked(local, path)).status, path).to.equal(403);
        if (isAsked) continue;
        const { status, reason } = await asked(local, path, apiKeyRequired ? { 'x-api-key': 'any' } : {});
        expect(reason, path).to.equal(undefined);
        // One that asks AWS has to fail here, though by the app's own answer.
        if (!usesAws) expect(status, path).to.be.below(400);
      }
      for (const { path, method } of app.routes) {
        const concrete = path.replaceAll(/\{\w+\+?\}/g, 'x');
        const { status } = await asked(local, concrete, {}, method === 'ANY' ? 'GET' : method);
        expect(status, `${method} ${concrete}`).to.not.equal(502);
      }
      expect((await asked(local, '/there/is/no/such/path')).reason).to.equal('the app has no such path');
    });
  }
});
