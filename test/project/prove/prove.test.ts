import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect } from 'chai';
import type { Problem } from '../../../src/compiler/problem/problem.js';
import { bundleApp } from '../../../src/project/bundle/bundle.js';
import type { PackagedStage } from '../../../src/project/stage/packaged-stage.js';
import { startProver } from '../../../src/project/prove/prove.js';
import { type Files, head, makeFolder, makeProject, packageProject, problemsOf, removeFolders, stageOf, writeFiles } from '../sample-project.js';

afterEach(removeFolders);

/** Code that runs in Lambda, and so in a proof, but not while the app is inspected. */
function inLambda(code: string): string {
  return `if (process.env.LAMBDA_TASK_ROOT !== undefined) { ${code} }`;
}

const f = "app.lambdaFunction('f', () => 1);";

function proven(directory: string): Promise<PackagedStage> {
  return packageProject(directory, { prove: true });
}

async function refused(files: string | Files, config: object = {}): Promise<readonly Problem[]> {
  return problemsOf(proven(makeProject(files, config)));
}

/** An installed CommonJS package. */
function installed(name: string, code: string, manifest: object = {}): Files {
  return {
    [`node_modules/${name}/package.json`]: JSON.stringify({ name, version: '1.0.0', ...manifest }),
    [`node_modules/${name}/index.js`]: code,
  };
}

