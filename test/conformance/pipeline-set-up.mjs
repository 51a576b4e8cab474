// Pipelines of CodePipeline's newer type, and those for several regions, set up by the commands that `generate-pipeline` prints.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describeStack } from './moto.mjs';
import { startProject } from './project.mjs';

const connection = 'arn:aws:codeconnections:eu-west-1:123456789012:connection/0a1b2c3d-0a1b-2c3d-4e5f-0a1b2c3d4e5f';
const bucket = 'for-large-templates';
const regions = { 'us-east-1': { primary: true }, 'eu-central-1': { stages: ['prod'], lambda_memory_size: 512 } };
const guarded = ['--smoke-test', 'curl -fsS "$ENDPOINT_URL"', '--watch-alarm', 'prod=orders-errors'];
const stages = ['--stages', 'beta,prod', '--approval', 'prod'];

const ways = [
  { name: 'filtered', words: [...stages, ...guarded, '--source', 'connection', '--branches', 'main,release/**', '--paths', 'src/**,!docs/**'] },
  { name: 'retried', words: [...stages, '--on-failure', 'retry'] },
  { name: 'regional', regions, words: [...stages, ...guarded] },
  { name: 'regional-first-version', regions, words: [...stages, '--source', 'connection', '--pipeline-version', 'v1'] },
  { name: 'regional-workflow', regions, words: [...stages, '--github-actions', '.github/workflows/deploy.yml'], isWorkflow: true },
];

export async function setUpPipelines({ root, moto, work, check }) {
  for (const region of ['us-east-1', 'eu-west-1']) await moto.aws('s3', 'mb', `s3://${bucket}-${region}`, '--region', region);
  for (const way of ways) await setUp({ root, moto, work, check, ...way });
  console.log(`${ways.length} pipelines set up by their own commands`);
}

async function setUp({ root, moto, work, check, name, words, regions: configured, isWorkflow = false }) {
  const project = startProject({ root, moto, work, name: `set-up-${name}`, folder: join(root, 'templates/rest-api') });
  project.configure((config) => Object.assign(config, { app_name: name, ...(configured && { regions: configured }) }));
  const home = configured === undefined ? 'eu-west-1' : 'us-east-1';
  const made = await project.tschalice('generate-pipeline', ...words, '--json', 'pipeline.json');
  check(`the pipeline ${name} is generated`, made.status === 0, made.stdout + made.stderr);
  if (made.status !== 0) return;
  for (const command of JSON.parse(made.stdout).next) {
    // What only a person can do, and what is asked of GitHub.
    if (/^(gh|aws codeconnections) /.test(command)) continue;
    const { status, stderr } = spawnSync('sh', ['-c', withValues(command, home)], { cwd: project.cwd, env: moto.env, encoding: 'utf8' });
    check(`${name}: '${command.split(' ').slice(0, 3).join(' ')}' succeeds`, status === 0, `${command}\n${stderr}`);
  }
  const stack = `${name}-${isWorkflow ? 'github' : 'pipeline'}`;
  const stacks = [[stack, home], ...(configured === undefined ? [] : [[`${stack}-region`, 'eu-central-1']])];
  for (const [stackName, region] of stacks) {
    const found = await describeStack({ ...moto, aws: (...rest) => moto.aws(...rest, '--region', region) }, stackName);
    check(`${name}: there is the stack ${stackName} in ${region}`, found?.status === 'CREATE_COMPLETE', JSON.stringify(found));
  }
  if (!isWorkflow) await checkPipeline({ moto, check, name, home, isRegional: configured !== undefined, words });
}

function withValues(command, home) {
  return command
    .replace('ConnectionArn=ARN', `ConnectionArn=${connection}`)
    .replaceAll('OWNER@ID', 'team@1')
    .replaceAll('REPO@ID', 'orders@2')
    .replace('YOUR-BUCKET', `${bucket}-${home}`);
}

/** As CodePipeline has it. */
async function checkPipeline({ moto, check, name, home, isRegional, words }) {
  const { pipeline } = await moto.aws('codepipeline', 'get-pipeline', '--name', `${name}Pipeline`, '--region', home);
  const isNewer = words.some((word) => ['--smoke-test', '--on-failure', '--paths'].includes(word));
  check(`${name}: the pipeline has its type`, (pipeline.pipelineType === 'V2') === isNewer, JSON.stringify(pipeline.pipelineType));
  const prod = pipeline.stages.find((stage) => stage.name === 'Prod');
  const shown = JSON.stringify(pipeline);
  check(`${name}: prod says what happens if it fails`, (prod.onFailure !== undefined) === isNewer, JSON.stringify(prod));
  check(`${name}: it starts for some branches only, if told so`, (pipeline.triggers !== undefined) === words.includes('--branches'), shown);
  const executed = prod.actions.filter((action) => action.name.startsWith('Execute')).map((action) => action.region);
  check(`${name}: prod is deployed to its regions`, executed.join() === (isRegional ? 'us-east-1,eu-central-1' : ''), shown);
  if (!isRegional) return check(`${name}: it has one artifact store`, pipeline.artifactStore?.location !== undefined, shown);
  const stores = Object.entries(pipeline.artifactStores ?? {});
  check(`${name}: it has an artifact store in each region`, stores.map(([region]) => region).join() === 'us-east-1,eu-central-1', shown);
  for (const [region, { location }] of stores) {
    const { LocationConstraint } = await moto.aws('s3api', 'get-bucket-location', '--bucket', location);
    check(`${name}: the artifacts of ${region} are in a bucket there`, (LocationConstraint ?? 'us-east-1') === region, `${location}: ${LocationConstraint}`);
  }
}
