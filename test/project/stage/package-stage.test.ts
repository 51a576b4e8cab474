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
