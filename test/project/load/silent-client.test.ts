import { expect } from 'chai';
import { type Files, head, loadProject, makeProject, problemsOf, removeFolders } from '../sample-project.js';

afterEach(removeFolders);

/** A client like the SDK's own, in a process that has no region. */
const sdk: Files = {
  'node_modules/@aws-sdk/client-things/package.json': '{"name": "@aws-sdk/client-things", "version": "3.0.0", "type": "module", "main": "index.js"}',
  'node_modules/@aws-sdk/client-things/index.js': `
class Client {
  config = { region: async () => { throw new Error('Region is missing'); } };
  async send() { await this.config.region(); console.error('a request was sent'); }
  destroy() {}
}
export class ThingsClient extends Client {}
export class Things extends ThingsClient { listThings(input) { return this.send(new ListThingsCommand(input)); } }
export class ListThingsCommand { constructor(input) { this.input = input; } }
`,
};

function appThat(does: string, value = "'f'"): Files {
  const imports = "import { ListThingsCommand, Things, ThingsClient } from '@aws-sdk/client-things';\n";
  return { ...sdk, 'app.ts': `${imports}${head}const client = new ThingsClient({});\n${does}\napp.lambdaFunction(${value}, () => client);\n` };
}

const list = 'client.send(new ListThingsCommand({}))';
/** What only the real SDK gives, so that the app is loaded with it. */
const real = "'f' + Object.keys(new ListThingsCommand({ a: 1 }).input).join()";

describe('what an app asks of AWS while it is loaded', () => {
  const ignored: readonly string[] = [
    `void ${list};`,
    `${list}.then((answer: any) => answer.names[0].toUpperCase());`,
    `${list}.then((answer: any) => { for (const name of answer.names) console.error(name); });`,
    `${list}.then((answer: any) => answer.names.map(String)).catch(() => undefined).finally(() => undefined);`,
    `const warm = (async () => JSON.parse(String(((await ${list}) as any).text)))();`,
    `const all = Promise.all([1, 2].map(() => ${list})).then((answers: any) => answers.map((one: any) => Object.keys(one)));`,
    'new Things({}).listThings({}).then((answer: any) => answer.names.join());',
    'client.config.region();',
  ];
  for (const does of ignored) {
    for (const [sdkIs, value, want] of [
      ['as it is', "'f'", 'f'],
      ['where its values count', real, 'fa'],
    ] as const) {
      it(`is never asked and never awaited, ${sdkIs}: ${does}`, async () => {
        const { definition, problems } = await loadProject(makeProject(appThat(does, value)));
        expect(problems).to.deep.equal([]);
        expect(definition.functions.map(({ name }) => name)).to.deep.equal([want]);
      });
    }
  }

  it('is told, if the app waits for it', async () => {
    const problems = await problemsOf(loadProject(makeProject(appThat(`const answer: any = await ${list};`, "'f' + [...answer.names].join()"))));
    expect(problems.map(({ code, message, fix }) => [code, message, fix])).to.deep.equal([
      [
        'app-load-exit',
        'importing the app never finishes: it waits for an answer from AWS, which is not asked while an app is packaged',
        'send the request in a handler, where it is needed first',
      ],
    ]);
  });

  it('still fails for other reasons', async () => {
    const problems = await problemsOf(loadProject(makeProject(appThat("void Promise.reject(new Error('no table'));"))));
    expect(problems.map(({ code, message }) => [code, message])).to.deep.equal([['app-exception', 'importing the app failed: no table']]);
  });
});
