import type { Problem } from '../problem/problem.js';
import type { Architecture, PipelineSettings } from './settings.js';

/** What the builds of a pipeline run on. Packages with machine code are installed for the processor of the machine that runs `npm ci`. */
const images: { readonly [architecture in Architecture]: string } = {
  x86_64: 'aws/codebuild/amazonlinux2023-x86_64-standard:5.0',
  arm64: 'aws/codebuild/amazonlinux-aarch64-standard:3.0',
};

const runners: { readonly [architecture in Architecture]: string } = { x86_64: 'ubuntu-24.04', arm64: 'ubuntu-24.04-arm' };

/** The default of the parameter CodeBuildImage. */
export function imageOf({ codebuildImage, architecture }: Pick<PipelineSettings, 'codebuildImage' | 'architecture'>): string {
  return codebuildImage ?? images[architecture];
}

/** CodeBuild's type of environment. An image of CodeBuild's says in its name what it runs on; any other is for the functions' own processor. */
export function environmentType(settings: Pick<PipelineSettings, 'codebuildImage' | 'architecture'>): 'LINUX_CONTAINER' | 'ARM_CONTAINER' {
  const image = imageOf(settings);
  const isArm = image.startsWith('aws/codebuild/') ? image.includes('aarch64') : settings.architecture === 'arm64';
  return isArm ? 'ARM_CONTAINER' : 'LINUX_CONTAINER';
}

/** The label of GitHub's runner for the build. */
export function runnerOf({ architecture }: Pick<PipelineSettings, 'architecture'>): string {
  return runners[architecture];
}

/** One arm64 function is enough for an arm64 build, as x86_64 is what everything else defaults to. @param all of all functions of all stages */
export function buildArchitecture(all: readonly Architecture[]): Architecture {
  return all.includes('arm64') ? 'arm64' : 'x86_64';
}

/** One build cannot install machine code for two processors. */
export function checkArchitectures(all: readonly Architecture[]): Problem[] {
  if (new Set(all).size < 2) return [];
  return [
    {
      code: 'pipeline-mixed-architectures',
      severity: 'warning',
      where: { file: '.chalice/config.json' },
      message: 'some functions run on arm64 and others on x86_64, but the build runs on arm64 alone, where npm ci installs machine code for arm64 only',
      fix: 'use one lambda_architecture for all stages if the app has packages with machine code',
    },
  ];
}
