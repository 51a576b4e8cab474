// The projects that are packaged: written into a folder, each with bench.json, which tells the floor what is in the app.
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Name → the files of the app, and the functions and paths that it declares. */
const projects = { hello, stages, functions50, routes300, sdk, authorizers, calls };

/** @returns the project's folder, in which `node_modules/tschalice` is a link to `root` */
export function makeProject(name, folder, root) {
  const { files, functions, paths, dependencies = {}, stages: own = { dev: {} } } = projects[name]();
  const directory = join(folder, name);
  const all = {
    'package.json': { name, type: 'module', dependencies: { ...dependencies, tschalice: '*' } },
    '.chalice/config.json': { version: '2.0', app_name: name, stages: stagesOf(own) },
    'bench.json': { functions, paths },
    ...files,
  };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), typeof content === 'string' ? content : `${JSON.stringify(content, null, 2)}\n`);
  }
  mkdirSync(join(directory, 'node_modules'), { recursive: true });
  symlinkSync(root, join(directory, 'node_modules/tschalice'));
  return directory;
}

function hello() {
  const files = { 'app.ts': app([], ["app.route('/', () => ({ hello: 'world' }));"]) };
  return { files, functions: ['APIHandler'], paths: ['/'] };
}

/** hello on three stages, whose environments differ, as most do. */
function stages() {
  return { ...hello(), stages: { dev: {}, beta: { LEVEL: 'warn' }, prod: { LEVEL: 'error' } } };
}

/** Stages by their environment variables. */
function stagesOf(environments) {
  const entries = Object.entries(environments).map(([stage, own]) => [stage, { api_gateway_stage: 'api', environment_variables: { LEVEL: 'info', ...own } }]);
  return Object.fromEntries(entries);
}

/** 50 pure functions with small bodies, over ten modules that they share. */
function functions50() {
  const modules = numbers(10).map((number) => [`lib/store-${number}.ts`, storeModule(number)]);
  const imports = numbers(10).map((number) => `import { store${number} } from './lib/store-${number}.js';`);
  const declared = numbers(50).map(
    (number) => `app.lambdaFunction('worker_${number}', async (event: { id?: string; amount?: number }) => {
  if (event.id === undefined) return { status: 'refused', worker: ${number} };
  const record = store${number % 10}.add(event.id, event.amount ?? ${number});
  return { status: 'done', record, level: process.env['LEVEL'] };
});`,
  );
  return { files: { 'app.ts': app(imports, declared), ...Object.fromEntries(modules) }, functions: numbers(50).map((number) => `Worker${number}`), paths: [] };
}

/** 300 routes over 30 blueprints in modules of their own: on each five paths, with one, two or three methods. */
function routes300() {
  const modules = numbers(30).map((number) => [`api/part-${number}.ts`, blueprintModule(number)]);
  const imports = numbers(30).map((number) => `import { part${number} } from './api/part-${number}.js';`);
  const declared = numbers(30).map((number) => `app.registerBlueprint(part${number}, { urlPrefix: '/part-${number}', namePrefix: 'part_${number}_' });`);
  const paths = numbers(30).flatMap((part) => ['', '/{id}', '/{id}/lines', '/{id}/lines/{line}', '/search'].map((path) => `/part-${part}${path}`));
  const stores = numbers(10).map((number) => [`lib/store-${number}.ts`, storeModule(number)]);
  return { files: { 'app.ts': app(imports, declared), ...Object.fromEntries([...modules, ...stores]) }, functions: ['APIHandler'], paths };
}

/** Ten routes that use the AWS SDK, which is only stood in for: a package with the names alone is enough. */
function sdk() {
  const imports = ["import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';"];
  const declared = [
    'const client = new S3Client({});',
    ...numbers(10).map(
      (number) => `app.route('/files-${number}/{key}', { methods: ['GET', 'PUT'] }, async ({ key }, request) => {
  const place = { Bucket: 'bucket-${number}', Key: key };
  if (request.method === 'PUT') await client.send(new PutObjectCommand({ ...place, Body: request.rawBody }));
  return { found: (await client.send(new GetObjectCommand(place))) !== undefined };
});`,
    ),
  ];
  const client = ['S3Client', 'GetObjectCommand', 'PutObjectCommand'].map((name) => `export class ${name} {\n  send() {}\n}\n`).join('');
  const files = {
    'app.ts': app(imports, declared),
    'node_modules/@aws-sdk/client-s3/package.json': { name: '@aws-sdk/client-s3', version: '3.0.0', type: 'module', exports: './index.js' },
    'node_modules/@aws-sdk/client-s3/index.js': client,
  };
  return { files, functions: ['APIHandler'], paths: numbers(10).map((number) => `/files-${number}/{key}`) };
}

