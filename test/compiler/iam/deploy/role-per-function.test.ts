import { expect } from 'chai';
import type { Value } from '../../../../src/compiler/cloudformation/template.js';
import type { ConfigFile } from '../../../../src/compiler/config/generated/config-file.js';
import { renderTemplate } from '../../../../src/compiler/template/render-template.js';
import { handler, resourcesOf } from '../../model/modelled.js';
import { policyOf, templateWith } from '../../pipeline/sample.js';

interface Statement {
  readonly Action: readonly string[];
  readonly Resource: Value;
  readonly Condition?: Value;
}

/** The statement of an action in the deploy role of an app with three functions, one of which has a schedule in a time zone. */
function statementOf(action: string, settings: Partial<ConfigFile>): Statement | undefined {
  const resources = resourcesOf((app) => {
    app.lambdaFunction('a', handler);
    app.lambdaFunction('b', handler);
    app.schedule('c', 'cron(0 3 * * ? *)', { timezone: 'Europe/Berlin' }, handler);
  }, settings);
  const { statements, wide, lacking } = policyOf(templateWith(renderTemplate(resources).Resources as unknown as { [logicalId: string]: Value }));
  expect([wide, lacking]).to.deep.equal([[], []]);
  return (statements as unknown as Statement[]).find(({ Action }) => Action.includes(action));
}

describe('the deploy role of an app with a role for each function', () => {
  const own = { iam_role_per_function: true };
  const all = { 'Fn::Sub': 'arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${ApplicationName}-beta-*' };

  it('makes and passes the roles of this stack, whichever functions have them', () => {
    for (const action of ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PassRole']) {
      expect([statementOf(action, {})!.Resource, statementOf(action, own)!.Resource], action).to.deep.equal([all, all]);
    }
  });

  it('puts the boundary on them, and makes none without it', () => {
    const boundary = 'arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/developers';
    expect(statementOf('iam:PutRolePermissionsBoundary', own)).to.equal(undefined);
    for (const settings of [{}, own]) {
      for (const action of ['iam:CreateRole', 'iam:PutRolePolicy', 'iam:PutRolePermissionsBoundary']) {
        const { Resource, Condition } = statementOf(action, { ...settings, iam_permissions_boundary: boundary })!;
        expect([Resource, Condition], action).to.deep.equal([all, { StringLike: { 'iam:PermissionsBoundary': [{ 'Fn::Sub': boundary }] } }]);
      }
    }
  });
});
