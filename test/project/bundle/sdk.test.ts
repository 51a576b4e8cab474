import { expect } from 'chai';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import { type Files, head, loadProject, makeProject, packageProject, problemsOf, removeFolders, stageOf, zipOf } from '../sample-project.js';

afterEach(removeFolders);

/** A package that looks like a client of the SDK: CommonJS and ES modules side by side. */
function sdkPackage(name: string, esm: string, cjs = ''): Files {
  const folder = `node_modules/@aws-sdk/${name}`;
  return {
    [`${folder}/package.json`]: JSON.stringify({
      name: `@aws-sdk/${name}`,
      version: '3.0.0',
      main: './dist-cjs/index.js',
      module: './dist-es/index.js',
      sideEffects: false,
    }),
    [`${folder}/dist-es/index.js`]: esm,
    [`${folder}/dist-cjs/index.js`]: cjs,
  };
}

const fakeClient = sdkPackage(
  'client-x',
  "export class XClient { send() { return 'real-client'; } }; export const Size = { Small: 'small' };",
  "exports.XClient = class XClient {}; exports.Size = { Small: 'small' };",
);

async function functionNames(app: string | Files): Promise<string[]> {
  const { definition, problems } = await loadProject(makeProject(app));
  expect(problems).to.deep.equal([]);
  return definition.functions.map(({ name }) => name);
}

describe('an app with the AWS SDK, which is not installed', () => {
  const rows: { name: string; code: string }[] = [
    {
      name: 'makes clients at import',
      code: "import { XClient } from '@aws-sdk/client-x';\nexport const client = new XClient({ region: process.env.AWS_REGION });",
    },
    {
      name: 'wraps clients',
      code: "import { XClient } from '@aws-sdk/client-x';\nimport { Doc } from '@aws-sdk/lib-x';\nexport const doc = Doc.from(new XClient({}), { marshallOptions: { a: true } });\ndoc.middlewareStack.add(() => 1, { step: 'build' });",
    },
    {
      name: 'has a library that adds to the middleware of what it takes for a client',
      code: "import { XClient } from '@aws-sdk/client-x';\nconst client = new XClient({});\nfor (const key of ['send', 'config', 'middlewareStack']) if (!(key in client)) throw new Error(key);\nif (typeof client.send !== 'function' || typeof client.config !== 'object' || !('identify' in client.middlewareStack && 'addRelativeTo' in client.middlewareStack)) throw new Error('no client');\nfor (const one of client.middlewareStack.identify()) throw new Error(one);\nclient.middlewareStack.addRelativeTo(() => 1, { relation: 'after', toMiddleware: 'other' });",
    },
    {
      name: 'extends an SDK class',
      code: "import { XClient } from '@aws-sdk/client-x';\nclass Mine extends XClient { #secret = 2; own = 1; sum() { return this.own + this.#secret; } }\nconst mine = new Mine({});\nif (mine.sum() !== 3 || !(mine instanceof XClient)) throw new Error('not mine');",
    },
    { name: 'imports a namespace', code: "import * as x from '@aws-sdk/client-x';\nexport const client = new x.XClient({});" },
    { name: 'takes a namespace apart', code: "import * as x from '@aws-sdk/client-x';\nconst { XClient } = x;\nexport const client = new XClient({});" },
    { name: 'imports a default', code: "import x from '@aws-sdk/client-x';\nexport const client = new x.XClient({});" },
    { name: 'imports dynamically', code: "const { XClient } = await import('@aws-sdk/client-x');\nexport const client = new XClient({});" },
    { name: 'requires', code: "import x = require('@aws-sdk/client-x');\nexport const client = new x.XClient({});" },
    { name: 'imports for the side effect', code: "import '@aws-sdk/client-x';" },
    { name: 'awaits a client', code: "import { XClient } from '@aws-sdk/client-x';\nawait new XClient({}).config.region();" },
    {
      name: 'imports the client of websockets',
      code: "import { ApiGatewayManagementApiClient } from '@aws-sdk/client-apigatewaymanagementapi';\nexport const client = new ApiGatewayManagementApiClient({});",
    },
  ];
  for (const { name, code } of rows) {
    it(`is loaded when it ${name}`, async () => {
      expect(await functionNames(`${head}${code}\napp.lambdaFunction('f', () => 1);`)).to.deep.equal(['f']);
    });
  }

  for (const [name, form] of [
    ['by name', "export { XClient } from '@aws-sdk/client-x';"],
    ['as a whole', "export * from '@aws-sdk/client-x';"],
    ['under another name', "export * as sdk from '@aws-sdk/client-x';\nimport { XClient } from '@aws-sdk/client-x';\nexport { XClient };"],
  ]) {
    it(`is loaded when a file of its own exports the SDK again ${name}`, async () => {
      const app = `${head}import { XClient } from './sdk.js';\nexport const client = new XClient({});\napp.lambdaFunction('f', () => 1);`;
      expect(await functionNames({ 'app.ts': app, 'sdk.ts': form! })).to.deep.equal(['f']);
    });
  }

  it('is told to install it when it needs a value of it', async () => {
    const [problem] = await problemsOf(
      loadProject(makeProject(`${head}import { Size } from '@aws-sdk/client-x';\napp.lambdaFunction(\`f-\${Size.Small}\`, () => 1);`)),
    );
    expect(problem).to.deep.include({
      code: 'app-exception',
      message: "importing the app failed: Cannot find package '@aws-sdk/client-x'",
      fix: 'install it: npm install @aws-sdk/client-x',
    });
  });

  it('is told its own error, not that the SDK is missing', async () => {
    const app = `${head}import { XClient } from '@aws-sdk/client-x';\nexport const client = new XClient({});\nthrow new Error('mine');`;
    const [problem] = await problemsOf(loadProject(makeProject(app)));
    expect(problem!.message).to.equal('importing the app failed: mine');
  });

  it('is told what it declares wrongly, and that the SDK may have to do with it', async () => {
    const app = `${head}import { XClient, Size } from '@aws-sdk/client-x';\nexport const client = new XClient({});\napp.onSqsMessage('f', { queue: Size.Small }, () => 1);`;
    const { problems } = await loadProject(makeProject(app));
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([
      ['option-type', 'error'],
      ['sdk-not-installed', 'warning'],
    ]);
  });
});

