#!/usr/bin/env node
// Runs the commands of generated build specs and workflows, as CodeBuild and GitHub would, in clean folders with the packed tool installed
// by npm. Only `aws` is a stand-in: it uploads nothing, and writes the template as the real command does, with the address of each zip.
import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parse } from 'yaml';
import { runPart } from './part.mjs';
import { configure } from './project.mjs';
import { reviewByCodeBuild, reviewByGithub } from './review-builds.mjs';

const stages = ['beta', 'prod'];
const noteOfAws = 'aws.log';

const standIn = `#!/usr/bin/env node
const { createHash } = require('node:crypto');
const { appendFileSync, readFileSync, writeFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const words = process.argv.slice(2);
appendFileSync(process.env.AWS_NOTES, JSON.stringify(words) + '\\n');
const value = (name) => words[words.indexOf(name) + 1];
if (words[0] === 'cloudformation' && words[1] === 'package') {
  const file = value('--template-file');
  const template = JSON.parse(readFileSync(file, 'utf8'));
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Serverless::Function') continue;
    const zip = readFileSync(join(dirname(file), Properties.CodeUri));
    Properties.CodeUri = 's3://' + value('--s3-bucket') + '/' + createHash('md5').update(zip).digest('hex');
  }
  writeFileSync(value('--output-template-file'), JSON.stringify(template));
}
`;

/** @returns the failures, each as lines, its name first, and how many builds there were */
async function runBuilds(root, work) {
  mkdirSync(join(work, 'bin'), { recursive: true });
  writeFileSync(join(work, 'bin/aws'), standIn);
  chmodSync(join(work, 'bin/aws'), 0o755);
  const project = makeProject(root, work);
  const { findProject, generatePipeline, writePipeline } = await import(pathToFileURL(join(root, 'dist/packager.js')).href);
  const generate = async (folder, output) => {
    const found = findProject(folder, folder);
    const options = { project: found, stages, approval: ['prod'], adminDeployRole: false, today: '2026-11-20', output };
    const { files } = await generatePipeline(options);
    await writePipeline(files, folder, true);
  };
  const pipelineIn = (folder) => ({ kind: 'codepipeline', source: 'codecommit', templatePath: join(folder, 'pipeline.json') });
  const workflowIn = (folder) => ({ kind: 'github-actions', workflowPath: join(folder, 'workflow.yml'), templatePath: undefined });
  const failures = [];
  let passed = 0;
  const attempt = async (name, act) => {
    try {
      await act();
      passed += 1;
    } catch (error) {
      failures.push([`build/${name}`, ...String(error.stderr || error.message).split('\n')]);
    }
  };

  await generate(project, { ...pipelineIn(project), version: 'v2', codebuildImage: undefined, buildspecPath: undefined });
  const inTemplate = parse(readTemplate(project).Resources.AppPackageBuild.Properties.Source.BuildSpec);
  await attempt('v2', () => runBuild(work, project, 'v2', inTemplate, (commands) => [commands.join('\n')]));

  // Of an image of one's own, which has its Node.js: CodeBuild's have a command to choose it that is not everywhere.
  await generate(project, { ...pipelineIn(project), version: 'v1', codebuildImage: 'node:24', buildspecPath: join(project, 'buildspec.yml') });
  const inFile = parse(readFileSync(join(project, 'buildspec.yml'), 'utf8'));
  await attempt('v1-buildspec-file', () => runBuild(work, project, 'v1', inFile, (commands) => commands));

  await generate(project, workflowIn(project));
  await attempt('github-actions', () => runWorkflow(work, project, parse(readFileSync(join(project, 'workflow.yml'), 'utf8'))));
  const regional = join(work, 'project-in-regions');
  cpSync(project, regional, { recursive: true });
  const regions = { 'us-east-1': { primary: true }, 'eu-west-1': { stages: ['prod'], lambda_memory_size: 512 } };
  configure(regional, (config) => Object.assign(config, { regions }));
  await generate(regional, { ...pipelineIn(regional), version: 'v2', codebuildImage: undefined, buildspecPath: undefined });
  const forRegions = parse(readTemplate(regional).Resources.AppPackageBuild.Properties.Source.BuildSpec);
  await attempt('v2-regions', () => runRegionalBuild(work, regional, forRegions));
  await generate(regional, workflowIn(regional));
  await attempt('github-actions-regions', () => runRegionalWorkflow(work, regional, parse(readFileSync(join(regional, 'workflow.yml'), 'utf8'))));
  await attempt('review-github', () => reviewByGithub(root, work, project));
  await attempt('review-codecommit', () => reviewByCodeBuild(root, work, project));
  return { passed, failures };
}

