import { expect } from 'chai';
import { type Declare, handler } from '../model/modelled.js';
import { problemsWith, shown } from '../merged/merged.js';

/** Each is a function, a rule and a permission. All share a role. */
const schedules = (count: number): Declare => {
  return (app) => {
    for (let index = 0; index < count; index += 1) app.schedule(`s${index}`, 'rate(5 minutes)', handler);
  };
};

const topics = (count: number, more = ''): string =>
  `${more}\nResources:\n${Array.from({ length: count }, (_, index) => `  T${index}: {Type: 'AWS::SNS::Topic'}\n`).join('')}`;

const tooMany = (count: string): string =>
  `error stack-resources app.ts the stack has ${count}, but CloudFormation allows 500; PARTS; move functions to another app, or resources of merge templates to a stack of their own`;

describe('the resources of a stack', () => {
  const rows: { readonly name: string; readonly declare: Declare; readonly yaml?: string; readonly log?: boolean; readonly want: readonly string[] }[] = [
    { name: '499 resources', declare: schedules(166), want: [] },
    { name: '502 resources', declare: schedules(167), want: [tooMany('502 resources, with the 334 that SAM adds')] },
    { name: 'log groups too', declare: schedules(125), log: true, want: [tooMany('501 resources, with the 250 that SAM adds')] },
    { name: 'exactly 500, with those of a merge template', declare: schedules(1), yaml: topics(496), want: [] },
    { name: 'one more', declare: schedules(1), yaml: topics(497), want: [tooMany('501 resources, with the 2 that SAM adds')] },
    { name: 'what a macro may take away', declare: schedules(1), yaml: topics(600, "Transform: ['AWS::Serverless-2016-10-31', 'Fewer']"), want: [] },
  ];
  for (const { name, declare, yaml = '{}', log = false, want } of rows) {
    it(name, async () => {
      const problems = await problemsWith(declare, yaml, log ? { log_retention_in_days: 14 } : {});
      expect(
        problems.filter(({ severity }) => severity === 'error').map((one) => shown(one).replace(/; most of them are of .*; move/, '; PARTS; move')),
      ).to.deep.equal(want);
    });
  }
});
