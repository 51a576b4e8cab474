import { expect } from 'chai';
import { fittingName, stackName } from '../../../src/compiler/cloudformation/stack-name.js';

describe('stackName', () => {
  const rows: readonly { app: string; stage: string; want: string }[] = [
    { app: 'orders', stage: 'beta', want: 'orders-beta' },
    { app: 'my_app', stage: 'pre_prod', want: 'my-app-pre-prod' },
    { app: 'my.app', stage: 'dev', want: 'my-app-dev' },
    { app: '7up', stage: 'dev', want: 'up-dev' },
    { app: 'a'.repeat(100), stage: 'b'.repeat(100), want: `${'a'.repeat(100)}-${'b'.repeat(27)}` },
    { app: '注文', stage: '1', want: 'app' },
  ];
  for (const { app, stage, want } of rows) {
    it(`of ${app} on ${stage} is ${want}`, () => expect(stackName(app, stage)).to.equal(want));
  }

  it('begins with the fitting name of an app that has one', () => {
    for (const { app, stage } of rows.slice(0, 4)) expect(stackName(app, stage).startsWith(`${fittingName(app)}-`), app).to.equal(true);
  });
});
