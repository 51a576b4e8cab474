import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import * as fc from 'fast-check';
import type { ConfigFile } from '../../src/compiler/config/generated/config-file.js';
import { functionConfig, resolveStage } from '../../src/compiler/config/resolve-stage.js';
import type { LambdaContext } from '../../src/app/lambda-context.js';
import { Chalice } from '../../src/index.js';
import { Client, type ClientOptions } from '../../src/testing/index.js';
import { stageSettings } from '../../src/testing/stage-settings.js';

function newApp(): Chalice {
  return new Chalice({ appName: 'helloworld' });
}

describe('client.lambda', () => {
  it('invokes a function with event and context', async () => {
    const app = newApp();
    app.lambdaFunction('worker', (event: { a: number }, context: { functionName: string }) => ({ a: event.a + 1, name: context.functionName }));
    expect(await new Client(app, { config: {} }).lambda.invoke('worker', { a: 1 })).to.deep.equal({ payload: { a: 2, name: 'helloworld-dev-worker' } });
  });

  const aliases: readonly (readonly [config: object, want: string])[] = [
    [{}, '$LATEST helloworld-dev-worker'],
    [{ lambda_alias: 'current' }, '1 helloworld-dev-worker:current'],
    [{ lambda_alias: 'current', stages: { dev: { lambda_alias: true } } }, '1 helloworld-dev-worker:live'],
    [{ lambda_alias: 'current', stages: { dev: { lambda_functions: { worker: { lambda_alias: false } } } } }, '$LATEST helloworld-dev-worker'],
    [{ stages: { dev: { deployment_preference: true } } }, '1 helloworld-dev-worker:live'],
    [{ provisioned_concurrency: 1, stages: { dev: { provisioned_concurrency: 0 } } }, '$LATEST helloworld-dev-worker'],
    [{ provisioned_concurrency: { min: 1 }, lambda_functions: { worker: { lambda_alias: 'mine' } } }, '1 helloworld-dev-worker:mine'],
  ];
  for (const [config, want] of aliases) {
    it(`calls a function through the alias of ${JSON.stringify(config)}`, async () => {
      const app = newApp();
      const seen = ({ functionVersion, invokedFunctionArn }: LambdaContext): string => `${functionVersion} ${invokedFunctionArn.split(':function:')[1]!}`;
      app.lambdaFunction('worker', (_event: unknown, context: LambdaContext) => seen(context));
      app.get('/', () => seen(app.lambdaContext!));
      const client = new Client(app, { config });
      expect((await client.lambda.invoke('worker')).payload).to.equal(want);
      if (!want.includes('mine') && !JSON.stringify(config).includes('worker')) {
        expect(Buffer.from((await client.http.get('/')).body).toString()).to.equal(want.replace('worker', 'api_handler'));
      }
    });
  }

  it('finds the alias that packaging finds', () => {
    const settings = fc.record(
      {
        lambda_alias: fc.constantFrom('a', 'b', true, false, null),
        deployment_preference: fc.constantFrom(true, false, null, {}, { type: 'AllAtOnce' }),
        provisioned_concurrency: fc.constantFrom(0, 1, true, false, null, {}, { min: 2 }),
      },
      { requiredKeys: [], noNullPrototype: true },
    );
    const property = fc.property(settings, settings, settings, settings, (top, ofTop, stage, ofStage) => {
      const config = { app_name: 'demo', ...top, lambda_functions: { f: ofTop }, stages: { dev: { ...stage, lambda_functions: { f: ofStage } } } };
      const packaged = functionConfig(resolveStage(config, 'config.json', 'dev'), 'f');
      expect(stageSettings(config, 'dev').aliasOf('f') ?? null).to.equal(packaged.alias);
    });
    fc.assert(property);
  });

  it('passes event and payload through JSON, as Lambda does', async () => {
    const app = newApp();
    const given = { at: new Date(0), list: [1] };
    app.lambdaFunction('worker', (event: { at: unknown; list: number[] }) => {
      event.list.push(2);
      return { type: typeof event.at, when: new Date(0), nothing: undefined };
    });
    const { payload } = await new Client(app, { config: {} }).lambda.invoke('worker', given);
    expect(payload).to.deep.equal({ type: 'string', when: '1970-01-01T00:00:00.000Z' });
    expect(given.list).to.deep.equal([1]);
  });

  it('gives null where a handler returns nothing', async () => {
    const app = newApp();
    app.lambdaFunction('worker', () => undefined);
    expect(await new Client(app, { config: {} }).lambda.invoke('worker')).to.deep.equal({ payload: null });
  });

  it('tells which functions there are when one is not there', async () => {
    const app = newApp();
    app.lambdaFunction('worker', () => null);
    const error = await new Client(app, { config: {} }).lambda.invoke('wroker').catch((thrown: unknown) => thrown);
    expect((error as Error).message).to.contain('known are worker');
  });
});