/** A starter with the packed tool as its dependency, and a lock file, as a user would commit it. */
function makeProject(root, work) {
  const project = join(work, 'project');
  cpSync(join(root, 'templates/rest-api'), project, { recursive: true });
  const npm = (words, cwd) => execFileSync('npm', [...words, '--loglevel=error', '--no-fund', '--no-audit'], { cwd, encoding: 'utf8', stdio: 'pipe' });
  const [{ filename, integrity }] = JSON.parse(npm(['pack', '--json', '--ignore-scripts', '--pack-destination', project], root));
  const { devDependencies: _unused, ...others } = JSON.parse(readFileSync(join(project, 'package.json'), 'utf8'));
  const manifest = { ...others, dependencies: { tschalice: `file:${filename}` } };
  const lock = {
    name: manifest.name,
    version: manifest.version,
    lockfileVersion: 3,
    requires: true,
    packages: lockedPackages(root, manifest, filename, integrity),
  };
  writeFileSync(join(project, 'package.json'), JSON.stringify(manifest));
  writeFileSync(join(project, 'package-lock.json'), JSON.stringify(lock));
  return project;
}

/** From our own lock file, since not every mirror of the registry has the binaries for other platforms, which npm would leave out then. */
function lockedPackages(root, manifest, filename, integrity) {
  const { version, dependencies, bin, license, engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const locked = { '': manifest, 'node_modules/tschalice': { version, resolved: `file:${filename}`, integrity, license, bin, dependencies, engines } };
  const waiting = Object.keys(dependencies);
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const place = `node_modules/${name}`;
    if (locked[place] !== undefined || packages[place] === undefined) continue;
    const { dev: _dev, devOptional: _devOptional, ...entry } = packages[place];
    locked[place] = entry;
    waiting.push(...Object.keys({ ...entry.dependencies, ...entry.optionalDependencies }));
  }
  return locked;
}

/** @param inShells which commands share a shell: version 0.1 gives each its own, 0.2 one to all */
function runBuild(work, project, name, { phases, artifacts }, inShells) {
  const folder = join(work, `build-${name}`);
  cpSync(project, folder, { recursive: true });
  const commands = ['install', 'pre_build', 'build'].flatMap((phase) => phases[phase]?.commands ?? []);
  for (const script of inShells(commands)) shell(work, folder, script, { APP_S3_BUCKET: 'the-bucket' });
  for (const file of artifacts.files) check(existsSync(join(folder, file)), `the build makes no ${file}`);
  const deployed = readTemplate(project)
    .Resources.AppPipeline.Properties.Stages.slice(2)
    .map(({ Actions }) => Actions[0].Configuration.TemplatePath.split('::')[1]);
  checkPromoted(
    deployed.map((file) => join(folder, file)),
    'the-bucket',
  );
}

function runWorkflow(work, project, { jobs: { build, ...deploying } }) {
  const [built, deployed] = [join(work, 'workflow-build'), join(work, 'workflow-deploy')];
  cpSync(project, built, { recursive: true });
  for (const { run } of build.steps) if (run !== undefined) shell(work, built, run, {});
  const templates = stages.map((stage) => {
    const folder = join(deployed, stage);
    // What upload-artifact and download-artifact do.
    cpSync(join(built, 'out'), join(folder, 'out'), { recursive: true });
    const variables = { ARTIFACT_BUCKET: 'the bucket', CFN_DEPLOY_ROLE: 'arn:aws:iam::1:role/x' };
    for (const { run } of deploying[`deploy-${stage}`].steps) if (run !== undefined) shell(work, folder, run, variables);
    const { Resources } = JSON.parse(readFileSync(join(folder, 'transformed.yaml'), 'utf8'));
    check(Resources.APIHandler !== undefined, `stage ${stage} has no template`);
    const deploy = notes(folder).find((words) => words[1] === 'deploy');
    const wanted = { '--stack-name': `orders-${stage}`, '--role-arn': variables.CFN_DEPLOY_ROLE, '--s3-bucket': variables.ARTIFACT_BUCKET };
    for (const [option, value] of Object.entries(wanted)) check(deploy[deploy.indexOf(option) + 1] === value, `deploy is called with ${deploy.join(' ')}`);
    return join(folder, 'transformed.yaml');
  });
  checkPromoted(templates, 'the bucket');
}

