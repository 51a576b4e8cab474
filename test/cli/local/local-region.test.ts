import { expect } from 'chai';
import { appWith, project, removeFolders, tschalice } from '../run-cli.js';
import { ask, startLocal, stopAll } from './run-local.js';

const app = appWith("app.get('/', (_params, { stageVars }) => ({ mode: process.env.MODE, region: process.env.AWS_REGION, level: stageVars.level }));");
const config = JSON.stringify({
  version: '2.0',
  app_name: 'demo',
  environment_variables: { MODE: 'active' },
  stages: { dev: {}, prod: {} },
  regions: {
    'us-east-1': { primary: true },
    'eu-west-1': { stages: { prod: { stage_variables: { level: 'debug' } } }, environment_variables: { MODE: 'standby' } },
  },
});
const regional = (): string => project({ 'app.ts': app, '.chalice/config.json': config });

describe('local --region', () => {
  afterEach(stopAll);
  after(removeFolders);

  it('serves a stage with what differs in the region, whatever the shell says', async () => {
    const local = await startLocal(regional(), ['--stage', 'prod', '--region', 'eu-west-1'], { AWS_REGION: 'ap-south-1' });
    expect(JSON.parse((await ask(local, '/')).text)).to.deep.equal({ mode: 'standby', region: 'eu-west-1', level: 'debug' });
  });

  it('serves it without that where no region is named', async () => {
    const local = await startLocal(regional(), ['--stage', 'prod'], { AWS_REGION: 'ap-south-1' });
    expect(JSON.parse((await ask(local, '/')).text)).to.deep.equal({ mode: 'active', region: 'ap-south-1' });
  });

  const refused: readonly (readonly [stage: string, region: string, code: string])[] = [
    ['prod', 'eu-west-9', 'region-not-configured'],
    ['dev', 'eu-west-1', 'region-without-stage'],
  ];
  for (const [stage, region, code] of refused) {
    it(`refuses stage ${stage} in ${region}`, async () => {
      const { status, stderr } = await tschalice(['local', '--stage', stage, '--region', region, '--port', '0'], { cwd: regional() });
      expect(status).to.equal(1);
      expect(stderr).to.contain(`[${code}]`).and.contain('1 error; nothing is served.');
    });
  }
});
