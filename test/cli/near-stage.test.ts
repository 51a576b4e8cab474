import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice } from './run-cli.js';
import { stubAws } from './deploy/stub-aws.js';

const config = '{\n  "version": "2.0",\n  "app_name": "demo",\n  "stages": {"dev": {}, "prod": {}}\n}';
const deployed = 'resources: []\nschema_version: "2.0"\nbackend: api\n';

describe('a stage that is not listed, with a name near a listed one', () => {
  afterEach(removeFolders);

  const commands: readonly string[][] = [
    ['package', 'out', '--stage', 'prd'],
    ['validate', '--stage', 'prd'],
    ['local', '--stage', 'prd', '--port', '0'],
    ['release', 'status', '--stage', 'prd'],
    ['release', 'init', '--stage', 'prd'],
    ['deploy', '--stage', 'prd'],
    ['delete', '--stage', 'prd', '--yes'],
    ['url', '--stage', 'prd'],
    ['outputs', '--stage', 'prd'],
    ['generate-pipeline', '--stages', 'dev,prd', 'pipeline.json'],
    ['generate-pipeline', '--stages', 'prd', '--admin-deploy-role', 'pipeline.json'],
  ];
  for (const words of commands) {
    it(`is refused by ${words.join(' ')}`, async () => {
      const cwd = project({ '.chalice/config.json': config, 'app.ts': appWith("app.get('/', () => 1);") });
      const aws = stubAws();
      const { status, stderr } = await tschalice(words, { cwd, env: aws.env });
      expect(status).to.equal(1);
      expect(stderr).to.contain(
        ".chalice/config.json:4:3 stages: there is no stage 'prd', and its name is near that of stage 'prod'\n" +
          `  use 'prod', or add "prd": {} under "stages" for a stage of that name`,
      );
      expect(aws.calls()).to.deep.equal([]);
      expect(['out', 'pipeline.json'].filter((name) => existsSync(join(cwd, name)))).to.deep.equal([]);
    });
  }

  it('is looked at and deleted where it is deployed', async () => {
    const cwd = project({ '.chalice/config.json': config, '.chalice/deployed/prd.yml': deployed });
    const { stderr } = await tschalice(['url', '--stage', 'prd'], { cwd, env: stubAws().env });
    expect(stderr).to.contain('stage prd is not deployed');
  });

  it('does no harm to commands that name no stage', async () => {
    const cwd = project({ '.chalice/config.json': config.replace('"dev"', '"dve"'), 'app.ts': appWith("app.get('/', () => 1);") });
    for (const words of [['stages'], ['validate']]) expect((await tschalice(words, { cwd, env: stubAws().env })).status).to.equal(0);
  });
});
