import { join, parse } from 'node:path';
import { largestBody } from '../../compiler/cloudformation/template-size.js';
import { buildspec } from '../../compiler/pipeline/buildspec.js';
import { githubRolesTemplate } from '../../compiler/pipeline/github-roles.js';
import { pipelineTemplate } from '../../compiler/pipeline/pipeline-template.js';
import type { PlainTemplate } from '../../compiler/pipeline/plain-template.js';
import { type Bucket, pipelineBuckets, regionTemplate, workflowBuckets } from '../../compiler/pipeline/region-buckets.js';
import { isSealedResource, sealed, unsealed } from '../../compiler/pipeline/seal.js';
import type { PipelineSettings } from '../../compiler/pipeline/settings.js';
import { smokeTestBuildspec } from '../../compiler/pipeline/smoke-test.js';
import { otherRegions, targetsOf } from '../../compiler/pipeline/target.js';
import { workflow } from '../../compiler/pipeline/workflow.js';
import { formatOf } from '../../compiler/syntax/parse-source.js';
import { toJson, toNarrowJson, toYaml } from '../../compiler/syntax/serialise.js';
import { fromProject } from '../disk/inside.js';
import { readStaticFile } from '../disk/tool-file.js';
import type { Project } from '../read/find-project.js';
import { repositoryOf } from './check-repository.js';
import type { GeneratedFile, PipelineOutput } from './pipeline-options.js';

/** The template of a pipeline, what its build runs if that is a file, and the buckets of its other regions. */
export async function pipelineFiles(
  settings: PipelineSettings,
  { templatePath, buildspecPath }: PipelineOutput & { kind: 'codepipeline' },
  project: Project,
): Promise<GeneratedFile[]> {
  const stages = settings.stages.map(({ name }) => name);
  const build = await toYaml(buildspec(settings));
  const place = buildspecPath === undefined ? build : placeInSource(project, buildspecPath);
  const test = smokeTestBuildspec(settings);
  const fixed = await fixedTemplate();
  const template = pipelineTemplate(settings, fixed, place, test === undefined ? undefined : await toYaml(test));
  return [
    ...(buildspecPath === undefined ? [] : [{ path: buildspecPath, content: sealed(`# ${unsealed}\n${build}`), stages, regions: regionsIn(settings) }]),
    ...(await regionFiles(settings, fixed, templatePath, pipelineBuckets)),
    { path: templatePath, content: await templateText(template, templatePath), stages, roles: rolesIn(template) },
  ];
}

/** A workflow, and the template of its roles with that of the buckets in other regions, where they are wanted. */
export async function workflowFiles(
  settings: PipelineSettings,
  { workflowPath, templatePath }: PipelineOutput & { kind: 'github-actions' },
): Promise<GeneratedFile[]> {
  const text = workflow(await readStaticFile('pipeline/workflow.yml'), settings);
  const stages = settings.stages.map(({ name }) => name);
  const file = { path: workflowPath, content: sealed(`# ${unsealed}\n${text}`), stages, regions: regionsIn(settings) };
  if (templatePath === undefined) return [file];
  const fixed = await fixedTemplate();
  const template = githubRolesTemplate(settings, fixed);
  return [
    file,
    ...(await regionFiles(settings, fixed, templatePath, workflowBuckets)),
    { path: templatePath, content: await templateText(template, templatePath), stages, roles: rolesIn(template) },
  ];
}

function regionsIn(settings: PipelineSettings): string[] {
  return targetsOf(settings).flatMap(({ stage, region }) => (region === undefined ? [] : `${stage.name}/${region}`));
}

/** The template of the buckets in each other region that is deployed to. */
async function regionFiles(settings: PipelineSettings, fixed: PlainTemplate, templatePath: string, buckets: readonly Bucket[]): Promise<GeneratedFile[]> {
  if (otherRegions(settings).length === 0) return [];
  const path = regionTemplatePath(templatePath);
  return [{ path, content: await templateText(regionTemplate(fixed, buckets), path), stages: [] }];
}

/** `ci/pipeline.json` → `ci/pipeline-region.json` */
export function regionTemplatePath(templatePath: string): string {
  const { dir, name, ext } = parse(templatePath);
  return join(dir, `${name}-region${ext}`);
}

/** Those with a seal of their own. */
function rolesIn({ Resources }: PlainTemplate): NonNullable<GeneratedFile['roles']> {
  return Object.fromEntries(Object.entries(Resources).filter(([, resource]) => isSealedResource(resource))) as unknown as NonNullable<GeneratedFile['roles']>;
}

/** CodeBuild finds `buildspec.yml` in the repository's root by itself. A file outside the project is meant to be copied there. */
function placeInSource(project: Project, path: string): string | undefined {
  if (fromProject(project.directory, path).startsWith('..')) return undefined;
  const place = fromProject(repositoryOf(project), path);
  return place === 'buildspec.yml' ? undefined : place;
}

async function fixedTemplate(): Promise<PlainTemplate> {
  return JSON.parse(await readStaticFile('pipeline/pipeline.json')) as PlainTemplate;
}

function isRegional({ Rules: rules }: Pick<PlainTemplate, 'Rules'>): boolean {
  return rules !== undefined;
}

/** Our mark is at the end, after everything that CloudFormation reads. */
async function templateText(template: Omit<PlainTemplate, 'Parameters'>, path: string): Promise<string> {
  const marked = { ...template, Metadata: { GeneratedBy: unsealed } };
  if (formatOf(path) === 'yaml') return sealed(await toYaml(marked as never));
  const text = toJson(marked);
  // Larger ones have to be uploaded before the pipeline has a bucket.
  return sealed(isRegional(template) && text.length > largestBody ? toNarrowJson(marked) : text);
}
