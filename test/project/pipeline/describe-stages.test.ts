import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { entriesOf, valueAt } from '../../../src/compiler/cloudformation/branch.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { deployPolicy } from '../../../src/compiler/iam/deploy/deploy-policy.js';
import { describeStages } from '../../../src/project/pipeline/describe-stages.js';
import { findProject } from '../../../src/project/read/find-project.js';

const cases = join(process.cwd(), 'test/cases');

function typesOf(template: TemplateDocument): Set<Value | undefined> {
  return new Set([...entriesOf(template['Resources']).values()].map((resource) => valueAt(resource, ['Type'])));
}

describe('what a pipeline knows of a stage with releases', () => {
  for (const name of readdirSync(cases).filter((one) => one.startsWith('release-'))) {
    it(`is enough for each template on the way of ${name}`, async () => {
      const project = findProject(join(cases, name), join(cases, name));
      // There is no ledger beside the case, and none is needed.
      const { stages } = await describeStages({ project, names: ['prod'], approval: [], compiles: true, envFiles: [], today: '2026-11-20' });
      const { template, capabilities } = stages[0]!.targets[0]!;
      const steps = readdirSync(join(cases, name, 'expected'));
      expect(steps).to.have.length.above(3);
      for (const step of steps) {
        const onTheWay = JSON.parse(readFileSync(join(cases, name, 'expected', step, 'sam.json'), 'utf8')) as TemplateDocument;
        expect([...typesOf(template!.template)]).to.include.members([...typesOf(onTheWay)]);
      }
      expect(capabilities).to.deep.equal(['CAPABILITY_IAM']);
      expect(JSON.stringify(deployPolicy(template!, 'arn:aws:s3:::code/*')))
        .to.contain('lambda:PublishVersion')
        .and.contain('lambda:UpdateAlias');
    });
  }
});
