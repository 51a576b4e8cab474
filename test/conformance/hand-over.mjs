#!/usr/bin/env node
// Hands every starter over to AWS, as far as moto stands in for it: `tschalice deploy` runs the real aws command against moto_as_aws.py, the one place
// where AWS's SAM translator is put between. Two stages of each starter are deployed, looked at, deployed again, changed, made to fail, and deleted.
// Before that, releases of each strategy are walked through.
// Then the walk-throughs of the documentation are run as they are written, a stage goes to several regions, and every pipeline is deployed that can be generated.
//
//   node test/conformance/hand-over.mjs [--starter NAME | --releases]
//
// The exit status is 1 on any failure.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { starterJobs } from './collect.mjs';
import { describeStack, startMoto } from './moto.mjs';
import { generatePipelines } from './pipelines.mjs';
import { setUpPipelines } from './pipeline-set-up.mjs';
import { environment, Unable } from './python.mjs';
import { startProject } from './project.mjs';
import { handOverRegions } from './regions.mjs';
import { walkReleases } from './releases.mjs';
import { runWalkThroughs } from './walk-through.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { values: options } = parseArgs({ options: { starter: { type: 'string' }, releases: { type: 'boolean' } } });
const bucket = 'artifacts';
let passed = 0;
const failures = [];

function check(what, holds, detail = '') {
  if (holds) passed += 1;
  else failures.push(`${what}${detail === '' ? '' : `\n  ${String(detail).trim().replaceAll('\n', '\n  ')}`}`);
}

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);

async function handOver(moto, work, name, folder, [first, second]) {
  const project = startProject({ root, moto, work, name, folder });
  const { appName } = project;
  const on = (stage) => `${name}/${stage}`;
  const stackOf = (stage) => `${appName}-${stage}`.replaceAll(/[^A-Za-z0-9-]+/g, '-');
  const uploads = async () =>
    (await moto.aws('s3api', 'list-objects-v2', '--bucket', bucket)).Contents?.map(({ Key, LastModified }) => `${Key} ${LastModified}`) ?? [];

  const stacks = {};
  for (const stage of [first, second]) {
    await makeSources(moto, project, stage);
    const ran = await project.tschalice('deploy', '--stage', stage, '--s3-bucket', bucket, '--json', ...project.parameters(stage));
    check(`${on(stage)} is deployed`, ran.status === 0, ran.stderr + ran.stdout);
    stacks[stage] = await describeStack(moto, stackOf(stage));
    if (ran.status !== 0 || stacks[stage] === undefined) return;
    const { deployed } = JSON.parse(ran.stdout);
    check(`${on(stage)} has its stack`, stacks[stage].status === 'CREATE_COMPLETE', stacks[stage].status);
    check(
      `${on(stage)} has the outputs of its stack`,
      same(deployed.outputs, stacks[stage].outputs),
      JSON.stringify([deployed.outputs, stacks[stage].outputs]),
    );
    const made = Object.values(stacks[stage].resources).filter(({ type }) => type === 'AWS::Lambda::Function');
    const { Functions } = await moto.aws('lambda', 'list-functions');
    const inLambda = Functions.map(({ FunctionArn }) => FunctionArn);
    const recorded = deployed.resources.filter(({ resource_type: type }) => type === 'lambda_function').map(({ lambda_arn: arn }) => arn);
    check(
      `${on(stage)} records its functions by their ARNs`,
      recorded.length === made.length && recorded.every((arn) => inLambda.includes(arn)),
      recorded.join(' '),
    );
    const expected = Object.values(stacks[stage].resources).filter(({ type }) =>
      /^AWS::(Events::Rule|SNS::Subscription|Lambda::EventSourceMapping)$/.test(type),
    );
    const events = deployed.resources.filter(({ resource_type: type }) => type.endsWith('_event'));
    check(`${on(stage)} records what invokes them`, events.length === expected.length, JSON.stringify(deployed.resources));
  }
  const ids = [first, second].map((stage) => Object.values(stacks[stage].resources).map(({ physicalId }) => physicalId));
  check(`${name} has stages with nothing in common`, !ids[0].some((id) => id && ids[1].includes(id)), ids.join(' '));
  check(
    `${name} lists both stages`,
    [first, second].every((stage) => project.text('stages').includes(`${stackOf(stage)}  `)),
    project.text('stages'),
  );

  const before = await uploads();
  const values = project.values(first);
  const again = await project.tschalice('deploy', '--stage', first, '--json');
  check(`${name} unchanged is up to date`, again.status === 0 && JSON.parse(again.stdout).result === 'unchanged', again.stderr);
  check(`${name} unchanged uploads nothing`, same(await uploads(), before), (await uploads()).join('\n'));
  check(`${name} unchanged leaves the deployed values as they were`, project.values(first) === values);

  const { outputs } = stacks[first];
  const url = outputs.EndpointURL ?? outputs.WebsocketConnectEndpointURL;
  if (url !== undefined) check(`${name} tells its URL`, project.text('url', '--stage', first) === `${url}\n`, project.text('url', '--stage', first));
  for (const [key, value] of Object.entries(outputs))
    check(
      `${name} tells its output ${key}`,
      project.text('outputs', '--stage', first).includes(`${key} `) && project.text('outputs', '--stage', first).includes(value),
    );
  project.removeValues(first);
  if (url !== undefined) check(`${name} tells its URL from the stack`, project.text('url', '--stage', first) === `${url}\n`);
  check(`${name} tells its outputs from the stack`, same(JSON.parse(project.text('outputs', '--stage', first, '--json')).outputs, outputs));
  check(
    `${name} gets its values back`,
    (await project.tschalice('deploy', '--stage', first, '--s3-bucket', bucket)).status === 0 && project.values(first) === values,
    project.values(first),
  );

  await changeRoute(moto, project, name, first, stackOf(first), outputs.RestAPIId);
  await failToDeploy(moto, project, name, first, stackOf);

  for (const stage of [first, second]) {
    const deleted = await project.tschalice('delete', '--stage', stage, '--yes');
    check(`${on(stage)} is deleted`, deleted.status === 0 && (await describeStack(moto, stackOf(stage))) === undefined, deleted.stderr);
    check(`${on(stage)} has no values then`, project.values(stage) === undefined);
  }
  const { Functions } = await moto.aws('lambda', 'list-functions');
  check(`${name} leaves no function behind`, Functions.length === 0, JSON.stringify(Functions.map(({ FunctionName }) => FunctionName)));
}

