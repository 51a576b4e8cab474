// The pipelines that tschalice can generate: every way to ask for one, and one pipeline for an app with every type of resource that the
// deploy role is worked out for.
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { configure } from './project.mjs';
import { Unable } from './python.mjs';
import { generateReviews } from './reviews.mjs';

/** Every combination of options, each with a name: `{ name, options }`, where `options` are generatePipeline's but for project and paths. */
export function pipelineVariants() {
  const roles = [false, true].map((adminDeployRole) => ({ adminDeployRole, word: adminDeployRole ? '-admin' : '' }));
  const stages = [
    { stages: ['beta'], approval: [] },
    { stages: ['beta', 'prod'], approval: [] },
    { stages: ['beta', 'prod'], approval: ['prod'] },
    { stages: ['beta', 'prod'], approval: ['beta', 'prod'] },
  ];
  const ways = stages.flatMap((one) => roles.map(({ adminDeployRole, word }) => ({ ...one, adminDeployRole, word })));
  const nameOf = ({ stages, approval, word }) => `${stages.join('-')}${approval.map((stage) => `-ask-${stage}`).join('')}${word}`;
  const pipelines = ['v1', 'v2'].flatMap((version) =>
    ['codecommit', 'github', 'connection'].flatMap((source) =>
      [false, true].flatMap((hasBuildspecFile) =>
        ways.map((way) => ({
          name: `${version}-${source}${hasBuildspecFile ? '-buildspec-file' : ''}-${nameOf(way)}`,
          options: { ...way, output: { kind: 'codepipeline', version, source, codebuildImage: undefined, hasBuildspecFile } },
        })),
      ),
    ),
  );
  const workflows = ways.map((way) => ({ name: `github-actions-${nameOf(way)}`, options: { ...way, output: { kind: 'github-actions' } } }));
  const smokeTest = 'curl -fsS "$ENDPOINT_URL"notes';
  const all = { smokeTest, onFailure: 'rollback', alarms: { prod: ['orders-errors'] }, paths: ['src/**', '!docs/**'], branches: ['main'] };
  const way = ways.find(({ approval, adminDeployRole }) => approval[0] === 'prod' && !adminDeployRole);
  const output = { kind: 'codepipeline', version: 'v2', codebuildImage: undefined, hasBuildspecFile: false };
  const guarded = [
    { name: 'v2-connection-safeguards', options: { ...way, safeguards: all, output: { ...output, source: 'connection' } } },
    { name: 'v2-codecommit-retry', options: { ...way, safeguards: { onFailure: 'retry' }, output: { ...output, source: 'codecommit' } } },
    { name: 'github-actions-smoke-test', options: { ...way, safeguards: { ...all, alarms: {} }, output: { kind: 'github-actions' } } },
  ];
  return [...pipelines, ...workflows, ...guarded];
}

/** Those of a project with several regions. */
function regionalVariants() {
  const way = { stages: ['beta', 'prod'], approval: ['prod'], adminDeployRole: false };
  const output = { kind: 'codepipeline', codebuildImage: undefined };
  const safeguards = { smokeTest: 'curl -fsS "$ENDPOINT_URL"notes', onFailure: 'rollback' };
  return [
    {
      name: 'regions-v2-connection-safeguards',
      options: { ...way, safeguards: { ...safeguards, alarms: { prod: ['error_rate'] } }, output: { ...output, version: 'v2', source: 'connection' } },
    },
    { name: 'regions-v1-codecommit-buildspec-file', options: { ...way, output: { ...output, version: 'v1', source: 'codecommit', hasBuildspecFile: true } } },
    { name: 'regions-v2-github-admin', options: { ...way, adminDeployRole: true, output: { ...output, version: 'v2', source: 'github' } } },
    { name: 'regions-github-actions', options: { ...way, output: { kind: 'github-actions' } } },
    { name: 'regions-github-actions-smoke-test', options: { ...way, safeguards, output: { kind: 'github-actions' } } },
  ];
}

/** A copy of the project in two regions. */
function inRegions(projectFolder, folder) {
  cpSync(projectFolder, folder, { recursive: true });
  const regions = { 'eu-west-1': { primary: true }, 'us-east-1': { stages: ['prod'], lambda_memory_size: 512 } };
  const alarms = { error_rate: true, actions: ['arn:${AWS::Partition}:sns:${AWS::Region}:${AWS::AccountId}:alerts'] };
  configure(folder, (config) => Object.assign(config, { alarms, regions }));
  return folder;
}

/**
 * Writes the files of every variant for one project, each into a folder of its own: `pipeline.json` or `pipeline.yml`, and beside it
 * `buildspec.yml` or `workflow.yml` where the variant has one. So it does for the same project in several regions, whose pipelines have a template of
 * the buckets in the other one besides.
 *
 * @returns `{ id, path, folder }` for each, where `path` is a template's
 */