describe("the stage's environment", () => {
  const name = 'TSCHALICE_TEST_VARIABLE';
  const config = {
    environment_variables: { [name]: 'top' },
    stages: { dev: { lambda_functions: { special: { environment_variables: { [name]: 'special' } } } } },
  };

  it('is set while a handler runs, and taken back', async () => {
    const app = newApp();
    app.lambdaFunction('worker', () => process.env[name]);
    app.get('/', () => process.env[name]);
    const client = new Client(app, { config });
    expect((await client.lambda.invoke('worker')).payload).to.equal('top');
    expect((await client.http.get('/')).text).to.equal('top');
    expect(process.env[name]).to.equal(undefined);
  });

  it('is taken back when a handler throws', async () => {
    const app = newApp();
    app.lambdaFunction('worker', () => {
      throw new Error('broken');
    });
    process.env[name] = 'before';
    try {
      const error = await new Client(app, { config }).lambda.invoke('worker').catch((thrown: unknown) => thrown);
      expect((error as Error).message).to.equal('broken');
      expect(process.env[name]).to.equal('before');
    } finally {
      delete process.env[name];
    }
  });

  it('is not mixed up by calls that run at the same time', async () => {
    const app = newApp();
    const look = async (): Promise<unknown> => {
      const first = process.env[name];
      await new Promise((resolve) => setTimeout(resolve, 2));
      return [first, process.env[name]];
    };
    app.lambdaFunction('worker', look);
    app.lambdaFunction('special', look);
    const client = new Client(app, { config });
    const other = new Client(app, { config: {} });
    const calls = [0, 1, 2].flatMap(() => [client.lambda.invoke('worker'), client.lambda.invoke('special'), other.lambda.invoke('worker')]);
    const seen = (await Promise.all(calls)).map(({ payload }) => payload as unknown);
    expect(seen).to.deep.equal(
      [0, 1, 2].flatMap(() => [
        ['top', 'top'],
        ['special', 'special'],
        [null, null],
      ]),
    );
    expect(process.env[name]).to.equal(undefined);
  });

  it('lets a handler make calls itself', async () => {
    const app = newApp();
    const client = new Client(app, { config });
    app.lambdaFunction('special', () => process.env[name]);
    app.lambdaFunction('worker', async () => [(await client.lambda.invoke('special')).payload as unknown, process.env[name]]);
    expect((await client.lambda.invoke('worker')).payload).to.deep.equal(['special', 'top']);
  });

  it('takes variables of the client on top', async () => {
    const app = newApp();
    app.lambdaFunction('worker', () => process.env[name]);
    expect((await new Client(app, { config, environment: { [name]: 'mine' } }).lambda.invoke('worker')).payload).to.equal('mine');
  });

  it('is the one that the package has, at any of the four levels', () => {
    const variables = fc.option(fc.dictionary(fc.constantFrom('A', 'B', 'C', '__proto__'), fc.constantFrom('1', '2'), { maxKeys: 3 }));
    const level = fc.record({
      environment_variables: variables,
      lambda_functions: fc.record({ worker: fc.option(fc.record({ environment_variables: variables })) }),
    });
    fc.assert(
      fc.property(level, fc.option(level), fc.constantFrom('worker', 'other', 'toString'), (top, stage, fn) => {
        const config = { app_name: 'helloworld', ...top, stages: { dev: stage } } as unknown as ConfigFile;
        expect(stageSettings(config, 'dev').environmentOf(fn)).to.deep.equal(functionConfig(resolveStage(config, 'config.json', 'dev'), fn).environment);
      }),
    );
  });
});