/** Queues, topics and streams that the app names as there already; moto looks for them. */
async function makeSources(moto, project, stage) {
  await project.tschalice('package', '--stage', stage);
  const template = project.template(stage);
  const named = (service, type) => [
    ...new Set(
      [...template.matchAll(new RegExp(`:${service}:\\$\\{AWS::Region\\}:\\$\\{AWS::AccountId\\}:${type}([A-Za-z0-9_-]+)"`, 'g'))].map(([, found]) => found),
    ),
  ];
  for (const queue of named('sqs', '')) await moto.aws('sqs', 'create-queue', '--queue-name', queue);
  for (const topic of named('sns', '')) await moto.aws('sns', 'create-topic', '--name', topic);
  for (const stream of named('kinesis', 'stream/'))
    await moto.aws('kinesis', 'create-stream', '--stream-name', stream, '--shard-count', '1').catch(() => undefined);
}

/** A route more, or a function where the app has no API, changes that, the code, and nothing else. */
async function changeRoute(moto, project, name, stage, stackName, apiId) {
  project.append('app.ts', apiId === undefined ? "\napp.lambdaFunction('one_more', () => ({}));\n" : "\napp.get('/one-more', { public: true }, () => ({}));\n");
  // Where functions have policies of their own, this one has none.
  if (apiId === undefined) project.configure((config) => Object.assign((config.lambda_functions ??= {}), { one_more: { autogen_policy: true } }));
  const reviewed = await project.tschalice('deploy', '--stage', stage, '--no-execute', '--json');
  check(`${name} changed has a change set`, reviewed.status === 0, reviewed.stderr);
  if (reviewed.status !== 0) return;
  const values = project.values(stage);
  const { Changes } = await moto.aws('cloudformation', 'describe-change-set', '--change-set-name', JSON.parse(reviewed.stdout).changeSet.id);
  const changes = Changes.map(({ ResourceChange: { Action, ResourceType } }) => `${Action} ${ResourceType}`);
  const expected =
    /^(Modify AWS::(Lambda::(Function|Permission)|ApiGateway::(RestApi|Stage)|IAM::Role)|(Add|Remove) AWS::ApiGateway::Deployment|Add AWS::Lambda::(Function|Permission)|Add AWS::IAM::Role)$/;
  const [added, roles] = ['Add AWS::Lambda::Function', 'Add AWS::IAM::Role'].map((wanted) => changes.filter((change) => change === wanted).length);
  check(
    `${name} changed has only the change that is expected`,
    changes.every((change) => expected.test(change)) && added === (apiId === undefined ? 1 : 0) && roles <= added,
    changes.join('\n'),
  );
  check(`${name} has the old values until the change set is executed`, project.values(stage) === values);
  const changed = await project.tschalice('deploy', '--stage', stage, '--json');
  check(`${name} changed is deployed`, changed.status === 0 && JSON.parse(changed.stdout).result === 'deployed', changed.stderr);
  if (apiId === undefined) return check(`${name} changed has its function`, project.values(stage).includes('one_more'));
  const { items } = await moto.aws('apigateway', 'get-resources', '--rest-api-id', apiId);
  check(
    `${name} changed has its route, on the same API`,
    items.some(({ path }) => path === '/one-more'),
    JSON.stringify(items),
  );
}