/** Twenty routes with CORS and four authorizers, one of them a function of the app. */
function authorizers() {
  const declared = [
    "app.api.cors = new CORSConfig({ allowOrigin: 'https://example.com', allowHeaders: ['X-Trace'], maxAge: 600, allowCredentials: true });",
    "const token = app.authorizer('token_auth', { ttlSeconds: 60 }, () => new AuthResponse({ routes: ['*'], principalId: 'user' }));",
    "const pool = new CognitoUserPoolAuthorizer('Pool', { providerArns: ['arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a'] });",
    "const other = new CustomAuthorizer('Other', { authorizerUri: 'arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/arn:aws:lambda:eu-west-1:123456789012:function:auth/invocations' });",
    'const all = [token, pool, other, new IAMAuthorizer()];',
    ...numbers(20).map(
      (number) =>
        `app.route('/things-${number}/{id}', { methods: ['GET', 'POST'], authorizer: all[${number % 4}]! }, ({ id }, request) => ({ id, by: request.context }));`,
    ),
  ];
  const names = ['AuthResponse', 'CORSConfig', 'CognitoUserPoolAuthorizer', 'CustomAuthorizer', 'IAMAuthorizer'];
  const imports = [`import { ${names.join(', ')} } from 'tschalice';`];
  return { files: { 'app.ts': app(imports, declared) }, functions: ['APIHandler', 'TokenAuth'], paths: numbers(20).map((number) => `/things-${number}/{id}`) };
}

/** 50 functions over 200 modules that call AWS: each function has its service, and each of these the repositories of two tables and a bucket. */
function calls() {
  const modules = numbers(50).flatMap((number) => [
    [`services/service-${number}.ts`, serviceModule(number)],
    [`tables/orders-${number}.ts`, tableModule(`orders_${number}`)],
    [`tables/lines-${number}.ts`, tableModule(`lines_${number}`)],
    [`files/file-${number}.ts`, fileModule(number)],
  ]);
  const imports = numbers(50).map((number) => `import { service${number} } from './services/service-${number}.js';`);
  const declared = numbers(50).map((number) => `app.lambdaFunction('worker_${number}', (event: { id: string }) => service${number}.handle(event.id));`);
  return {
    files: {
      'app.ts': app(imports, declared),
      ...Object.fromEntries(modules),
      '.chalice/config.json': {
        version: '2.0',
        app_name: 'calls',
        iam_role_per_function: true,
        stages: {
          dev: {},
          // The same template as that of dev, and one with the same policy for all.
          files: {
            autogen_policy: false,
            lambda_functions: Object.fromEntries(numbers(50).map((number) => [`worker_${number}`, { iam_policy_file: policyFile(number) }])),
          },
          file: { iam_role_per_function: false, autogen_policy: false, iam_policy_file: policyFile(0) },
        },
      },
      ...Object.fromEntries(numbers(50).map((number) => [`.chalice/${policyFile(number)}`, workerPolicy(number)])),
    },
    dependencies: Object.fromEntries(['client-dynamodb', 'client-s3', 'lib-dynamodb'].map((name) => [`@aws-sdk/${name}`, '^3.0.0'])),
    functions: numbers(50).map((number) => `Worker${number}`),
    paths: [],
  };
}

function app(imports, declared) {
  return `import { Chalice } from 'tschalice';\n${imports.join('\n')}\nexport const app = new Chalice({ appName: 'bench' });\n\n${declared.join('\n\n')}\n`;
}

function storeModule(number) {
  return `interface Item {
  readonly id: string;
  readonly amount: number;
}

/** Keeps what belongs to part ${number}. */
class Store {
  readonly #items = new Map<string, Item>();

  add(id: string, amount: number): Item {
    const known = this.#items.get(id);
    const item = { id, amount: (known?.amount ?? 0) + amount };
    if (item.amount < 0) throw new RangeError(\`item \${id} of store ${number} would go below zero\`);
    this.#items.set(id, item);
    return item;
  }

  find(id: string): Item | undefined {
    return this.#items.get(id);
  }

  search(words: string): Item[] {
    return [...this.#items.values()].filter(({ id }) => id.includes(words)).sort((a, b) => b.amount - a.amount);
  }
}

export const store${number} = new Store();
`;
}

function policyFile(number) {
  return `policies/worker-${number}.json`;
}

