import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { findProject } from '../../../src/project/read/find-project.js';
import { sharedWork, unsharedWork } from '../../../src/project/stage/shared-work.js';
import { validateStages } from '../../../src/project/stage/validate-stages.js';
import { head, makeProject, removeFolders } from '../sample-project.js';

describe('work that stages share', () => {
  it('is done once for equal inputs, also when it fails', async () => {
    const shared = sharedWork();
    const done: string[] = [];
    const work = (name: string) => async (): Promise<string> => {
      done.push(name);
      if (name === 'bad') throw new Error('no');
      return name;
    };
    expect(await Promise.all([shared('load', { a: 1 }, work('one')), shared('load', { a: 1 }, work('two'))])).to.deep.equal(['one', 'one']);
    expect(await shared('load', { a: 2 }, work('three'))).to.equal('three');
    expect(await shared('bundle', { a: 1 }, work('four'))).to.equal('four');
    for (const _ of [1, 2]) expect(await shared('bad', null, work('bad')).catch(({ message }: Error) => message)).to.equal('no');
    expect(done).to.deep.equal(['one', 'three', 'four', 'bad']);
  });

  it('is done each time for a stage alone', async () => {
    let count = 0;
    for (const _ of [1, 2]) await unsharedWork('load', null, async () => (count += 1));
    expect(count).to.equal(2);
  });
});

describe('validateStages', () => {
  afterEach(removeFolders);

  /** An app that counts how often it is loaded, and refuses a route where the stage says so. */
  function project(stages: object, code = ''): string {
    const app = `import { appendFileSync } from 'node:fs';
${head}appendFileSync(process.env.COUNT_FILE!, 'x');
${code}
app.get(process.env.BAD === 'yes' ? 'no-slash' : '/', () => 1);
`;
    const directory = makeProject(app);
    mkdirSync(join(directory, '.chalice'), { recursive: true });
    const config = { version: '2.0', app_name: 'demo', environment_variables: { COUNT_FILE: join(directory, 'count') }, stages };
    writeFileSync(join(directory, '.chalice/config.json'), JSON.stringify(config));
    return directory;
  }

  async function validated(directory: string): Promise<{ loads: number; codes: string[] }> {
    const { problems } = await validateStages({ project: findProject(directory, directory), templateFormat: 'json', mergeTemplates: [], today: '2026-11-20' });
    return {
      loads: readFileSync(join(directory, 'count'), 'utf8').length,
      codes: problems.filter(({ severity }) => severity === 'error').map(({ code }) => code),
    };
  }

  it('loads the app once for stages with the same environment', async () => {
    expect(await validated(project({ dev: {}, beta: { api_gateway_stage: 'x' }, prod: {} }))).to.deep.equal({ loads: 1, codes: [] });
  });

  it('loads it again where the environment differs, and tells what is wrong there', async () => {
    expect(await validated(project({ dev: {}, beta: { environment_variables: { BAD: 'yes' } }, prod: {} }))).to.deep.equal({ loads: 2, codes: ['route-path'] });
  });

  it('loads it once where only variables differ that it does not read', async () => {
    expect(
      await validated(project({ dev: {}, beta: { environment_variables: { LEVEL: 'x' } }, prod: { environment_variables: { LEVEL: 'y' } } })),
    ).to.deep.equal({
      loads: 1,
      codes: [],
    });
  });

  it('loads it again where any variable differs, if it lists all', async () => {
    const listing = 'Object.keys(process.env);';
    expect(await validated(project({ dev: {}, beta: { environment_variables: { LEVEL: 'x' } } }, listing))).to.deep.equal({ loads: 2, codes: [] });
  });

  it('bundles it again where the settings of the bundle differ', async () => {
    expect(await validated(project({ dev: {}, prod: { lambda_runtime: 'nodejs22.x' } }))).to.deep.equal({ loads: 2, codes: [] });
  });
});