async function failToDeploy(moto, project, name, stage, stackOf) {
  const values = project.values(stage);
  const noBucket = await project.tschalice('deploy', '--stage', stage, '--s3-bucket', 'nobody-has-this-bucket', '--json');
  check(
    `${name} without its bucket is told of`,
    noBucket.status === 1 && /bucket does not exist/i.test(JSON.parse(noBucket.stdout).problems.at(-1).message),
    noBucket.stdout,
  );
  check(`${name} without its bucket keeps the old values`, project.values(stage) === values);

  // A bucket of that name is there already.
  project.write('taken.json', JSON.stringify({ Resources: { Taken: { Type: 'AWS::S3::Bucket', Properties: { BucketName: bucket } } } }));
  const rolledBack = await project.tschalice('deploy', '--stage', stage, '--merge-template', 'taken.json');
  check(
    `${name} rolled back shows why`,
    rolledBack.status === 1 && /UPDATE_FAILED {2}Taken \(AWS::S3::Bucket\): .*bucket/i.test(rolledBack.stderr),
    rolledBack.stderr,
  );
  check(`${name} rolled back keeps the old values`, project.values(stage) === values);

  const broken = ['deploy', '--stage', 'broken', '--s3-bucket', bucket, ...project.parameters(stage)];
  const created = await project.tschalice(...broken, '--merge-template', 'taken.json');
  check(`${name} that cannot be created shows why`, created.status === 1 && /CREATE_FAILED {2}Taken/.test(created.stderr), created.stderr);
  const refused = await project.tschalice(...broken);
  check(`${name} in a bad state is refused`, refused.status === 1 && /\[stack-state\]/.test(refused.stderr), refused.stderr);
  check(`${name} in a bad state has no values`, project.values('broken') === undefined);
  const deleted = await project.tschalice('delete', '--stage', 'broken', '--yes');
  check(`${name} in a bad state can be deleted`, deleted.status === 0 && (await describeStack(moto, stackOf('broken'))) === undefined, deleted.stderr);
}

/** The first two stages of each starter; one that the configuration does not list, where it has but one. */
function starters() {
  const jobs = Map.groupBy?.(starterJobs(root), ({ folder }) => folder) ?? groupByFolder(starterJobs(root));
  return [...jobs].map(([folder, found]) => ({ name: found[0].id.split('/')[1], folder, stages: [...found.map(({ stage }) => stage), 'second'].slice(0, 2) }));
}

function groupByFolder(jobs) {
  const groups = new Map();
  for (const job of jobs) groups.set(job.folder, [...(groups.get(job.folder) ?? []), job]);
  return groups;
}

/** Every pipeline that can be generated for one starter becomes a stack, with all its resources and outputs. */
async function deployPipelines() {
  const pipelines = await generatePipelines(root, join(work, 'pipelines'), join(root, 'templates/rest-api'));
  const script = join(root, 'test/conformance/pipelines_on_moto.py');
  const ran = spawnSync(environment(root), ['-W', 'ignore', script], { input: JSON.stringify(pipelines), encoding: 'utf8', maxBuffer: 1 << 28 });
  if (ran.status !== 0) throw new Unable(`pipelines_on_moto.py failed:\n${ran.stderr || ran.error}`);
  const verdicts = JSON.parse(ran.stdout);
  check('every pipeline is deployed', verdicts.length === pipelines.length && verdicts.length > 0);
  for (const { id, error, made, missing, outputs, wanted } of verdicts)
    check(
      `${id} is deployed`,
      error === null && Object.keys(made).length > 0 && same(missing, {}) && same(outputs, wanted),
      error ?? JSON.stringify([missing, outputs]),
    );
  console.log(`${verdicts.length} pipelines deployed to moto`);
}

const work = realpathSync(mkdtempSync(join(tmpdir(), 'hand-over-')));
let moto;
try {
  moto = await startMoto(root, work);
  await moto.aws('s3', 'mb', `s3://${bucket}`);
  if (options.starter === undefined) await walkReleases({ root, moto, work, bucket, check });
  const wanted = options.releases ? [] : starters().filter(({ name }) => options.starter === undefined || name === options.starter);
  if (wanted.length === 0 && !options.releases) throw new Unable('there is no such starter');
  for (const { name, folder, stages } of wanted) {
    const found = failures.length;
    await handOver(moto, work, name, folder, stages);
    console.log(`${failures.length === found ? 'ok' : 'FAILED'} ${name} handed over to moto, stages ${stages.join(' and ')}`);
  }
  if (options.starter === undefined && !options.releases) {
    const [readme, templates] = ['README.md', 'templates/README.md'].map((file) => readFileSync(join(root, file), 'utf8'));
    await runWalkThroughs({ root, moto, work, readme, templates, check });
    await handOverRegions({ root, moto, work, check, bucket });
    await deployPipelines();
    await setUpPipelines({ root, moto, work, check });
  }
} catch (error) {
  failures.push(error instanceof Unable ? error.message : `${error.stack}\n${moto?.log() ?? ''}`);
} finally {
  moto?.stop();
  rmSync(work, { recursive: true, force: true });
}
for (const failure of failures) console.log(failure);
console.log(`${passed} checks of the hand-over passed, ${failures.length} failed`);
if (failures.length > 0 || passed === 0) process.exitCode = 1;
