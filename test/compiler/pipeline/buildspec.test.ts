import { expect } from 'chai';
import { buildspec } from '../../../src/compiler/pipeline/buildspec.js';
import type { PipelineSettings } from '../../../src/compiler/pipeline/settings.js';
import { settings, stage } from './sample.js';

interface Phase {
  readonly 'runtime-versions'?: { readonly nodejs: string };
  readonly commands: readonly string[];
}

function specOf(changes: Partial<PipelineSettings>): {
  version: string;
  phases: { install: Phase; build?: Phase };
  artifacts: { type: string; files: string[] };
} {
  return buildspec(settings(changes)) as never;
}

const upload = (stage: string, template: string, out: string): string =>
  `aws cloudformation package --template-file out/${stage}/${template} --s3-bucket \${APP_S3_BUCKET} --output-template-file ${out} --use-json`;

describe('the build spec', () => {
  const stages = [stage('beta'), stage('prod', { templateName: 'sam.yaml' })];

  it('of v2 chooses Node.js by runtime-versions, and packages every stage in one build', () => {
    expect(specOf({ stages, nodeMajor: 22 })).to.deep.equal({
      version: '0.2',
      phases: {
        install: { 'runtime-versions': { nodejs: '22' }, commands: ['npm ci'] },
        build: {
          commands: [
            'npx --no tschalice package --stage beta out/beta',
            upload('beta', 'sam.json', 'transformed.yaml'),
            'npx --no tschalice package --stage prod out/prod',
            upload('prod', 'sam.yaml', 'transformed-prod.yaml'),
          ],
        },
      },
      artifacts: { type: 'zip', files: ['transformed.yaml', 'transformed-prod.yaml'] },
    });
  });

  it('of v1 has one phase, and chooses Node.js by a command', () => {
    const { version, phases } = specOf({ version: 'v1' });
    expect(version).to.equal('0.1');
    expect(phases).to.deep.equal({
      install: { commands: ['n 24', 'npm ci', 'npx --no tschalice package --stage beta out/beta', upload('beta', 'sam.json', 'transformed.yaml')] },
    });
  });

  it("of v1 leaves Node.js to an image that is not CodeBuild's own", () => {
    expect(specOf({ version: 'v1', codebuildImage: 'node:24' }).phases.install.commands[0]).to.equal('npm ci');
  });
});
