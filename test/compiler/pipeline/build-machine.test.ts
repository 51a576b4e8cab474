import { expect } from 'chai';
import { buildArchitecture, checkArchitectures } from '../../../src/compiler/pipeline/build-machine.js';
import { buildspec } from '../../../src/compiler/pipeline/buildspec.js';
import { pipelineTemplate } from '../../../src/compiler/pipeline/pipeline-template.js';
import type { Architecture } from '../../../src/compiler/pipeline/settings.js';
import { workflow } from '../../../src/compiler/pipeline/workflow.js';
import { fixed, settings, skeleton } from './sample.js';

const standard = 'aws/codebuild/amazonlinux2023-x86_64-standard:5.0';
const arm = 'aws/codebuild/amazonlinux-aarch64-standard:3.0';

describe('the machine of a build', () => {
  const rows: readonly { architecture: Architecture; codebuildImage?: string; image: string; type: string }[] = [
    { architecture: 'x86_64', image: standard, type: 'LINUX_CONTAINER' },
    { architecture: 'arm64', image: arm, type: 'ARM_CONTAINER' },
    { architecture: 'arm64', codebuildImage: standard, image: standard, type: 'LINUX_CONTAINER' },
    { architecture: 'x86_64', codebuildImage: arm, image: arm, type: 'ARM_CONTAINER' },
    { architecture: 'arm64', codebuildImage: 'node:24', image: 'node:24', type: 'ARM_CONTAINER' },
    { architecture: 'x86_64', codebuildImage: 'node:24', image: 'node:24', type: 'LINUX_CONTAINER' },
  ];
  for (const { architecture, codebuildImage, image, type } of rows) {
    it(`of CodeBuild is a ${type} of ${image} for ${architecture}${codebuildImage === undefined ? '' : ' and that image'}`, () => {
      const { Parameters, Resources } = pipelineTemplate(settings({ architecture, codebuildImage }), fixed, undefined);
      expect(Parameters['CodeBuildImage']!['Default']).to.equal(image);
      expect(Resources['AppPackageBuild']!.Properties['Environment']).to.include({ Type: type, ComputeType: 'BUILD_GENERAL1_SMALL' });
    });
  }

  it('chooses its Node.js in both images of CodeBuild by v1', () => {
    for (const architecture of ['x86_64', 'arm64'] as const) {
      const { phases } = buildspec(settings({ version: 'v1', architecture })) as { phases: { install: { commands: string[] } } };
      expect(phases.install.commands[0]).to.equal('n 24');
    }
  });

  it('of GitHub is arm64 where the functions are; what only deploys does not change', () => {
    const runners = (architecture: Architecture): string[] =>
      [...workflow(skeleton, settings({ architecture })).matchAll(/runs-on: (.*)/g)].map(([, name]) => name!);
    expect(runners('x86_64')).to.deep.equal(['ubuntu-24.04', 'ubuntu-24.04']);
    expect(runners('arm64')).to.deep.equal(['ubuntu-24.04-arm', 'ubuntu-24.04']);
  });

  it('is arm64 as soon as one function is, and a warning says so where others are not', () => {
    const choices: readonly { given: readonly Architecture[]; want: Architecture; codes: string[] }[] = [
      { given: [], want: 'x86_64', codes: [] },
      { given: ['x86_64', 'x86_64'], want: 'x86_64', codes: [] },
      { given: ['arm64', 'arm64'], want: 'arm64', codes: [] },
      { given: ['x86_64', 'arm64'], want: 'arm64', codes: ['pipeline-mixed-architectures'] },
    ];
    for (const { given, want, codes } of choices) {
      expect(buildArchitecture(given)).to.equal(want);
      expect(checkArchitectures(given).map(({ code }) => code)).to.deep.equal(codes);
    }
  });
});
