import { expect } from 'chai';
import fc from 'fast-check';
import { scheduleMistake } from '../../../src/compiler/model/schedule-expression.js';

const rule = { instead: 'use the other' };

describe('a schedule of one point in time', () => {
  for (const expression of ['at(2030-01-01T00:00:00)', 'at(2028-02-29T23:59:59)']) {
    it(`is one of EventBridge Scheduler alone: ${expression}`, () => {
      expect(scheduleMistake(expression, 'scheduler')).to.equal(undefined);
      const message = `'${expression}' is one point in time, which rules of EventBridge do not know, only EventBridge Scheduler does`;
      expect(scheduleMistake(expression, rule)).to.deep.equal({ message, fix: 'use the other' });
    });
  }

  for (const inside of ['2030-02-30T00:00:00', '2030-01-01', '2030-01-01T24:00:00', '2030-01-01T00:00:00Z', '2030-1-1T00:00:00', 'tomorrow', '']) {
    it(`cannot be at(${inside})`, () => {
      const fix = "write date and time without a zone, as in 'at(2030-12-31T18:00:00)'";
      expect(scheduleMistake(`at(${inside})`, 'scheduler')).to.deep.equal({ message: `'at(${inside})' is not a point in time`, fix });
    });
  }

  it('is told by its near form', () => {
    expect(scheduleMistake('At (2030-01-01t00:00:00)', rule)).to.deep.equal({
      message: "'At (2030-01-01t00:00:00)' is not a schedule expression",
      fix: 'use the other',
    });
  });
});