/** What is found in the code of a worker. */
function workerPolicy(number) {
  const start = 'arn:${AWS::Partition}';
  const here = '${AWS::Region}:${AWS::AccountId}';
  const allow = (actions, arn) => ({ Effect: 'Allow', Action: actions, Resource: { 'Fn::Sub': `${start}:${arn}` } });
  const statements = [
    allow(['dynamodb:GetItem', 'dynamodb:PutItem'], `dynamodb:${here}:table/orders_${number}`),
    allow(['dynamodb:Query'], `dynamodb:${here}:table/lines_${number}`),
    allow(['s3:PutObject'], `s3:::reports-${number}/*`),
    allow(['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents'], `logs:${here}:log-group:/aws/lambda/*`),
  ];
  return { Version: '2012-10-17', Statement: statements };
}

function serviceModule(number) {
  return `import { orders_${number} } from '../tables/orders-${number}.js';
import { lines_${number} } from '../tables/lines-${number}.js';
import { files${number} } from '../files/file-${number}.js';

class Service {
  async handle(id: string): Promise<object> {
    const [order, lines] = await Promise.all([orders_${number}.find(id), lines_${number}.all(id)]);
    if (order === undefined) return { status: 'unknown', id };
    const report = this.report(order, lines);
    await files${number}.write(id, JSON.stringify(report));
    await orders_${number}.save({ ...order, id, reported: new Date().toISOString() });
    return { status: 'done', id };
  }

  private report(order: object, lines: readonly object[]): object {
    return { order, count: lines.length, lines: lines.map((line, index) => ({ index, ...line })) };
  }
}

export const service${number} = new Service();
`;
}

function tableModule(name) {
  return `import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient, GetCommand, PutCommand, paginateQuery } from '@aws-sdk/lib-dynamodb';

class Table {
  constructor(private readonly table: string, private readonly client = DynamoDBDocumentClient.from(new DynamoDBClient({}))) {}

  async find(id: string): Promise<object | undefined> {
    const { Item: item } = await this.client.send(new GetCommand({ TableName: this.table, Key: { id } }));
    return item;
  }

  async all(id: string): Promise<object[]> {
    const found: object[] = [];
    const input = { TableName: this.table, KeyConditionExpression: 'id = :id', ExpressionAttributeValues: { ':id': id } };
    for await (const page of paginateQuery({ client: this.client }, input)) found.push(...(page.Items ?? []));
    return found;
  }

  async save(item: { readonly id: string; readonly [key: string]: unknown }): Promise<void> {
    await this.client.send(new PutCommand({ TableName: this.table, Item: item }));
  }
}

export const ${name} = new Table('${name}');
`;
}

function fileModule(number) {
  return `import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

const client = new S3Client({});
const bucket = 'reports-${number}';

export const files${number} = {
  async write(id: string, text: string): Promise<void> {
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: \`reports/\${id}.json\`, Body: text, ContentType: 'application/json' }));
  },
  async read(id: string): Promise<string | undefined> {
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: \`reports/\${id}.json\` }));
    return body?.transformToString();
  },
};
`;
}

function blueprintModule(number) {
  const store = `store${number % 10}`;
  return `import { Blueprint, NotFoundError } from 'tschalice';
import { ${store} } from '../lib/store-${number % 10}.js';

export const part${number} = new Blueprint('part_${number}');

part${number}.get('/', { summary: 'Lists part ${number}.' }, () => ${store}.search(''));
part${number}.post('/', { summary: 'Adds to part ${number}.' }, (_params, request) => {
  const { id, amount } = request.jsonBody as { id: string; amount: number };
  return ${store}.add(id, amount);
});
part${number}.get('/{id}', ({ id }) => {
  const item = ${store}.find(id);
  if (item === undefined) throw new NotFoundError(\`there is no \${id} in part ${number}\`);
  return item;
});
part${number}.put('/{id}', ({ id }, request) => ${store}.add(id, (request.jsonBody as { amount: number }).amount));
part${number}.delete('/{id}', ({ id }) => ({ removed: id }));
part${number}.route('/{id}/lines', { methods: ['GET', 'POST'], cors: true }, ({ id }, { method }) => ({ id, method }));
part${number}.get('/{id}/lines/{line}', ({ id, line }) => ({ id, line }));
part${number}.route('/{id}/lines/{line}', { methods: ['PUT', 'PATCH', 'DELETE'] }, ({ id, line }, { method }) => ({ id, line, method }));
part${number}.get('/search', (_params, { queryParams }) => ${store}.search(queryParams?.get('words') ?? ''));
part${number}.post('/search', { contentTypes: ['text/plain'] }, (_params, { rawBody }) => ${store}.search(new TextDecoder().decode(rawBody)));
`;
}

function numbers(count) {
  return Array.from({ length: count }, (_, number) => number);
}
