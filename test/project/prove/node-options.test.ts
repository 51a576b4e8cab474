import { expect } from 'chai';
import { preloadsOf, refusedOptions } from '../../../src/project/prove/node-options.js';
import { type Files, head, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

describe('preloadsOf', () => {
  for (const [text, expected] of [
    ['', []],
    ['--enable-source-maps  --max-old-space-size=100', []],
    ['--import a', ['--import a']],
    ['--import=./a.mjs', ['--import ./a.mjs']],
    ['-r a --require=b --require c', ['--require a', '--require b', '--require c']],
    ['--import a -r b', ['--require b', '--import a']],
    ['--import a --loader b --experimental-loader=c', ['--loader b', '--loader c', '--import a']],
    ['--require "./a b.cjs"', ['--require ./a b.cjs']],
    ['--require ./"a b".cjs', ['--require ./a b.cjs']],
    ['"--require" "a\\"b\\\\c"', ['--require a"b\\c']],
    ['--import', []],
    ['--imports a --important=b', []],
    ['toString constructor', []],
    ['-r\ta', []],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(expected)}`, () => {
      expect(preloadsOf(text).map(({ option, specifier }) => `${option} ${specifier}`)).to.deep.equal(expected);
    });
  }
});

describe('refusedOptions', () => {
  for (const [text, expected] of [
    ['--enable-source-maps --max-old-space-size=100 --import x -r y', []],
    ['--no-such-option=1', ['--no-such-option=1']],
    ['--version', ['--version']],
  ] as const) {
    it(`of ${JSON.stringify(text)} are ${JSON.stringify(expected)}`, () => {
      expect(refusedOptions(text)).to.deep.equal(expected);
    });
  }
});

/** An app that starts only if something has set `globalThis.started`. */
const needing = `${head}app.lambdaFunction('f', () => 1);\nif (process.env.LAMBDA_TASK_ROOT !== undefined && !(globalThis as { started?: true }).started) throw new Error('not started');`;
const plain = `${head}app.lambdaFunction('f', () => 1);`;

const kit: Files = {
  'node_modules/kit/package.json': JSON.stringify({ name: 'kit', version: '1.0.0', exports: { './start': './start.mjs', './require': './require.cjs' } }),
  'node_modules/kit/start.mjs': 'globalThis.started = true;',
  'node_modules/kit/require.cjs': 'globalThis.started = true;',
};

describe("what a function's NODE_OPTIONS load", () => {
  const loaded: { name: string; options: string; files?: Files; config?: object }[] = [
    { name: 'a package by --import', options: '--import kit/start', files: kit, config: { external_packages: ['kit'] } },
    { name: 'a package by --require', options: '-r kit/require', files: kit, config: { external_packages: ['kit'] } },
    { name: 'a package in our layer', options: '-r kit/require', files: kit, config: { external_packages: ['kit'], automatic_layer: true } },
    {
      name: 'a file relative to /var/task',
      options: '--import ./start.mjs',
      files: { 'start.mjs': 'globalThis.started = true;' },
      config: { include: ['*.mjs'] },
    },
    {
      name: 'a file by its path',
      options: '--require=/var/task/lib/start.cjs',
      files: { 'lib/start.cjs': 'globalThis.started = true;' },
      config: { include: ['lib'] },
    },
    {
      name: 'a file by its URL',
      options: '--import file:///var/task/start.mjs',
      files: { 'start.mjs': 'globalThis.started = true;' },
      config: { include: ['*.mjs'] },
    },
    { name: 'a data URL', options: '--import data:text/javascript,globalThis.started=true' },
  ];
  for (const { name, options, files, config } of loaded) {
    it(`is loaded before the app: ${name}`, async () => {
      const project = makeProject({ 'app.ts': needing, ...files }, { environment_variables: { NODE_OPTIONS: options }, ...config });
      const { proof, problems } = await packageProject(project, { prove: true });
      expect(problems).to.deep.equal([]);
      expect(proof).to.deep.include({ functions: ['f'], notProved: [] });
    });
  }

  const missing: { name: string; options: string; files?: Files; config?: object; message: string }[] = [
    { name: 'a package that is installed and not in the zip', options: '--import kit/start', files: kit, message: 'does not contain' },
    { name: 'a package by --require that is not in the zip', options: '--require kit/require', files: kit, message: 'does not contain' },
    { name: 'a package that is not installed', options: '--import absent', message: 'does not contain' },
    { name: 'a file that is not in the zip', options: '--import ./start.mjs', files: { 'start.mjs': '' }, message: 'does not contain' },
    { name: 'a file that does not exist', options: '--require ./absent.cjs', message: 'does not contain' },
    { name: 'the hooks of a loader', options: '--loader ./absent.mjs', message: 'does not contain' },
    {
      name: 'a file whose own import is not in the zip',
      options: '--import ./start.mjs',
      files: { 'start.mjs': "import 'kit/start';", ...kit },
      config: { include: ['start.mjs'] },
      message: "which fails: Cannot find module 'kit/start'",
    },
    {
      name: 'a file that throws',
      options: '--require ./start.cjs',
      files: { 'start.cjs': "throw new Error('mine');" },
      config: { include: ['*.cjs'] },
      message: 'which fails: mine',
    },
    {
      name: 'a subpath that the package does not export',
      options: '--import kit/other',
      files: kit,
      config: { external_packages: ['kit'] },
      message: "'--import kit/other'",
    },
  ];
  for (const { name, options, files, config, message } of missing) {
    it(`breaks the start: ${name}`, async () => {
      const project = makeProject({ 'app.ts': plain, ...files }, { environment_variables: { NODE_OPTIONS: options }, ...config });
      const [problem, ...others] = await problemsOf(packageProject(project, { prove: true }));
      expect(others).to.deep.equal([]);
      expect(problem).to.deep.include({ code: 'proof-node-options', severity: 'error' });
      expect(problem!.where).to.deep.include({ file: '.chalice/config.json' });
      expect(problem!.message)
        .to.match(/^the function 'f' would not start in Lambda: NODE_OPTIONS has '/)
        .and.contain(message);
    });
  }

  it('belongs to one function alone', async () => {
    const config = { lambda_functions: { g: { environment_variables: { NODE_OPTIONS: '--import absent' } } } };
    const [problem] = await problemsOf(packageProject(makeProject(`${plain}\napp.lambdaFunction('g', () => 1);`, config), { prove: true }));
    expect(problem!.message).to.contain("the function 'g' would not start");
    expect(problem!.where.path).to.deep.equal(['lambda_functions', 'g', 'environment_variables', 'NODE_OPTIONS']);
  });

  it('counts in a merged template, and has its place there', async () => {
    const files = {
      'app.ts': plain,
      'more.json': JSON.stringify({ Resources: { F: { Properties: { Environment: { Variables: { NODE_OPTIONS: '--import absent' } } } } } }),
    };
    const [problem] = await problemsOf(packageProject(makeProject(files, { merge_templates: ['more.json'] }), { prove: true }));
    expect(problem!.where).to.deep.include({ file: 'more.json', line: 1 });
  });

  const layer = 'arn:aws:lambda:us-east-1:123456789012:layer:x:1';
  for (const options of ['--require /opt/x.js', '--import file:///opt/x.mjs', '--import kit/start']) {
    it(`is not proved when only a layer may hold it: ${options}`, async () => {
      const project = makeProject(plain, { environment_variables: { NODE_OPTIONS: options }, layers: [layer] });
      const { proof, problems } = await packageProject(project, { prove: true });
      expect(problems).to.deep.equal([]);
      expect(proof).to.deep.include({ functions: ['f'], notProved: [`what '${options}' in NODE_OPTIONS does, because only a layer may hold it`] });
    });
  }

  it('is doubtful below /opt without a layer', async () => {
    const { problems } = await packageProject(makeProject(plain, { environment_variables: { NODE_OPTIONS: '-r /opt/x.js' } }), { prove: true });
    expect(problems.map(({ code, severity, message }) => [code, severity, message])).to.deep.equal([
      [
        'proof-node-options',
        'warning',
        "the function 'f' may not start in Lambda, because here it has no layer: NODE_OPTIONS has '--require /opt/x.js', which only a layer could hold",
      ],
    ]);
  });

  it('is not proved while its value is known only to a deployment', async () => {
    const variables = { NODE_OPTIONS: { 'Fn::Sub': '--import ${Table.Arn}' } };
    const files = {
      'app.ts': plain,
      'more.json': JSON.stringify({
        Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} }, F: { Properties: { Environment: { Variables: variables } } } },
      }),
    };
    const { proof } = await packageProject(makeProject(files, { merge_templates: ['more.json'] }), { prove: true });
    expect(proof!.notProved).to.deep.equal(['what NODE_OPTIONS loads, because its value is known only when the stack is deployed']);
  });

  it('names an option that Node.js does not take', async () => {
    const { problems } = await packageProject(makeProject(plain, { environment_variables: { NODE_OPTIONS: '--no-such-option' } }), { prove: true });
    expect(problems.map(({ code, severity }) => [code, severity])).to.deep.equal([['proof-node-options', 'warning']]);
    expect(problems[0]!.message).to.contain(`Node.js ${process.version} does not take it: NODE_OPTIONS has '--no-such-option'`);
  });
});

describe('AWS_LAMBDA_EXEC_WRAPPER', () => {
  it('is not proved', async () => {
    const { proof } = await packageProject(makeProject(plain, { environment_variables: { AWS_LAMBDA_EXEC_WRAPPER: '/opt/wrap' } }), { prove: true });
    expect(proof).to.deep.include({ functions: ['f'], notProved: ["what the wrapper script '/opt/wrap' does, because no wrapper script was run"] });
  });

  it('has to be in the package when it is not in a layer', async () => {
    const project = makeProject({ 'app.ts': plain, wrap: '#!/bin/bash' }, { environment_variables: { AWS_LAMBDA_EXEC_WRAPPER: '/var/task/wrap' } });
    const [problem] = await problemsOf(packageProject(project, { prove: true }));
    expect(problem!.message).to.contain("AWS_LAMBDA_EXEC_WRAPPER names '/var/task/wrap', which the deployment package does not contain");
    const shipped = makeProject(
      { 'app.ts': plain, wrap: '#!/bin/bash' },
      { include: ['wrap'], environment_variables: { AWS_LAMBDA_EXEC_WRAPPER: '/var/task/wrap' } },
    );
    expect((await packageProject(shipped, { prove: true })).proof!.notProved).to.have.length(1);
  });
});

describe('a function with "prove": false', () => {
  const broken = `if (process.env.PART === 'broken' && process.env.LAMBDA_TASK_ROOT !== undefined) throw new Error('not here');`;
  const app = `${head}app.lambdaFunction('f', () => 1); app.lambdaFunction('g', () => 1);\n${broken}`;
  const g = { environment_variables: { PART: 'broken' } };

  it('is not started, and the proof says so', async () => {
    const { proof, problems } = await packageProject(makeProject(app, { lambda_functions: { g: { ...g, prove: false } } }), { prove: true });
    expect(problems).to.deep.equal([]);
    expect(proof).to.deep.include({ functions: ['f'], notProved: [`the function 'g', because its settings have "prove": false`] });
  });

  it('is started on a stage that says so', async () => {
    const config = { lambda_functions: { g: { ...g, prove: false } }, stages: { dev: { lambda_functions: { g: { prove: true } } } } };
    expect((await problemsOf(packageProject(makeProject(app, config), { prove: true })))[0]!.message).to.contain("the function 'g' would not start");
  });

  it('may be every function', async () => {
    const config = { lambda_functions: { f: { prove: false }, g: { ...g, prove: false } } };
    const { proof } = await packageProject(makeProject(app, config), { prove: true });
    expect(proof!.functions).to.deep.equal([]);
    expect(proof!.notProved).to.have.length(2);
  });
});
