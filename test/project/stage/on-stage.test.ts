import { expect } from 'chai';
import { deploymentSettings } from '../../../src/compiler/config/deployment-setting.js';
import { keysOf } from '../../../src/compiler/config/generated/config-key.js';
import { hasErrors, type Problem, type ProblemError } from '../../../src/compiler/problem/problem.js';
import { findProject } from '../../../src/project/read/find-project.js';
import { compileProject } from '../../../src/project/stage/package-stage.js';
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

/** What no setting takes. */
const wrong = [5];

describe('a configuration with errors, where the app is only run here', () => {
  afterEach(removeFolders);

  const compile = async (config: object): Promise<readonly Problem[]> => {
    const directory = makeProject(`${head}app.get('/a', () => 1);`, config);
    const options = { project: findProject(directory, directory), stage: 'dev', today: '2026-11-20', forDeployment: false };
    return compileProject(options).then(
      ({ problems }) => problems,
      ({ problems }: ProblemError) => problems,
    );
  };

  it('is a warning for each setting of a deployment', async () => {
    for (const key of deploymentSettings) {
      const config = key === 'prove' ? { lambda_functions: { api_handler: { [key]: wrong } } } : { [key]: wrong };
      const severities = (await compile(config)).map(({ code, severity }) => [code, severity]);
      expect(severities, key).to.deep.equal([['config-not-deployable', 'warning']]);
    }
  });

  it('is an error for each other setting', async () => {
    for (const key of keysOf.top.filter((name) => !deploymentSettings.has(name))) {
      expect(hasErrors(await compile({ [key]: wrong })), key).to.equal(true);
    }
  });

  it('is told at its place, and leaves right what is right', async () => {
    const config = { stages: { dev: { iam_role_arn: 'TODO', api_gateway_custom_domain: { domain_name: 'a.example.com', certificate_arm: 'x' } } } };
    const problems = await compile(config);
    expect(problems.map(({ code, where }) => [code, where.path?.join('.'), where.line])).to.deep.equal([
      ['config-not-deployable', 'stages.dev.iam_role_arn', 1],
      ['config-not-deployable', 'stages.dev.api_gateway_custom_domain.certificate_arn', 1],
      ['config-not-deployable', 'stages.dev.api_gateway_custom_domain.certificate_arm', 1],
    ]);
    expect(problems[0]?.message).to.equal("must be the ARN of an IAM role, not 'TODO'; the setting is left out here, and refused when the stage is packaged");
  });

  it('is an error where the file itself is wrong', async () => {
    const directory = makeProject({ 'app.ts': head, '.chalice/config.json': '{"version": "2.0", "app_name": "a", "tags": {"a": "1", "a": "2"}}' });
    const options = { project: findProject(directory, directory), stage: 'dev', today: '2026-11-20', forDeployment: false };
    expect((await problemsOf(compileProject(options))).map(({ code }) => code)).to.include('config-duplicate-key');
  });
});
