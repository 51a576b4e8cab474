import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { type Files, head, loadProject, makeProject, packageProject, problemsOf, removeFolders, writeFiles } from '../sample-project.js';

afterEach(removeFolders);

const root = join(import.meta.dirname, '../../../..');
const on = JSON.stringify({ compilerOptions: { experimentalDecorators: true, emitDecoratorMetadata: true } });

/** Declares a function that is named for what the decorator of `Order.due` was told. */
const telling = `import 'reflect-metadata';
let told = 'nothing';
const Field = () => (target: object, key: string): void => { told = Reflect.getMetadata('design:type', target, key)?.name ?? 'none'; };
class Order { @Field() due!: Date; }
void Order;
${head}app.lambdaFunction(told, () => 1);`;

function project(files: Files): string {
  const folder = makeProject({ 'node_modules/.keep': '', ...files });
  symlinkSync(join(root, 'node_modules/reflect-metadata'), join(folder, 'node_modules/reflect-metadata'));
  return folder;
}

async function told(files: Files, directory?: string): Promise<string> {
  const { definition, problems } = await loadProject(directory ?? project(files));
  expect(problems).to.deep.equal([]);
  return definition.functions[0]!.name;
}

describe('where "emitDecoratorMetadata" is set', () => {
  const cases: { readonly name: string; readonly files: Files; readonly want?: string }[] = [
    { name: 'nowhere', files: { 'app.ts': telling, 'tsconfig.json': '{"compilerOptions": {"experimentalDecorators": true}}' }, want: 'none' },
    { name: 'in tsconfig.json', files: { 'app.ts': telling, 'tsconfig.json': on } },
    {
      name: 'in tsconfig.json with comments',
      files: {
        'app.ts': telling,
        'tsconfig.json':
          '// "emitDecoratorMetadata": false\n{"compilerOptions": { /* "a" */ "experimentalDecorators": true, "emitDecoratorMetadata": true, "paths": {"a//b": ["./*",],}, }, }',
      },
    },
    {
      name: 'in what it extends',
      files: { 'app.ts': telling, 'tsconfig.json': '{"extends": "./base"}', 'base.json': '{"extends": "./configs/deep.json"}', 'configs/deep.json': on },
    },
    {
      name: 'in a package that it extends',
      files: { 'app.ts': telling, 'tsconfig.json': '{"extends": ["@acme/tsconfig/strict.json"]}', 'node_modules/@acme/tsconfig/strict.json': on },
    },
    {
      name: 'in what it extends, but not in itself',
      files: {
        'app.ts': telling,
        'tsconfig.json': '{"extends": "./base.json", "compilerOptions": {"emitDecoratorMetadata": false}}',
        'base.json': on,
      },
      want: 'none',
    },
    {
      name: 'in one that it references',
      files: {
        'app.ts': telling,
        'tsconfig.json': '{"files": [], "references": [{"path": "./tsconfig.test.json"}, {"path": "./tsconfig.app.json"}]}',
        'tsconfig.test.json': '{"include": ["test/**/*.ts"]}',
        'tsconfig.app.json': on,
      },
    },
    {
      name: 'for one folder of the app',
      files: {
        'app.ts': `import { order } from './lib/order.js';\n${head}app.lambdaFunction(order, () => 1);`,
        'lib/order.ts': `${telling.slice(0, telling.indexOf('import { Chalice }'))}export const order = told;`,
        'lib/tsconfig.json': on,
      },
    },
    { name: 'for a file with a byte order mark', files: { 'app.ts': `\uFEFF${telling}`, 'tsconfig.json': on } },
  ];
  for (const { name, files, want = 'Date' } of cases) {
    it(`${name}: decorators get ${want}`, async () => {
      expect(await told(files)).to.equal(want);
    });
  }

  it('decorators work without reflect-metadata', async () => {
    const app = telling.replace("import 'reflect-metadata';", '').replace(/told = Reflect.*?\?\? 'none'/, 'told = typeof target + key');
    expect(await told({ 'app.ts': app, 'tsconfig.json': on })).to.equal('objectdue');
  });

  it('a type from a package that only has types does not become an import', async () => {
    const app = telling.replace('due!: Date', 'due!: Face').replace("import 'reflect-metadata';", "import 'reflect-metadata';\nimport { Face } from 'faces';");
    const types = { 'node_modules/@types/faces/package.json': '{"types": "index.d.ts"}', 'node_modules/@types/faces/index.d.ts': 'export interface Face {}' };
    expect(await told({ 'app.ts': app, 'tsconfig.json': on, ...types })).to.equal('Object');
  });

  it('a type by `paths` of tsconfig.json, and one of a workspace package, are followed', async () => {
    const app = telling
      .replace('due!: Date', 'due!: Size | Length')
      .replace("import 'reflect-metadata';", "import 'reflect-metadata';\nimport { Size } from '@lib/size';\nimport { Length } from 'shared';");
    const files = {
      'app.ts': app,
      'tsconfig.json': on.replace('"experimental', '"paths": {"@lib/*": ["./lib/*"]}, "experimental'),
      'lib/size.ts': 'export enum Size { Small }',
      'shared/package.json': '{"name": "shared", "main": "index.ts"}',
      'shared/index.ts': 'export type Length = number;',
    };
    const directory = project(files);
    symlinkSync(join(directory, 'shared'), join(directory, 'node_modules/shared'));
    expect(await told(files, directory)).to.equal('Number');
  });

  it('classes in a circle of files do not stop the app', async () => {
    const entity = (name: string, other: string): string =>
      `import { Other as ${other} } from './${other.toLowerCase()}.js';\nconst Field = (): any => () => {};\nexport class Other { @Field() other!: ${other}; name = '${name}'; }`;
    const app = `import 'reflect-metadata';\nimport { Other } from './user.js';\n${head}app.lambdaFunction(new Other().name, () => 1);`;
    expect(await told({ 'app.ts': app, 'user.ts': entity('user', 'Order'), 'order.ts': entity('order', 'User'), 'tsconfig.json': on })).to.equal('user');
  });

  it('places stay right in a line with decorators', async () => {
    const app = `${telling}\nclass Late { @Field() a!: Date; @Field() b = app.get('bad path', () => 1); }\nnew Late();`;
    const [problem] = await problemsOf(packageProject(project({ 'app.ts': app, 'tsconfig.json': on })));
    expect(problem!.where).to.deep.include({ file: 'app.ts', line: 8, column: app.split('\n')[7]!.indexOf('get(') + 1 });
  });
});

