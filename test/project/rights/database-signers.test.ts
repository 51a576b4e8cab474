import { expect } from 'chai';
import { type Files, head, makeProject, packageProject, removeFolders } from '../sample-project.js';

after(removeFolders);

/** Packages that have the names of the SDK's own. */
const signers: Files = Object.fromEntries(
  ['rds-signer', 'dsql-signer'].flatMap((name) => [
    [`node_modules/@aws-sdk/${name}/package.json`, JSON.stringify({ name: `@aws-sdk/${name}`, version: '3.0.0', type: 'module', main: 'index.js' })],
    [`node_modules/@aws-sdk/${name}/index.js`, 'export class Signer { async getAuthToken() { return "token"; } }\n'],
  ]),
);

async function warned(name: string, actions: readonly string[]): Promise<string[]> {
  const app = `import { Signer } from '@aws-sdk/${name}';\n${head}app.lambdaFunction('sign', async () => new Signer().getAuthToken());\n`;
  const statements = actions.map((action) => ({ Effect: 'Allow', Action: action, Resource: '*' }));
  const directory = makeProject({ ...signers, 'app.ts': app }, { iam_policy_statements: statements });
  const { problems } = await packageProject(directory);
  return problems.map(({ code, message, fix }) => `${code} ${message}; ${fix}`);
}

describe('code that signs in to a database', () => {
  const rows: readonly (readonly [name: string, warning: RegExp, ...allowed: string[]])[] = [
    ['rds-signer', /^sdk-call-unknown '@aws-sdk\/rds-signer' signs in to a database.*"Action":"rds-db:connect"/, 'rds-db:connect', 'rds-db:*'],
    [
      'dsql-signer',
      /^sdk-call-unknown '@aws-sdk\/dsql-signer' signs in to a database.*dsql:DbConnect.*dsql:DbConnectAdmin$/,
      'dsql:DbConnect',
      'dsql:DbConnectAdmin',
    ],
  ];
  for (const [name, warning, ...allowed] of rows) {
    it(`with ${name} is warned of, until a statement allows it`, async () => {
      const [first, ...others] = await warned(name, []);
      expect(first).to.match(warning);
      expect(others).to.deep.equal([]);
      for (const action of allowed) expect(await warned(name, [action])).to.deep.equal([]);
    });
  }
});