describe('a proof', () => {
  it('starts all functions, and invokes none of them', async () => {
    const file = join(makeFolder(), 'invoked');
    const invoke = `() => writeFileSync(${JSON.stringify(file)}, 'invoked')`;
    const app = `import { AuthResponse } from 'tschalice';\nimport { writeFileSync } from 'node:fs';\n${head}
const auth = app.authorizer('auth', () => { writeFileSync(${JSON.stringify(file)}, ''); return new AuthResponse({ routes: [], principalId: '' }); });
app.get('/', { authorizer: auth }, ${invoke}); app.lambdaFunction('worker-1', ${invoke}); app.schedule('tick', 'rate(1 hour)', ${invoke}); app.onWsConnect(${invoke});`;
    const { proof, problems } = await proven(makeProject(app));
    expect(proof).to.deep.equal({
      functions: ['worker-1', 'tick', 'auth', 'api_handler', 'websocket_connect'],
      node: process.version,
      standIns: [],
      notProved: [],
    });
    expect(problems).to.deep.equal([]);
    expect(existsSync(file)).to.equal(false);
  });

  it('is only made when it is asked for, and for an app with functions', async () => {
    expect((await packageProject(makeProject(`${head}${f}`))).proof).to.equal(undefined);
    expect((await proven(makeProject(head))).proof).to.equal(undefined);
  });

  it("gives the app Lambda's environment, working folder and command line", async () => {
    const told = join(makeFolder(), 'told.json');
    const names = [
      '_HANDLER',
      'AWS_EXECUTION_ENV',
      'AWS_LAMBDA_FUNCTION_MEMORY_SIZE',
      'AWS_LAMBDA_FUNCTION_NAME',
      'AWS_REGION',
      'LAMBDA_TASK_ROOT',
      'NODE_PATH',
      'NODE_OPTIONS',
      'OWN',
      'TZ',
      'HOME',
      'AWS_CHALICE_CLI_MODE',
    ];
    const app = `import { writeFileSync } from 'node:fs';\n${head}${f}
${inLambda(`writeFileSync(${JSON.stringify(told)}, JSON.stringify([${JSON.stringify(names)}.map((name) => process.env[name]), /^127\\.0\\.0\\.1:\\d+$/.test(process.env.AWS_LAMBDA_RUNTIME_API!), process.cwd(), process.argv[1], import.meta.url, new Date(0).getHours()]));`)}`;
    await proven(makeProject(app, { lambda_memory_size: 256, environment_variables: { OWN: 'own', NODE_OPTIONS: '--require /opt/x.js' } }));
    expect(JSON.parse(readFileSync(told, 'utf8'))).to.deep.equal([
      [
        'app.f',
        'AWS_Lambda_nodejs24.x',
        '256',
        'sample-dev-F',
        'us-east-1',
        '/var/task',
        '/opt/nodejs/node24/node_modules:/opt/nodejs/node_modules:/var/runtime/node_modules:/var/runtime:/var/task',
        '--require /opt/x.js',
        'own',
        ':UTC',
        null,
        null,
      ],
      true,
      '/var/task',
      '/var/runtime/index.mjs',
      'file:///var/task/app.mjs',
      0,
    ]);
  });

  it('lets the app write its environment as in any process', async () => {
    const code = "process.env.OWN = 'b'; process.env.NEW = 5 as never; delete process.env.GONE;";
    const check = "if ([process.env.OWN, typeof process.env.NEW, process.env.NEW, process.env.GONE].join('-') !== 'b-string-5-') throw new Error('no');";
    await proven(makeProject(`${head}${f}\n${inLambda(`${code} ${check}`)}`, { environment_variables: { OWN: 'a', GONE: 'x' } }));
  });

  it("finds the package's files where Lambda has them, and no others, and lets none be written", async () => {
    const app = `import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
${head}${f}
const refused = (act: () => void): string => { try { act(); return 'done'; } catch (error) { return (error as { code: string }).code; } };
${inLambda(`
  const seen = [
    readFileSync(new URL('./data/word.txt', import.meta.url), 'utf8'), readFileSync('data/word.txt', 'utf8'),
    readFileSync(process.env.LAMBDA_TASK_ROOT + '/data/word.txt', 'utf8'), await readFile('./data/word.txt', 'utf8'), readdirSync('data').join(),
    existsSync('app.ts'), existsSync('/var/task/other.txt'), existsSync(process.env.PROJECT + '/other.txt'),
    refused(() => writeFileSync('new.txt', '')), refused(() => appendFileSync('data/word.txt', '')),
  ];
  if (seen.join(' ') !== 'word word word word word.txt false false false EROFS EROFS') throw new Error(seen.join(' '));
`)}`;
    const directory = makeProject({ 'app.ts': app, 'data/word.txt': 'word', 'other.txt': 'other' });
    writeFiles(directory, {
      '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'sample', include: ['data/**'], environment_variables: { PROJECT: directory } }),
    });
    const { proof } = await proven(directory);
    expect(proof?.functions).to.deep.equal(['f']);
    expect(existsSync(join(directory, 'new.txt'))).to.equal(false);
    expect(readFileSync(join(directory, 'data/word.txt'), 'utf8')).to.equal('word');
  });

  it('starts functions with packages and code beside the bundle', async () => {
    const files = {
      'app.ts': `import { createRequire } from 'node:module';\nimport { b } from 'b';\nimport esm from 'esm';\n${head}
const extra = await import(new URL('./extra/own.mjs', import.meta.url).href);
app.lambdaFunction([b, esm, extra.own, createRequire(import.meta.url)('./extra/own.cjs').own, createRequire(import.meta.url)('b').b].join('_'), () => 1);`,
      'extra/own.mjs': "import { b } from 'b'; export const own = b;",
      'extra/own.cjs': "exports.own = require('b').b;",
      ...installed('b', "exports.b = require('c');", { dependencies: { c: '1' } }),
      ...installed('c', "module.exports = 'c';"),
      ...installed('esm', "import c from 'c'; import { word } from './word.js'; export default c + word;", { type: 'module', dependencies: { c: '1' } }),
      'node_modules/esm/word.js': "export const word = 'w';",
    };
    const { proof } = await proven(makeProject(files, { external_packages: ['b', 'esm'], include: ['extra/**'] }));
    expect(proof?.functions).to.deep.equal(['c_cw_c_c_c']);
  });

  it('starts functions with packages in the layer', async () => {
    const files = {
      'app.ts': `import { b } from 'b';\nimport { esm } from 'esm';\n${head}app.lambdaFunction(b + esm, () => 1);`,
      'package.json': '{"dependencies": {"b": "1", "esm": "1"}}',
      ...installed('b', "exports.b = 'b';"),
      ...installed('esm', "export const esm = 'esm';", { type: 'module' }),
    };
    const { proof } = await proven(makeProject(files, { automatic_layer: true }));
    expect(proof?.functions).to.deep.equal(['besm']);
  });
});

describe('a proof tells of', () => {
  it('an exception, with its place and the imports that lead there', async () => {
    const [problem, ...others] = await refused({
      'app.ts': `${head}import { value } from './lib/a.js';\napp.lambdaFunction('f', () => value);\napp.lambdaFunction('g', () => value);`,
      'lib/a.ts': "export { value } from './b.js';",
      'lib/b.ts': `export const value = 1;\n${inLambda("throw new RangeError('too far', { cause: new Error('deep') });")}`,
    });
    expect(others).to.deep.equal([]);
    expect(problem).to.deep.include({
      code: 'proof-exception',
      severity: 'error',
      where: { file: 'lib/b.ts', line: 2, column: 57 },
      message: "the functions 'f' and 'g' would not start in Lambda: RangeError: too far (because: deep) (app.ts → lib/a.ts → lib/b.ts)",
    });
    expect(problem!.frame).to.contain("> 2 │ if (process.env.LAMBDA_TASK_ROOT !== undefined) { throw new RangeError('too far'");
  });

  it('a promise that nobody catches', async () => {
    const [problem] = await refused(`${head}${f}\n${inLambda("void Promise.reject(new Error('lost'));")}`);
    expect(problem).to.deep.include({ code: 'proof-exception', message: "the function 'f' would not start in Lambda: Error: lost".replace('Error: ', '') });
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 3 });
  });

  const chains: { name: string; b: Files; where?: string }[] = [
    { name: 'CommonJS', b: installed('b', "exports.b = require('c');") },
    { name: 'an ES module', b: installed('b', "import c from 'c'; export const b = c;", { type: 'module' }) },
  ];
  for (const { name, b } of chains) {
    it(`a module that a package wants and does not ask for, in ${name}`, async () => {
      const files = {
        'app.ts': `${head}import { b } from './lib/a.js';\napp.lambdaFunction('f', () => b);`,
        'lib/a.ts': "export { b } from 'b';",
        ...b,
        ...installed('c', "module.exports = 'hoisted';"),
      };
      const problems = await refused(files, { external_packages: ['b'] });
      expect(problems).to.deep.equal([
        {
          code: 'proof-module-missing',
          severity: 'error',
          where: { file: 'lib/a.ts' },
          message: "the function 'f' would not start in Lambda: the deployment package does not contain 'c' (app.ts → lib/a.ts → package 'b')",
          fix: `add 'c' to "external_packages" in the configuration, and install it if it is not installed`,
        },
      ]);
    });
  }

  it('a package that only shows when the app runs', async () => {
    const files = {
      'app.ts': `import { createRequire } from 'node:module';\n${head}${f}\nexport const late = createRequire(import.meta.url)(Buffer.from('bGF0ZQ==', 'base64').toString());`,
      ...installed('late', "exports.late = 'late';"),
    };
    const problem = (await refused(files)).find(({ severity }) => severity === 'error');
    expect(problem).to.deep.include({
      code: 'proof-module-missing',
      message: "the function 'f' would not start in Lambda: the deployment package does not contain 'late'",
    });
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 4 });
  });

  it('an error in a package beside the bundle', async () => {
    const files = {
      'app.ts': `${head}import { b } from 'b';\napp.lambdaFunction('f', () => b);`,
      ...installed('b', "exports.b = require('c');", { dependencies: { c: '1' } }),
      ...installed('c', inLambda("throw new TypeError('mine');")),
    };
    const [problem] = await refused(files, { external_packages: ['b'] });
    expect(problem).to.deep.include({
      code: 'proof-exception',
      where: { file: 'app.ts' },
      message: "the function 'f' would not start in Lambda: in package 'c': TypeError: mine (app.ts → package 'b' → package 'c')",
    });
  });

  it('a file that the package does not hold', async () => {
    const app = `import { readFileSync } from 'node:fs';\n${head}const page = readFileSync([process.cwd()].concat('page.html').join('/'), 'utf8');\napp.get('/', () => page);`;
    const problems = await refused({ 'app.ts': app, 'page.html': '<p>' });
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).to.deep.equal([
      ['file-read-not-included', 'warning', "the app reads 'page.html' while it is imported, but the deployment package does not contain it"],
      ['proof-exception', 'error', "the function 'api_handler' would not start in Lambda: ENOENT: no such file or directory, open '/var/task/page.html'"],
    ]);
    expect(problems[1]!.fix).to.equal('add "page.html" to "include" in the configuration');
  });

  it('a package that looks for another one by its name', async () => {
    const files = {
      'app.ts': `${head}import { driver } from 'orm';\nexport const d = process.env.LAMBDA_TASK_ROOT ? driver('late') : undefined;\n${f}`,
      ...installed('orm', 'exports.driver = (name) => { try { return require(name); } catch { throw new Error(`install ${name}`); } };'),
      ...installed('late', "exports.late = 'late';"),
    };
    const [problem] = await refused(files);
    expect(problem).to.deep.include({
      code: 'proof-exception',
      message: "the function 'f' would not start in Lambda: in package 'orm': install late (app.ts → package 'orm')",
    });
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 3 });
    expect(problem!.fix).to.include('to "external_packages"');
    expect((await proven(makeProject(files, { external_packages: ['orm', 'late'] }))).proof?.functions).to.deep.equal(['f']);
  });

  it('a connection that the start waits for', async () => {
    const [problem] = await refused(`${head}${f}\n${inLambda("await fetch('https://example.com/');")}`);
    expect(problem!.fix).to.include('--no-prove');
  });

  it('process.exit, with what was written before', async () => {
    const [problem] = await refused(`${head}${f}\n${inLambda("console.error('TABLE is not set'); process.exit(3);")}`);
    expect(problem).to.deep.include({
      code: 'proof-exit',
      message:
        "the function 'f' would not start in Lambda: the app ended the process (exit status 3) while it was imported; its last output was: TABLE is not set",
    });
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 3 });
  });

  it('a process that is killed', async () => {
    const [problem] = await refused(`${head}${f}\n${inLambda("process.kill(process.pid, 'SIGKILL'); await new Promise(() => setInterval(() => 1, 1000));")}`);
    expect(problem!.message).to.equal("the function 'f' would not start in Lambda: the process ended while the app was imported (SIGKILL)");
  });

  it('waiting for something that does not happen', async () => {
    const [problem] = await refused(`${head}${f}\n${inLambda('await new Promise(() => undefined);')}`);
    expect(problem).to.deep.include({
      code: 'proof-exit',
      message: "the function 'f' would not start in Lambda: importing the app never finishes: it waits for something that never happens",
    });
  });

  for (const [name, code] of [
    ['waiting', 'await new Promise(() => setInterval(() => 1, 1000));'],
    ['a loop', 'for (;;);'],
  ]) {
    it(`${name} beyond the time that Lambda gives`, async () => {
      const directory = makeProject(`${head}${f}\napp.lambdaFunction('g', () => 1);\n${inLambda(`console.log('begun', process.env.ANY); ${code}`)}`);
      const config = stageOf({ lambda_functions: { g: { environment_variables: { ANY: 'thing' } } } });
      const { functions, template, deploymentPackage } = await packageProject(directory);
      const subject = { directory, appFile: 'app.ts', config, functions, template, merges: [], sdkNames: {}, deploymentPackage: deploymentPackage! };
      const bundle = await bundleApp(directory, 'app.ts', config, 'node24');
      const { proof, problems } = await startProver(directory, config, 1500).prove({ ...subject, bundle, realValues: {} });
      expect(proof.functions).to.deep.equal([]);
      expect(problems).to.deep.equal([
        {
          code: 'proof-timeout',
          severity: 'error',
          where: { file: 'app.ts' },
          message:
            "the functions 'f' and 'g' would not start in Lambda: importing the app took longer than 1.5 seconds, Lambda's limit; its last output was: begun undefined",
          fix: 'move work and connections out of the module level, into the handlers',
        },
      ]);
    });
  }

  it('a handler that a merged template names and the package does not export', async () => {
    const files = { 'app.ts': `${head}${f}\napp.lambdaFunction('g', () => 1);`, 'more.json': '{"Resources": {"G": {"Properties": {"Handler": "app.h"}}}}' };
    const problems = await refused(files, { merge_templates: ['more.json'] });
    expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([
      ['proof-handler-missing', "the function 'g' would not start in Lambda: app.h is undefined or not exported"],
    ]);
  });

  it('a merged function of CloudFormation that runs the package', async () => {
    const properties = { Runtime: 'nodejs22.x', Handler: 'app.h', Code: './deployment.zip', Role: 'arn' };
    const files = { 'app.ts': `${head}${f}`, 'more.json': JSON.stringify({ Resources: { Plain: { Type: 'AWS::Lambda::Function', Properties: properties } } }) };
    const problems = await refused(files, { merge_templates: ['more.json'] });
    expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([
      ['proof-handler-missing', "the function 'Plain' would not start in Lambda: app.h is undefined or not exported"],
    ]);
  });

  it('a handler that a layer may hold, only as a warning', async () => {
    const properties = { Handler: '/opt/nodejs/wrapper.handler', Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:wrapper:1'] };
    const files = { 'app.ts': `${head}${f}`, 'more.json': JSON.stringify({ Resources: { F: { Properties: properties } } }) };
    const { proof, problems } = await proven(makeProject(files, { merge_templates: ['more.json'] }));
    expect(proof?.functions).to.deep.equal([]);
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).to.deep.equal([
      [
        'proof-handler-missing',
        'warning',
        "the function 'f' may not start in Lambda, because here a layer that contains it may be missing: the package has no module '/opt/nodejs/wrapper'",
      ],
    ]);
  });

  it('machine code for another system among the included files', async () => {
    const mach = Buffer.alloc(32);
    mach.writeUInt32LE(0xfeedfacf, 0);
    mach.writeUInt32LE(0x0100000c, 4);
    const directory = makeProject({
      'app.ts': `import { createRequire } from 'node:module';\n${head}${f}\n${inLambda("createRequire(import.meta.url)('./native/add.node');")}`,
      'native/add.node': '',
    });
    writeFiles(directory, { '.chalice/config.json': JSON.stringify({ version: '2.0', app_name: 'sample', include: ['native/**'] }) });
    writeFileSync(join(directory, 'native/add.node'), mach);
    const [problem] = await problemsOf(proven(directory));
    expect(problem).to.deep.include({
      code: 'proof-exception',
      message: "the function 'f' would not start in Lambda: 'native/add.node' is machine code for darwin arm64, but Lambda needs linux x64 with glibc",
    });
  });
});

describe('a proof of functions with environments of their own', () => {
  /** Counts the starts, and says in each what the variable TABLE is. */
  function counting(file: string, code: string): string {
    return `import { appendFileSync } from 'node:fs';\n${head}for (const name of ['a', 'b', 'c', 'd']) app.lambdaFunction(name, () => 1);
${inLambda(`appendFileSync(${JSON.stringify(file)}, 'start\\n'); ${code}`)}`;
  }

  const tables = {
    environment_variables: { TABLE: 'all' },
    lambda_functions: { b: { environment_variables: { TABLE: 'own', UNREAD: '1' } }, c: { environment_variables: { UNREAD: '2' } } },
  };

  const rows: { name: string; code: string; starts: number }[] = [
    { name: 'one process while the app reads none of what differs', code: 'void process.env.OTHER;', starts: 1 },
    { name: 'one process a value that differs and is read', code: 'void process.env.TABLE;', starts: 2 },
    { name: 'one process an environment when the app looks at all of it', code: 'void { ...process.env };', starts: 3 },
  ];
  for (const { name, code, starts } of rows) {
    it(`needs ${name}`, async () => {
      const file = join(makeFolder(), 'starts');
      const { proof } = await proven(makeProject(counting(file, code), tables));
      expect(proof?.functions).to.deep.equal(['a', 'b', 'c', 'd']);
      expect(readFileSync(file, 'utf8').trim().split('\n')).to.have.lengthOf(starts);
    });
  }

  it('names those functions that do not start', async () => {
    const app = `${head}for (const name of ['a', 'b', 'c', 'd']) app.lambdaFunction(name, () => 1);
${inLambda("if (process.env.TABLE === undefined) throw new Error('TABLE is not set');")}`;
    const problems = await refused(app, { lambda_functions: { b: { environment_variables: { TABLE: 't' } }, c: { environment_variables: { OTHER: '1' } } } });
    expect(problems.map(({ message }) => message)).to.deep.equal(["the functions 'a', 'c' and 'd' would not start in Lambda: TABLE is not set"]);
  });

  it('has the environment and the layers that Globals give to all functions', async () => {
    const files = {
      'app.ts': `${head}${f}\n${inLambda('if (process.env.MODE !== "shop" || process.env.OWN !== "1") throw new Error("no mode");')}`,
      'more.json': JSON.stringify({
        Globals: { Function: { Environment: { Variables: { MODE: 'shop' } }, Layers: ['arn:aws:lambda:eu-west-1:123456789012:layer:all:1'] } },
        Resources: { F: { Properties: { Environment: { Variables: { OWN: '1' } }, Layers: [] } } },
      }),
    };
    const { proof } = await proven(makeProject(files, { merge_templates: ['more.json'] }));
    expect(proof?.functions).to.deep.equal(['f']);
    const lost = { ...files, 'more.json': files['more.json'].replace('"Properties":{', '"Properties":{"Handler":"/opt/x.handler",') };
    const { problems } = await proven(makeProject(lost, { merge_templates: ['more.json'] }));
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['proof-handler-missing', 'warning']]);
  });

  it('is certain of nothing that hangs on a value which only a deployment knows', async () => {
    const files = {
      'app.ts': `${head}${f}\n${inLambda('new URL(process.env.ENDPOINT!);')}`,
      'more.json': JSON.stringify({
        Resources: {
          Queue: { Type: 'AWS::SQS::Queue' },
          F: { Properties: { Environment: { Variables: { ENDPOINT: { 'Fn::GetAtt': ['Queue', 'QueueName'] } } } } },
        },
      }),
    };
    const { proof, problems } = await proven(makeProject(files, { merge_templates: ['more.json'] }));
    expect(proof).to.deep.include({ functions: [], standIns: ['the value of ENDPOINT'] });
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).to.deep.equal([
      [
        'proof-exception',
        'warning',
        "the function 'f' may not start in Lambda, because here the value of ENDPOINT is not the real one: TypeError: Invalid URL",
      ],
    ]);
  });
});

describe('a proof of an app with the AWS SDK', () => {
  const app = `import { XClient } from '@aws-sdk/client-x';\n${head}export const client = new XClient({});\n${f}`;

  it('stands in for what is not installed', async () => {
    expect((await proven(makeProject(app))).proof).to.deep.include({ functions: ['f'], standIns: ['@aws-sdk/client-x'] });
  });

  it('loads what is installed, and lets it have all that it needs', async () => {
    const sdk = { ...installed('@aws-sdk/client-x', "exports.XClient = require('tslib-like').Base;"), ...installed('tslib-like', 'exports.Base = class {};') };
    expect((await proven(makeProject({ 'app.ts': app, ...sdk }))).proof).to.deep.include({ functions: ['f'], standIns: [] });
  });

  it('tells of a name that the SDK does not have', async () => {
    const problems = await refused({ 'app.ts': app, ...installed('@aws-sdk/client-x', 'exports.YClient = class {};') });
    expect(problems[0]!.message).to.contain("the function 'f' would not start in Lambda: SyntaxError: ").and.contain('XClient');
  });
});

describe('a proof of machine code', () => {
  const other = process.arch === 'arm64' ? { architecture: 'x86_64', machine: 62, cpu: 'x64' } : { architecture: 'arm64', machine: 183, cpu: 'arm64' };

  it('stands in for what this system cannot load, and lets packages choose the build for Lambda', async () => {
    const elf = Buffer.alloc(64);
    elf.write('\u007fELF\u0002\u0001\u0001');
    elf.writeUInt16LE(other.machine, 18);
    const directory = makeProject(
      {
        'app.ts': `${head}import native from 'native';\nnative.add(1, 2);\n${f}`,
        ...installed('native', 'module.exports = require(`./${process.platform}-${process.arch}.node`);'),
      },
      { lambda_architecture: other.architecture },
    );
    writeFileSync(join(directory, `node_modules/native/linux-${other.cpu}.node`), elf);
    // While the app is inspected, the system's own.
    writeFileSync(
      join(directory, 'node_modules/native/index.js'),
      'module.exports = process.env.LAMBDA_TASK_ROOT === undefined ? { add() {} } : require(`./${process.platform}-${process.arch}.node`);',
    );
    const { proof, problems } = await proven(directory);
    expect(problems).to.deep.equal([]);
    expect(proof).to.deep.include({ functions: ['f'], standIns: ["machine code of package 'native'"] });
  });
});

describe('the network of a proof', () => {
  const attempts: { name: string; code: string }[] = [
    { name: 'fetch', code: "await fetch('http://192.0.2.1/')" },
    { name: 'fetch by name', code: "await fetch('https://example.com/')" },
    { name: 'http', code: "await new Promise((_, no) => http.get('http://example.com/').on('error', no))" },
    { name: 'tls', code: "await new Promise((_, no) => tls.connect(443, '192.0.2.1').on('error', no))" },
    { name: 'a socket by a path', code: "await new Promise((_, no) => net.connect('/var/run/docker.sock').on('error', no))" },
    { name: 'a datagram', code: "await new Promise((_, no) => dgram.createSocket('udp4').on('error', no).send('x', 53, '192.0.2.1'))" },
    { name: 'a question for a name', code: "await dns.promises.resolve4('example.com')" },
    { name: 'a name for a callback', code: "await new Promise((_, no) => dns.lookup('example.com', no))" },
    {
      name: 'a thread',
      code: `await new Promise((_, no) => new Worker("require('net').connect(80, '192.0.2.1')", { eval: true }).on('error', no))`,
    },
  ];
  for (const { name, code } of attempts) {
    it(`refuses ${name} at once`, async () => {
      const imports =
        "import dgram from 'node:dgram';\nimport dns from 'node:dns';\nimport http from 'node:http';\nimport net from 'node:net';\nimport tls from 'node:tls';\nimport { Worker } from 'node:worker_threads';\n";
      const [problem] = await refused(`${imports}${head}${f}\nvoid [dgram, dns, http, net, tls, Worker];\n${inLambda(code)}`);
      expect(problem!.message).to.contain("the function 'f' would not start in Lambda").and.contain('ECONNREFUSED').and.contain('while a package is proved');
    });
  }

  it('has the loopback', async () => {
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url!);
      response.end('yes');
    });
    await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const app = `${head}${f}\n${inLambda(`const answer = await (await fetch('http://localhost:${port}/proof')).text(); if (answer !== 'yes') throw new Error(answer);`)}`;
    const { proof } = await proven(makeProject(app));
    server.close();
    server.closeAllConnections();
    expect(proof?.functions).to.deep.equal(['f']);
    expect(asked).to.deep.equal(['/proof']);
  });
});