describe('an app with the AWS SDK, which is installed', () => {
  const uses: { name: string; code: string }[] = [
    { name: 'in a text', code: 'app.lambdaFunction(`f-${Size.Small}`, () => 1);' },
    { name: 'as an option', code: 'app.onSqsMessage(`f-small`, { queue: Size.Small }, () => 1);' },
    { name: 'as a list of values', code: "app.lambdaFunction('f-' + Object.values(Size).join(), () => 1);" },
    { name: 'in JSON', code: "app.lambdaFunction('f-' + JSON.parse(JSON.stringify(Size)).Small, () => 1);" },
    { name: 'as an environment variable', code: "process.env.SIZE = Size.Small;\napp.lambdaFunction('f-' + process.env.SIZE, () => 1);" },
  ];
  for (const { name, code } of uses) {
    it(`is loaded with the real one when it uses a value ${name}`, async () => {
      expect(await functionNames({ 'app.ts': `${head}import { Size } from '@aws-sdk/client-x';\n${code}`, ...fakeClient })).to.deep.equal(['f-small']);
    });
  }

  it('is loaded with the stub while it needs no value', async () => {
    const app = `${head}import { XClient } from '@aws-sdk/client-x';\nexport const client = new XClient({});\napp.lambdaFunction('f', () => 1);`;
    const files = { 'app.ts': app, ...sdkPackage('client-x', '', "throw new Error('was loaded');") };
    expect(await functionNames(files)).to.deep.equal(['f']);
  });

  const handler = `${head}import { XClient } from '@aws-sdk/client-x';\nconst client = new XClient({});\napp.lambdaFunction('f', () => client.send());`;

  it('keeps it out of the zip by default', async () => {
    const zip = zipOf(await packageProject(makeProject({ 'app.ts': handler, ...fakeClient })));
    expect(zip.get('app.mjs')!.toString()).to.contain('from"@aws-sdk/client-x"').and.not.contain('real-client');
    expect([...zip.keys()]).to.deep.equal(['app.mjs', 'app.mjs.map', 'tschalice.mjs']);
  });

  it('has it in the zip with bundle_aws_sdk', async () => {
    const packaged = await packageProject(makeProject({ 'app.ts': handler, ...fakeClient }, { bundle_aws_sdk: true }));
    expect(zipOf(packaged).get('app.mjs')!.toString()).to.contain('real-client').and.not.contain('"@aws-sdk/client-x"');
    expect(packaged.deploymentPackage!.contributors.map(({ name }) => name)).to.include('@aws-sdk/client-x');
  });
});

