import { expect } from 'chai';
import { ChaliceViewError, MethodNotAllowedError, NotFoundError, WebsocketDisconnectedError } from '../../src/app/http-error.js';

describe('view errors', () => {
  it('keep their code when a minifier renames the class', () => {
    const renamed = new NotFoundError();
    Object.defineProperty(NotFoundError, 'name', { value: 'a', configurable: true });
    expect(renamed.code).to.equal('NotFoundError');
    Object.defineProperty(NotFoundError, 'name', { value: 'NotFoundError', configurable: true });
  });

  it('take an own static code', () => {
    class Teapot extends MethodNotAllowedError {
      static override code = 'TEAPOT';
    }
    expect(new Teapot().code).to.equal('TEAPOT');
  });

  it('let an own class set its name', () => {
    class Named extends ChaliceViewError {
      constructor() {
        super('text');
        this.name = 'Other';
      }
    }
    expect(new Named()).to.include({ name: 'Other', code: 'Named' });
  });

  it('know the connection that has gone', () => {
    expect(new WebsocketDisconnectedError('L0SM9cOFvHcCIhw=').connectionId).to.equal('L0SM9cOFvHcCIhw=');
  });
});
