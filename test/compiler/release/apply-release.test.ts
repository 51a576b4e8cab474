import { expect } from 'chai';
import type { TemplateDocument } from '../../../src/compiler/cloudformation/template.js';
import { diffStages } from '../../../src/compiler/diff/diff-stages.js';
import { dangling, goldens, resourcesOf, takenOver } from './released-template.js';

const ofReleases: readonly string[] = ['AWS::ApiGateway::Deployment', 'AWS::ApiGatewayV2::Deployment', 'AWS::Lambda::Version', 'AWS::Lambda::Alias'];

function kept(template: TemplateDocument): string[] {
  return Object.entries(resourcesOf(template)).flatMap(([id, { Type }]) => (ofReleases.includes(Type as string) ? [] : [`${id} ${String(Type)}`]));
}

describe('applyRelease', () => {
  describe('takes over the stack of each golden app', () => {
    it('with the same logical IDs and types, and permissions for aliases', () => {
      for (const [file, template] of goldens) {
        const { expanded, released } = takenOver(template);
        const [before, after] = [kept(expanded), kept(released)];
        expect(
          after.filter((one) => before.includes(one)),
          file,
        ).to.deep.equal(before);
        for (const added of after.filter((one) => !before.includes(one))) expect(added, file).to.match(/Live AWS::Lambda::(?:Permission|EventInvokeConfig)$/);
      }
      expect(goldens.size).to.be.above(150);
    });

    it('without a reference that leads nowhere', () => {
      for (const [file, template] of goldens) {
        const { expanded, released } = takenOver(template);
        const before = new Set(dangling(expanded));
        expect(
          dangling(released).filter((id) => !before.has(id)),
          file,
        ).to.deep.equal([]);
      }
    });

    it('without replacing anything but deployments and subscriptions', async () => {
      for (const [file, template] of goldens) {
        const { expanded, released } = takenOver(template);
        const { changes } = await diffStages('dev', { template: expanded }, { template: released });
        const told = changes.flatMap(({ impact, kinds, subject: { type, logicalId } }) => {
          // An endpoint is what a subscription is known by. Who might invoke the function may invoke its alias: schedules, and those of permissions.
          if (type === 'AWS::SNS::Subscription' || /ScheduleRole$|PermissionLive$/.test(logicalId)) return [];
          const isGone = (impact.includes('replace') || impact === 'delete') && !ofReleases.includes(type);
          return isGone || kinds.length > 0 ? [`${logicalId}: ${impact} ${kinds.join()}`] : [];
        });
        expect(told, file).to.deep.equal([]);
      }
    }).timeout(60_000);
  });
});
