import { expect } from 'chai';
import { type Files, makeProject, packageProject, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

const repo = `import { DynamoDBClient, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
const client = new DynamoDBClient({});
export async function save(id: string): Promise<void> {
  const command = new PutItemCommand({ TableName: 'orders', Item: { id: { S: id } } });
  await client.send(command);
}
export async function find(id: string): Promise<unknown> {
  return client.send(new QueryCommand({ TableName: process.env['TABLE'], KeyConditionExpression: id }));
}
`;

const app = `import { GetObjectCommand, S3 } from '@aws-sdk/client-s3';
import { Chalice } from 'tschalice';
import { find, save } from './repo.js';
export const app = new Chalice({ appName: 'sample' });
const files = new S3({});
app.lambdaFunction('save', async (event) => save(String(event)));
app.lambdaFunction('find', async (event) => [await find(String(event)), await files.send(new GetObjectCommand({ Bucket: 'rules', Key: 'a' }))]);
app.get('/{name}', async ({ name }) => files.listObjectsV2({ Bucket: name }));
`;

/** Stands in for the SDK where that has to be installed. */
const installed: Files = Object.fromEntries(
  Object.entries({ 'client-dynamodb': ['DynamoDBClient', 'PutItemCommand', 'QueryCommand'], 'client-s3': ['GetObjectCommand', 'S3'] }).flatMap(
    ([name, classes]) => [
      [`node_modules/@aws-sdk/${name}/package.json`, JSON.stringify({ name: `@aws-sdk/${name}`, version: '3.0.0', type: 'module', exports: './index.js' })],
      [`node_modules/@aws-sdk/${name}/index.js`, classes.map((one) => `export class ${one} { send() {} }\n`).join('')],
    ],
  ),
);

const config = { iam_role_per_function: true, environment_variables: { TABLE: 'lines' } };

/** The roles of the template, by their logical IDs. */
async function rolesOf(files: Files, settings: object = {}): Promise<{ readonly [id: string]: unknown }> {
  const { template } = await packageProject(makeProject(files, { ...config, ...settings }));
  const resources = template['Resources'] as { readonly [id: string]: { readonly Type: string; readonly Properties: { readonly Policies?: unknown } } };
  const roles = Object.entries(resources).filter(([, { Type: type }]) => type === 'AWS::IAM::Role');
  return Object.fromEntries(roles.map(([id, { Properties: properties }]) => [id, properties.Policies]));
}

describe('a policy from code', () => {
  let before: Awaited<ReturnType<typeof rolesOf>>;
  it('has what the code calls', async () => {
    before = await rolesOf({ 'app.ts': app, 'repo.ts': repo });
    const text = JSON.stringify(before);
    for (const action of ['dynamodb:PutItem', 'dynamodb:Query', 's3:GetObject', 's3:ListBucket']) expect(text).to.contain(action);
  });

  const lines = app.split('\n');
  const changes: { readonly [what: string]: readonly [Files, object?] } = {
    'lines were added': [{ 'app.ts': `// A comment.\n\n${app.replaceAll('\n', '\n\n')}`, 'repo.ts': `\n/** Orders. */\n${repo}` }],
    'variables were renamed': [
      {
        'app.ts': app.replaceAll('files', 'objects'),
        'repo.ts': repo.replaceAll('client', 'database').replaceAll('@aws-sdk/database', '@aws-sdk/client').replaceAll('command', 'request'),
      },
    ],
    'functions changed places': [{ 'app.ts': [...lines.slice(0, 5), lines[7], lines[6], lines[5], ''].join('\n'), 'repo.ts': repo }],
    'a function moved to another module': [
      { 'app.ts': app.replace('./repo.js', './all.js'), 'all.ts': "export * from './orders/repo.js';\n", 'orders/repo.ts': repo },
    ],
    'it is not minified': [{ 'app.ts': app, 'repo.ts': repo }, { minify: false }],
    'the SDK is in the bundle': [{ 'app.ts': app, 'repo.ts': repo, ...installed }, { bundle_aws_sdk: true }],
    'other code is added': [
      {
        'app.ts': `${app}export const other = (a: number): number => [a].map((b) => b + 1)[0]!;\napp.lambdaFunction('save_nothing', () => other(1));\n`,
        'repo.ts': repo,
      },
    ],
  };
  for (const [what, [files, settings]] of Object.entries(changes)) {
    it(`stays the same when ${what}`, async () => {
      const { SaveNothingRole: _, ...roles } = await rolesOf(files, settings);
      expect(roles).to.deep.equal(before);
    });
  }
});
