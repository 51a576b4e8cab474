import { expect } from 'chai';
import { Cron, Rate } from '../../src/app/schedule-expression.js';

const rows: readonly { given: Rate | Cron; want: string }[] = [
  { given: new Rate(1, Rate.MINUTES), want: 'rate(1 minute)' },
  { given: new Rate(5, Rate.MINUTES), want: 'rate(5 minutes)' },
  { given: new Rate(1, Rate.HOURS), want: 'rate(1 hour)' },
  { given: new Rate(2, Rate.HOURS), want: 'rate(2 hours)' },
  { given: new Rate(1, Rate.DAYS), want: 'rate(1 day)' },
  { given: new Rate(10, Rate.DAYS), want: 'rate(10 days)' },
  { given: new Cron(0, 18, '?', '*', 'MON-FRI', '*'), want: 'cron(0 18 ? * MON-FRI *)' },
  { given: new Cron('0/10', '*', '*', '*', '?', 2030), want: 'cron(0/10 * * * ? 2030)' },
];

describe('schedule expressions', () => {
  for (const { given, want } of rows) {
    it(`read ${want}`, () => expect(String(given)).to.equal(want));
  }
});
