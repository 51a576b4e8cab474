import { expect } from 'chai';
import type { PackageOptions } from '../../../src/project/stage/package-options.js';
import { type Files, head, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

const secret = 'correct-horse';
const throwing = 'throw new Error(`cannot log in with ${process.env.DB_PASSWORD}`);';

describe('a problem that would show a secret', () => {
  afterEach(removeFolders);

  const merged = (value: string): Files => ({
    'extras.json': JSON.stringify({ Resources: { F: { Properties: { Environment: { Variables: { DB_PASSWORD: value } } } } } }),
  });
  const rows: readonly {
    readonly where: string;
    readonly code: string;
    readonly files?: Files;
    readonly config?: object;
    readonly options?: Partial<PackageOptions>;
  }[] = [
    { where: 'what an app throws of its variables', code: throwing, config: { environment_variables: { DB_PASSWORD: secret } } },
    {
      where: "what an app throws of a stage's variables",
      code: throwing,
      config: { stages: { dev: { lambda_functions: { api_handler: { environment_variables: { DB_PASSWORD: secret } } } } } },
    },
    { where: 'what an app throws of a merged template', code: throwing, files: merged(secret), config: { merge_templates: ['extras.json'] } },
    { where: 'what an app throws of a named template', code: throwing, files: merged(secret), options: { mergeTemplates: ['extras.json'] } },
    { where: 'what an app throws of a file of variables', code: throwing, files: { '.env': `DB_PASSWORD=${secret}` }, options: { envFiles: ['.env'] } },
    {
      where: 'what an app throws of a variable that looks like an address with a password',
      code: 'throw new Error(new URL(process.env.DB!).password);',
      config: { environment_variables: { DB: `postgres://app:${secret}@db/orders`, DB_PASSWORD: secret } },
    },
    {
      where: 'what an app throws in a proof',
      code: `if (process.env.LAMBDA_TASK_ROOT !== undefined) ${throwing}`,
      config: { environment_variables: { DB_PASSWORD: secret } },
      options: { prove: true },
    },
    {
      where: 'what an app prints in a proof',
      code: 'if (process.env.LAMBDA_TASK_ROOT !== undefined) { console.log(`log in with ${process.env.DB_PASSWORD}`); process.exit(1); }',
      config: { environment_variables: { DB_PASSWORD: secret } },
      options: { prove: true },
    },
    { where: 'the code beside what is wrong', code: `const dbPassword = '${secret}'; throw new Error(typeof dbPassword);` },
    { where: 'a value of the wrong kind', code: '', config: { stage_variables: { ANY: `${secret} !` } } },
    { where: 'an address where something else belongs', code: '', config: { lambda_runtime: `https://me:${secret}@example.com` } },
  ];
  for (const { where, code, files = {}, config = {}, options = {} } of rows) {
    it(`does not: ${where}`, async () => {
      const directory = makeProject({ 'app.ts': `${head}app.lambdaFunction('f', () => 1);\n${code}`, ...files }, config);
      const problems = await problemsOf(packageProject(directory, options));
      const shown = JSON.stringify(problems.map(({ message, fix, frame }) => [message, fix, frame]));
      expect(problems).to.have.length(1);
      expect(shown).to.not.include(secret);
    });
  }

  it('shows the values of other variables', async () => {
    const directory = makeProject(`${head}throw new Error(process.env.TABLE);`, { environment_variables: { TABLE: 'orders-table', DB_PASSWORD: secret } });
    const [problem] = await problemsOf(packageProject(directory));
    expect(problem!.message).to.include('orders-table');
  });
});
