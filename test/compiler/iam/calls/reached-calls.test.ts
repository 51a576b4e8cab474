import { expect } from 'chai';
import type { CodeValues, TextPart } from '../../../../src/compiler/iam/calls/code-value.js';
import { analyse, linesOf } from './analyse.js';
import { decoratorCases } from './decorator-cases.js';
import { hiddenCases } from './hidden-cases.js';
import { languageCases } from './language-cases.js';
import { manyCases } from './many-cases.js';
import { packageCases } from './package-cases.js';
import { sdkCases } from './sdk-cases.js';

const head = "import { Chalice } from 'tschalice'; const app = new Chalice({ appName: 'x' }); export { app };\n";

describe('reachedCalls', () => {
  for (const [title, cases] of [
    ['what the SDK offers', sdkCases],
    ['what code may look like', languageCases],
    ['decorators', decoratorCases],
    ['calls that are not written as calls', hiddenCases],
    ['many values', manyCases],
    ['packages', packageCases],
  ] as const)
    describe(title, () => {
      for (const { given, name, want } of cases)
        it(name, () => {
          const project = typeof given === 'string' ? { 'app.ts': given } : given;
          const whole = { ...project, 'app.ts': head + project['app.ts']! };
          for (const minify of [false, true]) {
            // Comments of packages have calls as well.
            const found = Object.fromEntries(
              [...analyse(whole, minify)].filter(([functionName]) => functionName in want).map(([functionName, calls]) => [functionName, linesOf(calls)]),
            );
            expect(found, minify ? 'minified' : 'as it is').to.deep.equal(want);
          }
        });
    });

  it("gives a function that Powertools makes idempotent its store's table, and no other function", () => {
    const found = analyse(
      {
        'app.ts': `${head} import { makeIdempotent } from '@aws-lambda-powertools/idempotency'; import { DynamoDBPersistenceLayer } from '@aws-lambda-powertools/idempotency/dynamodb';
          const persistenceStore = new DynamoDBPersistenceLayer({ tableName: process.env.STORE! });
          app.lambdaFunction('a', makeIdempotent(async (event: any) => event, { persistenceStore })); app.lambdaFunction('b', () => 2);`,
      },
      false,
    );
    const actions = found.get('a')!.calls.map(({ input, operation }) => [operation, tableOf(input)]);
    expect(actions).to.have.deep.members(['DeleteItem', 'GetItem', 'PutItem', 'UpdateItem'].map((operation) => [operation, [{ variable: 'STORE' }]]));
    expect(found.get('a')!.untold).to.deep.equal([]);
    expect(found.get('b')).to.deep.equal({ calls: [], untold: [] });
  });

  it('leads from the handler to the call by the names of the functions', () => {
    const code = `${head} import { S3Client, PutObjectCommand } from '@aws-sdk/client-s3'; const s3 = new S3Client();
      const save = async (Key) => { await s3.send(new PutObjectCommand({ Bucket: 'b', Key })); };
      class Orders { async close() { await save('k'); } }
      app.lambdaFunction('f', async function handler() { await new Orders().close(); });`;
    for (const minify of [false, true]) {
      const [call] = analyse({ 'app.ts': code }, minify).get('f')!.calls;
      expect(call!.path.map(({ name }) => name)).to.deep.equal(['handler', 'close', 'save', undefined]);
    }
  });
});

function tableOf(input: CodeValues): readonly TextPart[] | undefined {
  const [value] = input;
  const member = value?.kind === 'object' ? value.members.find(({ name }) => name[0] === 'TableName') : undefined;
  const [table] = member?.values ?? [];
  return table?.kind === 'text' && member!.values.length === 1 ? table.parts : undefined;
}
