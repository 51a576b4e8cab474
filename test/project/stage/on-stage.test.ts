import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { validateStages } from '../../../src/project/stage/validate-stages.js';
import { head, makeProject, packageProject, problemsOf, removeFolders } from '../sample-project.js';

const slash = `${head}app.get('/a/', () => 1);`;
const needsPort = `${head}if (!process.env.PORT) throw new Error('no PORT');\napp.get('/a/', () => 1);`;

describe('a configuration with errors', () => {
  afterEach(removeFolders);

  const rows: readonly [what: string, config: object, app: string, want: readonly string[]][] = [
    ['does not hide what is wrong with the app', { lambda_timeout: 0 }, slash, ['config-range', 'route-trailing-slash']],
    ['does not hide a broken import', { lambda_timeout: 0 }, `import './lost.js';\n${head}`, ['config-range', 'import-missing']],
    ['leads to no error of an app that lacks a variable', { environment_variables: { PORT: 5 } }, needsPort, ['config-type']],
    ['leads to no error of a misspelt map of variables', { environmentVariables: { PORT: '5' } }, needsPort, ['config-unknown-key']],
    ['leads to no error of another setting', { manage_iam_role: false, iam_role_arn: 5 }, slash, ['config-type', 'route-trailing-slash']],
    [
      'leads to no error of a domain in parts',
      { api_gateway_custom_domain: { domain_name: 5 } },
      slash,
      ['config-missing-key', 'config-type', 'route-trailing-slash'],
    ],
    [
      'leads to no error of stage variables',
      { stage_variables: 5 },
      `${head}app.get('/a/', { stageVariables: ['color'] }, () => 1);`,
      ['config-type', 'route-trailing-slash'],
    ],
    ['without a name does not hide what is wrong with the app', { app_name: null }, slash, ['config-type', 'route-trailing-slash']],
    ['of all levels does not hide it either', { stages: { dev: 5 }, lambda_functions: [] }, slash, ['config-type', 'config-type', 'route-trailing-slash']],
  ];
  for (const [what, config, app, want] of rows) {
    it(what, async () => {
      const directory = makeProject(app, config);
      expect((await problemsOf(packageProject(directory))).map(({ code }) => code)).to.deep.equal(want);
      const { problems } = await validateStages({ project: findProject(directory, directory), today: '2026-11-20' });
      expect(problems.map(({ code }) => code)).to.deep.equal(want);
    });
  }

  it('is never packaged', async () => {
    const directory = makeProject(`${head}app.get('/a', () => 1);`, { lambda_timeout: 0 });
    expect((await problemsOf(packageProject(directory, { prove: true }))).map(({ code }) => code)).to.deep.equal(['config-range']);
  });
});