/** One package for each stage, uploaded to the bucket of each region with the settings there. */
function runRegionalBuild(work, project, { phases, artifacts }) {
  const folder = join(work, 'build-v2-regions');
  cpSync(project, folder, { recursive: true });
  const commands = ['install', 'build'].flatMap((phase) => phases[phase].commands);
  shell(work, folder, commands.join('\n'), { APP_S3_BUCKET: 'home', APP_S3_BUCKET_EU_WEST_1: 'europe' });
  const deployed = readTemplate(project)
    .Resources.AppPipeline.Properties.Stages.slice(2)
    .flatMap(({ Actions }) => Actions.filter(({ Name }) => Name.startsWith('Create')).map(({ Configuration }) => Configuration.TemplatePath.split('::')[1]));
  check(deployed.join() === artifacts.files.join(), `the build makes ${artifacts.files}, and the pipeline deploys ${deployed}`);
  checkRegions(deployed.map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  const uploads = notes(folder).map((words) => words[words.indexOf('--region') + 1 || words.length] ?? 'its own');
  check(uploads.join() === 'its own,its own,eu-west-1', `it uploads to the regions ${uploads.join()}`);
}

function runRegionalWorkflow(work, project, { jobs: { build, ...deploying } }) {
  const [built, deployed] = [join(work, 'workflow-regions-build'), join(work, 'workflow-regions-deploy')];
  cpSync(project, built, { recursive: true });
  for (const { run } of build.steps) if (run !== undefined) shell(work, built, run, {});
  const variables = {
    ARTIFACT_BUCKET: 'home',
    ARTIFACT_BUCKET_EU_WEST_1: 'europe',
    CFN_DEPLOY_ROLE: 'arn:aws:iam::1:role/home',
    CFN_DEPLOY_ROLE_EU_WEST_1: 'arn:aws:iam::1:role/europe',
  };
  const templates = stages.flatMap((stage) => {
    const folder = join(deployed, stage);
    cpSync(join(built, 'out'), join(folder, 'out'), { recursive: true });
    // The template is deployed before the next region's takes its place.
    return deploying[`deploy-${stage}`].steps.flatMap(({ run }) => {
      if (run === undefined) return [];
      shell(work, folder, run, variables);
      if (!run.startsWith('aws cloudformation deploy')) return [];
      const words = notes(folder).at(-1);
      const [role, bucket] = ['--role-arn', '--s3-bucket'].map((option) => words[words.indexOf(option) + 1]);
      check(role.endsWith(`/${bucket}`), `the role ${role} is used with the bucket ${bucket}`);
      return [JSON.parse(readFileSync(join(folder, 'transformed.yaml'), 'utf8'))];
    });
  });
  checkRegions(templates);
}

/** beta, and prod in its two regions. */
function checkRegions(templates) {
  const uris = templates.map(({ Resources }) => Resources.APIHandler.Properties.CodeUri);
  check(new Set(uris.map((uri) => uri.split('/').at(-1))).size === 1, `the stages' code differs: ${uris.join(', ')}`);
  check(uris.map((uri) => uri.split('/')[2]).join() === 'home,home,europe', `the code is in ${uris.join(', ')}`);
  const memory = templates.map(({ Resources }) => Resources.APIHandler.Properties.MemorySize);
  check(memory[2] === 512 && memory[1] !== 512, `the functions have ${memory.join(', ')} MB`);
}

/** All stages have the very same code. */
function checkPromoted(files, bucket) {
  check(files.length === stages.length, `there are ${files.length} templates for ${stages.length} stages`);
  const uris = files.flatMap((file) => Object.values(JSON.parse(readFileSync(file, 'utf8')).Resources).flatMap(({ Properties }) => Properties.CodeUri ?? []));
  check(uris.length > 0 && new Set(uris).size === 1 && uris[0].startsWith(`s3://${bucket}/`), `the stages' code differs: ${uris.join(', ')}`);
}

function shell(work, folder, script, variables) {
  const own = Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_') && !name.startsWith('npm_')));
  const all = { ...own, CI: 'true', PATH: `${join(work, 'bin')}${delimiter}${env.PATH}`, AWS_NOTES: join(folder, noteOfAws), ...variables };
  execFileSync('sh', ['-e', '-c', script], { cwd: folder, env: all, encoding: 'utf8', stdio: 'pipe' });
}

function notes(folder) {
  const lines = readFileSync(join(folder, noteOfAws), 'utf8').trim().split('\n');
  return lines.map((line) => JSON.parse(line));
}

function readTemplate(project) {
  return JSON.parse(readFileSync(join(project, 'pipeline.json'), 'utf8'));
}

function check(holds, what) {
  if (!holds) throw new Error(what);
}

await runPart('builds', (work) => runBuilds(fileURLToPath(new URL('../..', import.meta.url)), work));
