import { expect } from 'chai';
import { eventsOfLastAct, failedEvents, partsOfStackId, type StackEvent } from '../../../src/compiler/deployed/stack.js';

const id = 'arn:aws-cn:cloudformation:cn-north-1:123456789012:stack/orders-dev/0123';

/** `status logicalId: reason`; the stack's own events have its name. */
function event(text: string): StackEvent {
  const [, status = '', logicalId = '', reason] = /^(\S+) (\S+?)(?:: (.*))?$/.exec(text) ?? [];
  return { logicalId, physicalId: logicalId === 'orders-dev' ? id : logicalId, type: 'AWS::X::Y', status, reason };
}

describe('a stack', () => {
  it('has an ARN that tells where it is', () => {
    expect(partsOfStackId(id)).to.deep.equal({ partition: 'aws-cn', region: 'cn-north-1', account: '123456789012', name: 'orders-dev' });
  });

  it('has events of the last act, and among them those that caused its failure', () => {
    const newestFirst = [
      'UPDATE_ROLLBACK_COMPLETE orders-dev',
      'UPDATE_FAILED Other: Resource update cancelled',
      'CREATE_FAILED Queue: the name is taken',
      'UPDATE_IN_PROGRESS Other',
      'UPDATE_IN_PROGRESS orders-dev: User Initiated',
      'CREATE_COMPLETE orders-dev',
      'CREATE_FAILED Old: of another time',
      'CREATE_IN_PROGRESS orders-dev',
    ].map(event);
    const last = eventsOfLastAct(newestFirst, id);
    expect(last.map(({ status, logicalId }) => `${status} ${logicalId}`)).to.deep.equal([
      'UPDATE_IN_PROGRESS orders-dev',
      'UPDATE_IN_PROGRESS Other',
      'CREATE_FAILED Queue',
      'UPDATE_FAILED Other',
      'UPDATE_ROLLBACK_COMPLETE orders-dev',
    ]);
    expect(failedEvents(last).map(({ logicalId }) => logicalId)).to.deep.equal(['Queue']);
  });

  it('that was only broken off names what was broken off', () => {
    expect(failedEvents([event('CREATE_FAILED A: Resource creation cancelled'), event('CREATE_COMPLETE B')]).map(({ logicalId }) => logicalId)).to.deep.equal([
      'A',
    ]);
  });
});
