import { expect } from 'chai';
import { suggestAlarm } from '../../../src/compiler/pipeline/suggest-alarm.js';

const words = ['error_rate', 'latency', 'drain.error_rate', 'drain.dead_letters', 'train.throttles', 'cleanup.latency'];
const functions = ['api_handler', 'drain', 'train', 'cleanup', 'brain', 'report'];

describe('suggestAlarm', () => {
  const rows: readonly [alarm: string, want: string][] = [
    ['drain.dead_leters', "did you mean 'drain.dead_letters'?"],
    ['drain.throttles', "the alarms of 'drain' are drain.error_rate, drain.dead_letters"],
    ['cleanup.error_rate', "the alarms of 'cleanup' are cleanup.latency"],
    ['brain.error_rate', 'function \'brain\' has no alarms; declare them with its key "alarms"'],
    ['drian.error_rate', "did you mean 'drain.error_rate'?"],
    ['clean_up.latency', "did you mean 'cleanup.latency'?"],
    ['clean_up.throttles', "the alarms of 'cleanup' are cleanup.latency"],
    ['eror_rate', "did you mean 'error_rate'?"],
    ['throttles', `known are ${words.join(', ')}`],
    ['cleanup_latency', "did you mean 'cleanup.latency'?"],
    ['orders.throttles', "no function 'orders' has alarms; known are drain, train, cleanup"],
  ];
  it('knows that no function has alarms', () => {
    expect(suggestAlarm('orders.throttles', { words: ['error_rate'], functions })).to.equal('known are error_rate');
  });

  for (const [alarm, want] of rows) it(`answers ${alarm}`, () => expect(suggestAlarm(alarm, { words, functions })).to.equal(want));
});