describe('a part of the AWS SDK', () => {
  const rows: { specifier: string; isInLambda: boolean }[] = [
    { specifier: '@aws-sdk/client-x', isInLambda: true },
    { specifier: '@aws-sdk/client-x/dist-es/deep.js', isInLambda: true },
    { specifier: '@aws-sdk/lib-x', isInLambda: true },
    { specifier: '@aws-sdk/util-x', isInLambda: false },
    { specifier: '@aws-sdk/credential-providers', isInLambda: false },
    { specifier: '@aws-sdk/util-x/dist-es/deep.js', isInLambda: false },
    { specifier: '@smithy/x', isInLambda: false },
    { specifier: 'aws-sdk', isInLambda: false },
  ];
  const part = (specifier: string): Files => {
    const name = /^(?:@[^/]+\/)?[^/]+/.exec(specifier)![0];
    const code = "export const word = 'the-real-part';";
    return {
      [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '3.0.0', type: 'module', main: 'index.js' }),
      [`node_modules/${name}/index.js`]: code,
      [`node_modules/${name}/dist-es/deep.js`]: code,
    };
  };

  for (const { specifier, isInLambda } of rows) {
    const importers: { by: string; files: Files }[] = [
      { by: 'the app', files: { 'app.ts': `${head}import { word } from '${specifier}';\napp.lambdaFunction('f', () => word);` } },
      {
        by: 'a package',
        files: {
          'app.ts': `${head}import { word } from 'tracer';\napp.lambdaFunction('f', () => word());`,
          'node_modules/tracer/package.json': JSON.stringify({ name: 'tracer', version: '1.0.0' }),
          'node_modules/tracer/index.js': `exports.word = () => require('${specifier}').word;`,
        },
      },
    ];
    for (const { by, files } of importers) {
      it(`that is ${specifier}, imported by ${by}, is ${isInLambda ? 'left to Lambda' : 'bundled'}`, async () => {
        const packaged = await packageProject(makeProject({ ...files, ...part(specifier) }), { prove: true });
        const code = zipOf(packaged).get('app.mjs')!.toString();
        expect(code.includes('the-real-part')).to.equal(!isInLambda);
        expect(code.includes(`"${specifier}"`)).to.equal(isInLambda);
        // Calls of version 2 are not looked for.
        expect(packaged.problems.map(({ code }) => code)).to.deep.equal(specifier === 'aws-sdk' ? ['sdk-call-unknown'] : []);
        expect(packaged.proof!.functions).to.deep.equal(['f']);
      });
    }

    it(`that is ${specifier}, asked for by a package beside the bundle that does not bring it, is ${isInLambda ? 'left to Lambda' : 'missing in the proof'}`, async () => {
      const files = {
        'app.ts': `${head}import { word } from 'tracer';\napp.lambdaFunction('f', () => word);`,
        'node_modules/tracer/package.json': JSON.stringify({ name: 'tracer', version: '1.0.0' }),
        'node_modules/tracer/index.js': `exports.word = require('${specifier}').word;`,
      };
      const project = makeProject({ ...files, ...part(specifier) }, { external_packages: ['tracer'], lambda_runtime: 'nodejs24.x' });
      const packaging = packageProject(project, { prove: true });
      if (isInLambda) expect((await packaging).problems).to.deep.equal([]);
      else expect((await problemsOf(packaging)).map(({ code }) => code)).to.deep.equal(['proof-module-missing']);
    });

    it(`that is ${specifier} and not installed ${isInLambda ? 'is replaced by a stand-in' : 'is to be installed'}`, async () => {
      const packaging = packageProject(makeProject(`${head}import { word } from '${specifier}';\napp.lambdaFunction('f', () => word);`), { prove: true });
      if (isInLambda) expect((await packaging).proof!.standIns).to.deep.equal([specifier]);
      else expect((await problemsOf(packaging))[0]!.fix).to.contain("Lambda has '@aws-sdk/client-*' and '@aws-sdk/lib-*' alone");
    });
  }
});

describe("the SDK's client of websockets", () => {
  const management = sdkPackage('client-apigatewaymanagementapi', "export class ApiGatewayManagementApiClient { mark() { return 'management-client'; } }");
  const bundled = async (app: string): Promise<string> => {
    const config = stageOf({ bundle_aws_sdk: true });
    return (await bundleApp(makeProject({ 'app.ts': `${head}${app}`, ...management }), 'app.ts', config, 'node24')).code;
  };

  it('stays out of the bundle of an app without websockets', async () => {
    expect(await bundled("app.lambdaFunction('f', () => 1);")).to.not.contain('management-client');
  });

  for (const [name, app] of [
    ['handles websockets', 'app.onWsMessage(() => 1);'],
    ['sends to websockets from elsewhere', "app.lambdaFunction('f', () => app.websocketApi.send('id', 'text'));"],
    [
      'uses the client itself',
      "import { ApiGatewayManagementApiClient as C } from '@aws-sdk/client-apigatewaymanagementapi';\napp.lambdaFunction('f', () => new C());",
    ],
  ]) {
    it(`is in the bundle of an app that ${name}`, async () => {
      expect(await bundled(app!)).to.contain('management-client');
    });
  }
});