describe('a schedule expression', () => {
  const right = [
    'rate(1 minute)',
    'rate(1 hour)',
    'rate(1 day)',
    'rate(5 minutes)',
    'rate(12 hours)',
    'rate(100 days)',
    'rate(11 minutes)',
    'cron(0 18 ? * MON-FRI *)',
    'cron(0/15 * * * ? *)',
    'cron(*/5 8-17 ? * 2-6 *)',
    'cron(0 10 L * ? *)',
    'cron(0 10 LW * ? *)',
    'cron(0 10 15W * ? *)',
    'cron(0 10 L-3 * ? *)',
    'cron(0 10 ? * 6L *)',
    'cron(0 10 ? * FRIL *)',
    'cron(0 10 ? * 6#3 *)',
    'cron(0 10 ? * fri#1 *)',
    'cron(0 10 ? * L *)',
    'cron(0,30 0,12 1,15 JAN,JUL ? 2026-2030)',
    'cron(59 23 31 12 ? 2199)',
    'cron(0 0 1/5 1-12/2 ? 1970/4)',
    'cron(0 22-2 ? * FRI-MON *)',
    'cron(0 0 ? jan sun *)',
  ];
  for (const expression of right) it(`may be ${expression}`, () => expect(scheduleMistake(expression, rule)).to.equal(undefined));

  const wrong: readonly [expression: string, message: string, fix: string][] = [
    ['rate(1 minutes)', "'rate(1 minutes)' is not a schedule expression", "write 'rate(1 minute)'"],
    ['rate(5 minute)', "'rate(5 minute)' is not a schedule expression", "write 'rate(5 minutes)'"],
    ['rate(5  minutes)', "'rate(5  minutes)' is not a schedule expression", "write 'rate(5 minutes)'"],
    ['rate(5minutes)', "'rate(5minutes)' is not a schedule expression", "write 'rate(5 minutes)'"],
    ['rate(2 Hours)', "'rate(2 Hours)' is not a schedule expression", "write 'rate(2 hours)'"],
    ['rate(05 minutes)', "'rate(05 minutes)' is not a schedule expression", "write 'rate(5 minutes)'"],
    ['rate(2 huors)', "'rate(2 huors)' is not a schedule expression", "write 'rate(2 hours)'"],
    ['rate(0 minutes)', "'rate(0 minutes)': the value of a rate must be a whole number of at least 1", "write it as in 'rate(5 minutes)'"],
    ['rate(-1 days)', "'rate(-1 days)': the value of a rate must be a whole number of at least 1", "write it as in 'rate(5 days)'"],
    ['rate(1.5 hours)', "'rate(1.5 hours)': the value of a rate must be a whole number of at least 1", "write it as in 'rate(5 hours)'"],
    ['rate(30 seconds)', "'rate(30 seconds)': the unit of a rate cannot be 'seconds'", 'use minutes, hours or days'],
    ['rate(1 week)', "'rate(1 week)': the unit of a rate cannot be 'week'", 'use minutes, hours or days'],
    ['Rate(5 minutes)', "'Rate(5 minutes)' is not a schedule expression", "write 'rate(5 minutes)'"],
    ['rate (5 minutes)', "'rate (5 minutes)' is not a schedule expression", "write 'rate(5 minutes)'"],
    [
      'every day',
      "'every day' is not a schedule expression",
      "write it as in 'rate(1 hour)', 'rate(5 minutes)' or, with six fields, 'cron(0 18 ? * MON-FRI *)'",
    ],
    ['', "'' is not a schedule expression", "write it as in 'rate(1 hour)', 'rate(5 minutes)' or, with six fields, 'cron(0 18 ? * MON-FRI *)'"],
    ['cron(0 12 * * ?)', "'cron(0 12 * * ?)': a cron expression has six fields, not 5", "write 'cron(0 12 * * ? *)'"],
    ['cron(0 12 * * *)', "'cron(0 12 * * *)': a cron expression has six fields, not 5", "write 'cron(0 12 * * ? *)'"],
    ['cron(30 6 * * 1-5)', "'cron(30 6 * * 1-5)': a cron expression has six fields, not 5", "write 'cron(30 6 ? * MON-FRI *)'"],
    ['cron(30 6 * * 0)', "'cron(30 6 * * 0)': a cron expression has six fields, not 5", "write 'cron(30 6 ? * SUN *)'"],
    ['cron(0 0 1 * *)', "'cron(0 0 1 * *)': a cron expression has six fields, not 5", "write 'cron(0 0 1 * ? *)'"],
    ['*/5 * * * *', "'*/5 * * * *' is not a schedule expression", "write 'cron(*/5 * * * ? *)'"],
    [
      'cron(0 12 1 * MON)',
      "'cron(0 12 1 * MON)': a cron expression has six fields, not 5",
      "write minutes, hours, day of month, month, day of week and year, as in 'cron(0 18 ? * MON-FRI *)'",
    ],
    [
      'cron(0 0 12 * * ? *)',
      "'cron(0 0 12 * * ? *)': a cron expression has six fields, not 7",
      "write minutes, hours, day of month, month, day of week and year, as in 'cron(0 18 ? * MON-FRI *)'",
    ],
    ['cron(0  12 * * ? *)', "'cron(0  12 * * ? *)': the fields of a cron expression are separated by single spaces", "write 'cron(0 12 * * ? *)'"],
    ['cron(60 12 * * ? *)', "'cron(60 12 * * ? *)': minutes cannot be '60'", "for minutes, use 0 to 59, '*', with ',', '-' and '/'"],
    ['cron(0 24 * * ? *)', "'cron(0 24 * * ? *)': hours cannot be '24'", "for hours, use 0 to 23, '*', with ',', '-' and '/'"],
    ['cron(0 0 0 * ? *)', "'cron(0 0 0 * ? *)': day of month cannot be '0'", "for day of month, use 1 to 31, '*' or '?', with ',', '-' and '/'"],
    ['cron(0 0 32W * ? *)', "'cron(0 0 32W * ? *)': day of month cannot be '32W'", "for day of month, use 1 to 31, '*' or '?', with ',', '-' and '/'"],
    ['cron(0 0 1 13 ? *)', "'cron(0 0 1 13 ? *)': month cannot be '13'", "for month, use 1 to 12, JAN to DEC, '*', with ',', '-' and '/'"],
    ['cron(0 0 1 JUNE ? *)', "'cron(0 0 1 JUNE ? *)': month cannot be 'JUNE'", "for month, use 1 to 12, JAN to DEC, '*', with ',', '-' and '/'"],
    [
      'cron(0 0 ? * 0 *)',
      "'cron(0 0 ? * 0 *)': day of week cannot be '0'",
      "for day of week, use 1 to 7, where 1 is Sunday, SUN to SAT, '*' or '?', with ',', '-' and '/'",
    ],
    [
      'cron(0 0 ? * MON#6 *)',
      "'cron(0 0 ? * MON#6 *)': day of week cannot be 'MON#6'",
      "for day of week, use 1 to 7, where 1 is Sunday, SUN to SAT, '*' or '?', with ',', '-' and '/'",
    ],
    ['cron(0 0 1 * ? 2200)', "'cron(0 0 1 * ? 2200)': year cannot be '2200'", "for year, use 1970 to 2199, '*', with ',', '-' and '/'"],
    ['cron(0/0 0 1 * ? *)', "'cron(0/0 0 1 * ? *)': minutes cannot be '0/0'", "for minutes, use 0 to 59, '*', with ',', '-' and '/'"],
    ['cron(? 0 1 * ? *)', "'cron(? 0 1 * ? *)': minutes cannot be '?'", "for minutes, use 0 to 59, '*', with ',', '-' and '/'"],
    [
      'cron(60 24 * * ? *)',
      "'cron(60 24 * * ? *)': minutes cannot be '60', and hours cannot be '24'",
      "for minutes, use 0 to 59, '*', with ',', '-' and '/'; for hours, use 0 to 23, '*', with ',', '-' and '/'",
    ],
    ['cron(0 0 * * * *)', "in 'cron(0 0 * * * *)', either day of month or day of week must be '?', but not both", "write '?' for the one that does not matter"],
    ['cron(0 0 ? * ? *)', "in 'cron(0 0 ? * ? *)', either day of month or day of week must be '?', but not both", "write '?' for the one that does not matter"],
    [
      'cron(0 0 1 * MON *)',
      "in 'cron(0 0 1 * MON *)', either day of month or day of week must be '?', but not both",
      "write '?' for the one that does not matter",
    ],
  ];
  for (const [expression, message, fix] of wrong)
    it(`cannot be '${expression}'`, () => expect(scheduleMistake(expression, rule)).to.deep.equal({ message, fix }));

  it('may have every value of every field', () => {
    const of = (from: number, to: number): fc.Arbitrary<number> => fc.integer({ min: from, max: to });
    fc.assert(
      fc.property(of(0, 59), of(0, 23), of(1, 31), of(1, 12), of(1, 7), of(1970, 2199), (minute, hour, day, month, week, year) => {
        expect(scheduleMistake(`cron(${minute} ${hour} ${day} ${month} ? ${year})`, rule)).to.equal(undefined);
        expect(scheduleMistake(`cron(${minute}-59 ${hour}/2 ? ${month},1 ${week} ${year})`, rule)).to.equal(undefined);
      }),
    );
  });

  it('that a fix writes out is right', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.constantFrom(...wrong.map(([expression]) => expression)), fc.stringMatching(/^(cron|rate)\([0-9*?LMON,/# -]{0,20}\)$/)),
        (expression) => {
          const written = /^write '(.*)'$/.exec(scheduleMistake(expression, rule)?.fix ?? '')?.[1];
          if (written?.includes('(')) expect(scheduleMistake(written, rule)).to.equal(undefined);
        },
      ),
    );
  });
});
