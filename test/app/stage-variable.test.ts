import { expect } from 'chai';
import { Chalice } from '../../src/app/chalice.js';
import { describeVariables, flag, oneOf, parseStageVars, text, variableMistake } from '../../src/app/stage-variable.js';
import { restHandler } from '../../src/runtime/rest-api.js';
import { Client } from '../../src/testing/client.js';

const declared = { log_level: oneOf('debug', 'info'), new_ui: flag, url: text };

describe('declared stage variables', () => {
  it('are part of what the app says of itself, and only where there are some', () => {
    const app = new Chalice({ appName: 'a' });
    expect(app.toJSON()).not.to.have.property('stageVariables');
    app.stageVariables({ new_ui: flag }).stageVariables({ log_level: oneOf('debug', 'info') });
    expect(app.toJSON().stageVariables).to.deep.equal([
      { name: 'new_ui', kind: 'flag', values: [], at: [] },
      { name: 'log_level', kind: 'one of', values: ['debug', 'info'], at: [] },
    ]);
  });

  const wrong: unknown[] = ['debug', undefined, null, { kind: 'one of', values: [] }, { kind: 'one of', values: [1] }, { kind: 'number' }];
  for (const variable of wrong) {
    it(`are refused as ${JSON.stringify(variable)}`, () => {
      expect(() => describeVariables({ a: variable as never })).to.throw(/the stage variable 'a' cannot be .*: write flag, text, or oneOf/);
    });
  }

  it('are parsed: flags alone, and nothing is added', () => {
    expect(parseStageVars(declared, { log_level: 'info', new_ui: 'true', url: 'true', other: 'x' })).to.deep.equal({
      log_level: 'info',
      new_ui: true,
      url: 'true',
      other: 'x',
    });
    expect(parseStageVars(declared, { new_ui: 'false' })).to.deep.equal({ new_ui: false });
    expect(parseStageVars(undefined, { new_ui: 'true' })).to.deep.equal({ new_ui: 'true' });
  });

  const rows: [name: keyof typeof declared, value: string | undefined, want: string | undefined][] = [
    ['log_level', 'debug', undefined],
    ['log_level', 'Debug', "must be 'debug' or 'info'"],
    ['log_level', undefined, 'is missing'],
    ['new_ui', 'true', undefined],
    ['new_ui', 'false', undefined],
    ['new_ui', 'yes', "must be 'true' or 'false'"],
    ['url', 'anything', undefined],
    ['url', undefined, 'is missing'],
  ];
  for (const [name, value, want] of rows) {
    it(`${want === undefined ? 'have' : 'refuse'} ${name}=${value}`, () => {
      const definition = describeVariables(declared).find((one) => one.name === name)!;
      expect(variableMistake(definition, value)).to.equal(want);
    });
  }

  it('are what handlers get, also in the original event as texts', async () => {
    const app = new Chalice({ appName: 'a' }).stageVariables(declared);
    app.get('/', (_params, request) => [request.stageVars.new_ui, (request.toOriginalEvent() as { stageVariables: unknown }).stageVariables]);
    const event = { requestContext: { resourcePath: '/', httpMethod: 'GET' }, stageVariables: { new_ui: 'true' } };
    const { body } = (await restHandler(app)(event, {})) as { body: string };
    expect(JSON.parse(body)).to.deep.equal([true, { new_ui: 'true' }]);
  });

  it('are checked by the test client, which has those of its stage', async () => {
    const app = new Chalice({ appName: 'a' }).stageVariables({ new_ui: flag });
    app.get('/', (_params, { stageVars }) => ({ isNew: stageVars.new_ui }));
    const client = (vars: { [name: string]: string }): Client => new Client(app, { config: { app_name: 'a', stage_variables: vars } });
    expect((await client({ new_ui: 'true' }).http.get('/')).jsonBody).to.deep.equal({ isNew: true });
    for (const [vars, says] of [
      [{}, "the stage variable 'new_ui' is missing"],
      [{ new_ui: '1' }, "the stage variable 'new_ui' must be 'true' or 'false'"],
    ] as const) {
      const told = await client(vars).http.get('/').then(String, String);
      expect(told).to.contain(says);
    }
  });
});