describe('new Client', () => {
  let work: string;
  before(() => {
    work = mkdtempSync(join(tmpdir(), 'tschalice-client-'));
    mkdirSync(join(work, '.chalice'));
  });
  after(() => rmSync(work, { recursive: true, force: true }));

  it('reads the configuration of the project folder', async () => {
    writeFileSync(
      join(work, '.chalice/config.json'),
      '\uFEFF{"app_name": "a", "stages": {"beta": {"environment_variables": {"TSCHALICE_TEST_STAGE": "beta"}}}}',
    );
    const app = newApp();
    app.lambdaFunction('worker', () => process.env['TSCHALICE_TEST_STAGE']);
    expect((await new Client(app, { stage: 'beta', projectDir: work }).lambda.invoke('worker')).payload).to.equal('beta');
  });

  it('needs no configuration where none is named', () => {
    expect(() => new Client(newApp())).not.to.throw();
  });

  it('refuses a folder without a configuration', () => {
    expect(() => new Client(newApp(), { projectDir: join(work, 'nowhere') })).to.throw('pass the project folder as projectDir');
  });

  it('refuses a configuration that is no JSON', () => {
    writeFileSync(join(work, '.chalice/config.json'), '{');
    expect(() => new Client(newApp(), { projectDir: work })).to.throw('config.json cannot be read');
  });

  for (const [text, message] of [
    ['{"app_name": "a",\n "app_name": "b"}', "the key 'app_name' is there twice, in line 1, column 2 and line 2, column 2"],
    ['{"__proto__": {"stages": {}}}', "'__proto__' cannot be used as a key (line 1, column 2)"],
    ['{\n// no comment\n}', 'JSON has no comments (line 2, column 1)'],
    [Buffer.from('{"app_name": "\xe9"}', 'latin1'), 'it is not UTF-8'],
  ] as const) {
    it(`refuses a configuration as packaging does: ${message}`, () => {
      writeFileSync(join(work, '.chalice/config.json'), text);
      expect(() => new Client(newApp(), { projectDir: work })).to.throw(message);
    });
  }

  describe('in YAML', () => {
    const withYaml = (text: string, name = 'config.yaml'): void => {
      rmSync(join(work, '.chalice/config.json'), { force: true });
      writeFileSync(join(work, '.chalice', name), text);
    };
    const yaml = `# mine
version: "2.0"
app_name: yml
api_gateway_stage: v1
stage_variables: {color: blue}
environment_variables: {T_YAML: "012"}
merge_templates: [merged.yaml]
stages:
  beta:
    environment_variables: {T_YAML: beta}
`;
    const seen = async (options: ClientOptions = {}): Promise<unknown> => {
      const app = newApp();
      app.get('/', { stageVariables: ['color'] }, (_params, { context, stageVars }) => [
        context['stage'],
        stageVars['color'],
        process.env['T_YAML'],
        process.env['T_NAME'],
      ]);
      return (await new Client(app, { projectDir: work, ...options }).http.get('/')).jsonBody as unknown;
    };

    for (const name of ['config.yaml', 'config.yml']) {
      it(`counts like JSON: ${name}`, async () => {
        writeFileSync(join(work, 'merged.yaml'), 'Resources: {APIHandler: {Properties: {Environment: {Variables: {T_NAME: !Sub "${AWS::StackName}"}}}}}');
        withYaml(yaml, name);
        expect(await seen()).to.deep.equal(['v1', 'blue', '012', 'yml-dev']);
        expect(await seen({ stage: 'beta' })).to.deep.equal(['v1', 'blue', 'beta', 'yml-beta']);
      });
    }

    it('does not count beside JSON', async () => {
      writeFileSync(join(work, '.chalice/config.yaml'), 'api_gateway_stage: v1');
      writeFileSync(join(work, '.chalice/config.json'), '{"api_gateway_stage": "v2"}');
      expect(await seen()).to.include('v2');
    });

    for (const [text, message] of [
      ['a: 1\na: 2', /config\.yaml cannot be read: .*\(line 2, column 1\)$/],
      ['a: [', /config\.yaml cannot be read: /],
      ['stages: {prod: {}}', "there is no stage 'prd'"],
    ] as const) {
      it(`makes every call fail where it is wrong: ${text}`, async () => {
        withYaml(text);
        const app = newApp();
        app.lambdaFunction('f', () => 1);
        const client = new Client(app, { projectDir: work, stage: 'prd' });
        for (const call of [() => client.http.get('/'), () => client.lambda.invoke('f')]) {
          const error = await call().catch((thrown: unknown) => thrown as Error);
          expect(String((error as Error).message)).to.match(typeof message === 'string' ? new RegExp(`^${message}`) : message);
        }
      });
    }
  });
});

describe('client.lambda.invoke', () => {
  it('passes and gives as much as Lambda does', async () => {
    const app = new Chalice({ appName: 'sizes' });
    app.lambdaFunction('echo', (event) => event);
    app.lambdaFunction('make', (event: { size: number }) => 'x'.repeat(event.size));
    const { lambda } = new Client(app, { config: {} });
    const limit = 6 * 2 ** 20;
    expect((await lambda.invoke('echo', 'x'.repeat(limit - 2))).payload).to.have.lengthOf(limit - 2);
    const messageOf = async (name: string, event: unknown): Promise<unknown> => lambda.invoke(name, event).catch((error: unknown) => String(error));
    expect(await messageOf('echo', 'x'.repeat(limit - 1))).to.equal("Error: the event is larger than Lambda's limit of 6 MB");
    expect(await messageOf('make', { size: limit + 99 })).to.equal("Error: the function's answer is larger than Lambda's limit of 6 MB");
  });
});
