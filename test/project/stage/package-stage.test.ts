import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { compileProject, packageStage } from '../../../src/project/stage/package-stage.js';
import type { PackageOptions } from '../../../src/project/stage/package-options.js';
import { head, makeProject, problemsOf } from '../sample-project.js';

/** A configuration in lines, so that what it says has places of its own. */
const config = '{\n  "version": "2.0",\n  "app_name": "sample",\n  "merge_templates": ["lost.json"]\n}';

function optionsFor(directory: string, more: Partial<PackageOptions> = {}): PackageOptions {
  return { project: findProject(directory, directory), stage: 'dev', templateFormat: 'json', mergeTemplates: [], today: '2026-11-20', ...more };
}

async function placesOf(act: Promise<unknown>): Promise<string[]> {
  return (await problemsOf(act)).map(({ code, where: { file, line, column } }) => `${code} ${file}:${line}:${column}`);
}

describe('a stage, end to end', () => {
  it('takes its steps in the order of the rooms', async () => {
    const directory = makeProject(`${head}app.get('/', () => ({}));`);
    const told = async (act: typeof packageStage | typeof compileProject, more: Partial<PackageOptions>): Promise<string[]> => {
      const steps: string[] = [];
      await act(optionsFor(directory, { progress: (step) => steps.push(step), ...more }));
      return steps;
    };
    const first = ['bundling the app', 'loading the app', 'compiling the template'];
    expect(await told(compileProject, {})).to.deep.equal(first);
    expect(await told(packageStage, {})).to.deep.equal([...first, 'zipping the deployment package']);
    expect(await told(packageStage, { prove: true })).to.deep.equal([...first, 'zipping the deployment package', 'proving that the functions start']);
  });

  const rows: readonly { given: string; files: { readonly [path: string]: string }; want: readonly string[] }[] = [
    {
      given: 'of the configuration beside an app that cannot be bundled',
      files: { 'app.ts': 'export const app = ;', '.chalice/config.yaml': '' },
      want: ['file-not-used .chalice/config.yaml:undefined:undefined', 'merge-missing .chalice/config.json:4:23', 'syntax app.ts:1:20'],
    },
    {
      given: 'of the configuration beside an app that cannot be loaded',
      files: { 'app.ts': `${head}throw new Error('no');` },
      want: ['merge-missing .chalice/config.json:4:23', 'app-exception app.ts:2:7'],
    },
    {
      given: 'of the configuration beside an app with errors',
      files: { 'app.ts': `${head}app.get('/a/', () => ({}));` },
      want: ['merge-missing .chalice/config.json:4:23', 'route-trailing-slash app.ts:2:5'],
    },
  ];
  for (const { given, files, want } of rows) {
    it(`gives places to problems ${given}`, async () => {
      const options = optionsFor(makeProject({ ...files, '.chalice/config.json': config }));
      expect(await placesOf(packageStage(options))).to.deep.equal(want);
      expect(await placesOf(compileProject(options))).to.deep.equal(want);
    });
  }

  it('gives a place to a problem with a package, at its line in package.json', async () => {
    const directory = makeProject(
      { 'app.ts': `${head}app.get('/', () => ({}));`, 'package.json': '{\n  "dependencies": {\n    "absent": "1.0.0"\n  }\n}' },
      { automatic_layer: true },
    );
    expect(await placesOf(packageStage(optionsFor(directory)))).to.deep.equal(['external-package-missing package.json:3:5']);
  });
});

describe('the layout of what is written', () => {
  const routes = (count: number): string =>
    `${head}for (let i = 0; i < ${count}; i += 1) app.route('/a' + i, { methods: ['GET', 'PUT'], cors: true }, () => ({}));`;
  const sizes = async (count: number, settings: object): Promise<{ bytes: number; files: readonly string[]; problems: readonly string[] }> => {
    const { files, templateName, problems } = await packageStage(optionsFor(makeProject(routes(count), settings)));
    const { content } = files.find(({ name }) => name === templateName)!;
    return {
      bytes: content.length,
      files: files.map(({ name }) => name),
      problems: problems.map(({ code, fix }) => `${code}: ${fix.replaceAll(/\d+ bytes/g, 'N bytes')}`),
    };
  };
  const large = "template-large: nothing needs to be done for 'tschalice deploy' and the generated pipelines; give 'aws cloudformation deploy' an --s3-bucket";
  const paths = 'quota-near: move routes to another app, with an API of its own';

  it('brings a large API far under the quota for templates, as its warning says', async () => {
    const indented = await sizes(240, {});
    const hint = /^quota-near: set "template_layout": "compact" in the configuration, which makes it N bytes$/;
    expect(indented.problems.filter((one) => hint.test(one))).to.have.lengthOf(1);
    const compact = await sizes(240, { template_layout: 'compact' });
    expect(compact.problems).to.have.members([paths, large]);
    expect(compact.bytes).to.be.below(indented.bytes * 0.6);
    const inFile = await sizes(240, { stages: { dev: { swagger_layout: 'file' } } });
    expect(inFile.problems).to.deep.equal([paths]);
    expect(inFile.bytes).to.be.below(10_000);
    expect(inFile.files).to.deep.equal(['deployment.zip', 'bundle.json', 'swagger.json', 'api.json', 'sam.json']);
  });

  it('refuses a template that CloudFormation could not read', async () => {
    const problems = await problemsOf(packageStage(optionsFor(makeProject(routes(299)))));
    expect(problems.filter(({ severity }) => severity === 'error').map(({ code, where }) => [code, where])).to.deep.equal([
      ['quota-exceeded', { file: 'sam.json' }],
    ]);
  });
});
