import { expect } from 'chai';
import * as fc from 'fast-check';
import type { ConfigFile } from '../../src/compiler/config/generated/config-file.js';
import { resolveStage } from '../../src/compiler/config/resolve-stage.js';
import { Chalice, oneOf } from '../../src/index.js';
import { Client } from '../../src/testing/index.js';
import { stageSettings } from '../../src/testing/stage-settings.js';

type Release = NonNullable<ConfigFile['release']>;

function variables(top: Release | undefined, ofStage: Release | undefined, candidate: boolean): Promise<unknown> {
  const app = new Chalice({ appName: 'demo' });
  app.get('/', (_params, { stageVars }) => stageVars);
  const config = { release: top, stage_variables: { level: 'info' }, stages: { dev: { release: ofStage } } };
  return new Client(app, { config, candidate }).http.get('/').then(({ jsonBody }) => jsonBody as unknown);
}

describe('a client of a stage with releases', () => {
  const given: Release = { strategy: 'canary', stage_variables: { level: 'debug', ui: 'new' } };
  const rows: [what: string, top: Release | undefined, ofStage: Release | undefined, candidate: boolean, want: object][] = [
    ['sees what is live', given, undefined, false, { level: 'info', lambda_alias: 'live' }],
    ['sees the candidate, where it asks for it', given, undefined, true, { level: 'debug', ui: 'new', lambda_alias: 'next' }],
    ["takes the stage's before the top's", given, { stage_variables: { ui: 'newer' } }, true, { level: 'debug', ui: 'newer', lambda_alias: 'next' }],
    ['sees one stage of a rolling release', { strategy: 'rolling' }, undefined, true, { level: 'info', lambda_alias: 'live' }],
    ['sees nothing of a release that is switched off', given, false, false, { level: 'info' }],
    ['sees nothing of what stands above false', false, { strategy: 'blue-green' }, true, { level: 'info', lambda_alias: 'next' }],
  ];
  for (const [what, top, ofStage, candidate, want] of rows) {
    it(what, async () => expect(await variables(top, ofStage, candidate)).to.deep.equal(want));
  }

  it('calls every function through the alias of the release', async () => {
    const app = new Chalice({ appName: 'demo' });
    app.lambdaFunction('job', (_event, { invokedFunctionArn }) => invokedFunctionArn.split(':').at(-1));
    const config = { release: given, lambda_functions: { job: { lambda_alias: 'live' } } };
    for (const [candidate, want] of [
      [false, 'live'],
      [true, 'next'],
    ] as const) {
      expect((await new Client(app, { config, candidate }).lambda.invoke('job')).payload).to.equal(want);
    }
  });

  it('cannot be one of a candidate where there are no releases', () => {
    expect(() => new Client(new Chalice({ appName: 'demo' }), { config: {}, candidate: true })).to.throw(
      `stage 'dev' has no releases, so it has no candidate: add "release" to its configuration`,
    );
  });

  it('refuses a value that the app does not take', async () => {
    const app = new Chalice({ appName: 'demo' }).stageVariables({ level: oneOf('debug', 'info') });
    app.get('/', () => 1);
    const config = { stage_variables: { level: 'info' }, release: { strategy: 'canary', stage_variables: { level: 'trace' } } };
    let message = '';
    await new Client(app, { config, candidate: true }).http.get('/').catch((error: unknown) => (message = (error as Error).message));
    expect(message).to.contain("the stage variable 'level' must be 'debug' or 'info'");
  });

  it('sees the variables that packaging gives to a stage', () => {
    const release = fc.option(
      fc.oneof(
        fc.constant(false),
        fc.record(
          {
            strategy: fc.constantFrom('canary' as const, 'blue-green' as const, 'rolling' as const),
            stage_variables: fc.dictionary(fc.constantFrom('a', 'b', '//'), fc.constantFrom('1', '2')),
          },
          { requiredKeys: [] },
        ),
      ),
      { nil: undefined },
    );
    fc.assert(
      fc.property(release, release, (top, ofStage) => {
        const config = { app_name: 'demo', release: top ?? null, stages: { dev: { release: ofStage ?? null } } };
        const resolved = resolveStage(config, 'config.json', 'dev').release;
        if (resolved === null) {
          expect(stageSettings(config, 'dev').stageVariables).to.deep.equal({});
          return;
        }
        const { '//': _, ...overrides } = resolved.stageVariables;
        const want = resolved.strategy === 'rolling' ? { lambda_alias: 'live' } : { ...overrides, lambda_alias: 'next' };
        expect(stageSettings(config, 'dev', true).stageVariables).to.deep.equal(want);
      }),
    );
  });
});