describe('decorator metadata that cannot be told', () => {
  it('is reported, all of it, each with its place', async () => {
    const app = `const Field = (): any => () => {};
const load = () => 'a';
type Loaded = ReturnType<typeof load>;
class Order {
  @Field() a!: string; @Field() b!: Loaded;
  @Field() act(c: Loaded): void { void c; }
}
void Order; void load;
${head}`;
    const problems = await problemsOf(packageProject(project({ 'app.ts': app, 'tsconfig.json': on })));
    expect(problems.map(({ code, where }) => [code, where.line, where.column])).to.deep.equal([
      ['decorator-metadata-type', 5, 37],
      ['decorator-metadata-type', 6, 19],
    ]);
    expect(problems[0]).to.deep.include({
      message: "What the decorators get for the type 'Loaded' cannot be told from its declaration",
      fix: "write there what it is, such as 'string', 'number' or 'object', or a class",
    });
  });

  it('is reported where the decorators are those of JavaScript', async () => {
    const files = { 'app.ts': telling, 'tsconfig.json': '{\n  "compilerOptions": {\n    "emitDecoratorMetadata": true\n  }\n}' };
    const directory = project(files);
    const [problem] = await problemsOf(packageProject(directory));
    expect(problem).to.deep.include({ code: 'decorator-metadata-mode' });
    expect(problem!.where).to.deep.include({ file: 'tsconfig.json', line: 3 });
    // Without decorators it does not matter.
    writeFiles(directory, { 'app.ts': `${head}app.lambdaFunction('a', () => 1);` });
    expect(await told(files, directory)).to.equal('a');
  });
});