export async function generatePipelines(root, work, projectFolder) {
  const { findProject, generatePipeline, writePipeline } = await import(pathToFileURL(join(root, 'dist/packager.js')).href);
  const regionalFolder = inRegions(projectFolder, join(work, 'project-in-regions'));
  const [usual, regional] = [projectFolder, regionalFolder].map((folder) => findProject(folder, folder));
  const all = [
    ...pipelineVariants().map((variant) => ({ ...variant, project: usual })),
    ...regionalVariants().map((variant) => ({ ...variant, project: regional })),
  ];
  const made = [];
  for (const [index, { name, options, project }] of all.entries()) {
    const folder = join(work, name);
    mkdirSync(folder, { recursive: true });
    const path = join(folder, index % 2 === 0 ? 'pipeline.json' : 'pipeline.yml');
    const { hasBuildspecFile, ...output } = options.output;
    const places = {
      templatePath: path,
      ...(output.kind === 'github-actions' ? { workflowPath: join(folder, 'workflow.yml') } : {}),
      buildspecPath: hasBuildspecFile ? join(folder, 'buildspec.yml') : undefined,
    };
    const { files } = await generatePipeline({ ...options, project, output: { ...output, ...places }, today: '2026-11-20' });
    await writePipeline(files, project.directory, false);
    made.push({ id: `pipeline/${name}`, path, folder });
    for (const file of files.filter((one) => basename(one.path).startsWith('pipeline-region.')))
      made.push({ id: `pipeline/buckets-of-${name}`, path: file.path, folder });
  }
  return made;
}

/** The templates for the judges: all variants for one starter, the usual one for every other, the fixed part, and the one with all types. */
export async function pipelineTemplates(root, work) {
  const variants = await generatePipelines(root, join(work, 'pipelines'), join(root, 'templates/rest-api'));
  const starters = await starterPipelines(root, join(work, 'starter-pipelines'));
  const fixed = { id: 'pipeline/fixed-part', path: join(root, 'templates/pipeline/pipeline.json') };
  const all = await everyType(root, join(work, 'every-type.json'));
  return [...variants, ...starters, ...(await reviewTemplates(root, work)), fixed, all].map(({ id, path }) => ({ id, path, packaged: false }));
}

/** For CodeCommit. */
export async function reviewTemplates(root, work) {
  const fixed = { id: 'review/fixed-part', path: join(root, 'templates/review/codecommit.json') };
  const made = await generateReviews(root, work);
  return [...made.map(({ id, files }) => ({ id, path: files.find((path) => path.endsWith('.json')) })), fixed];
}

export async function starterPipelines(root, work) {
  const { findProject, generatePipeline, writePipeline } = await import(pathToFileURL(join(root, 'dist/packager.js')).href);
  const names = readdirSync(join(root, 'templates')).filter((name) => existsSync(join(root, 'templates', name, '.chalice/config.json')));
  const made = [];
  for (const name of names.sort()) {
    const project = findProject(root, join(root, 'templates', name));
    const path = join(work, `${name}.json`);
    const output = { kind: 'codepipeline', version: 'v2', source: 'codecommit', codebuildImage: undefined, templatePath: path, buildspecPath: undefined };
    const { files } = await generatePipeline({ project, stages: ['beta'], approval: [], adminDeployRole: false, output, today: '2026-11-20' });
    await writePipeline(files, project.directory, false);
    made.push({ id: `pipeline/starter-${name}`, path });
  }
  return made;
}

/** cfn-lint knows every action of IAM: this shows it all that we ever grant. */
async function everyType(root, path) {
  const from = (name) => join(root, 'build/src/compiler', `${name}.js`);
  if (!existsSync(from('iam/deploy/deploy-policy'))) throw new Unable('the tests are not built: run `npm run build` first');
  const [{ ownPermissions }, { mergedPermissions }, { deployPolicy }, { deployRoles }, { hyphenated, renamed }] = await Promise.all(
    ['iam/deploy/own-permissions', 'iam/deploy/merged-permissions', 'iam/deploy/deploy-policy', 'pipeline/role', 'iam/deploy/whole-service'].map(
      (name) => import(pathToFileURL(from(name)).href),
    ),
  );
  // And of types without an entry of their own, those whose service has another name in IAM.
  const services = [...Object.keys(renamed), ...hyphenated].map((namespace) => `AWS::${namespace}::Some`);
  const types = [...Object.keys(ownPermissions), ...Object.keys(mergedPermissions), ...services];
  const properties = {
    'AWS::IAM::Role': { ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'], PermissionsBoundary: 'arn:aws:iam::aws:policy/ReadOnlyAccess' },
    'AWS::Lambda::Function': { Layers: ['arn:aws:lambda:us-east-1:123456789012:layer:x:1'], VpcConfig: {}, Role: 'arn:aws:iam::123456789012:role/x' },
  };
  const Resources = Object.fromEntries(types.map((Type, index) => [`Made${index}`, { Type, Properties: properties[Type] ?? {} }]));
  const policy = deployPolicy({ stack: { name: 'app-beta', live: '${ApplicationName}-beta' }, template: { Resources } }, 'arn:${AWS::Partition}:s3:::code/*');
  const template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Parameters: { ApplicationName: { Type: 'String' } },
    Resources: deployRoles({ stages: [{ name: 'beta', targets: [{ deployPolicy: policy }] }] }),
  };
  writeFileSync(path, JSON.stringify(template));
  return { id: 'pipeline/every-type', path };
}
