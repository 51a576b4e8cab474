import { expect } from 'chai';
import * as door from '../../src/index.js';
import { ChaliceViewError, MethodNotAllowedError, NotFoundError, WebsocketDisconnectedError } from '../../src/app/http-error.js';

const classes: [name: keyof typeof door, statusCode: number][] = [
  ['ChaliceViewError', 500],
  ['BadRequestError', 400],
  ['UnauthorizedError', 401],
  ['ForbiddenError', 403],
  ['NotFoundError', 404],
  ['MethodNotAllowedError', 405],
  ['RequestTimeoutError', 408],
  ['ConflictError', 409],
  ['UnprocessableEntityError', 422],
  ['TooManyRequestsError', 429],
];

describe('view errors', () => {
  for (const [name, statusCode] of classes) {
    it(`${name} has status ${statusCode} and its name as code`, () => {
      const error = new (door[name] as typeof ChaliceViewError)('text');
      expect(error).to.include({ statusCode, code: name, name, message: 'text' });
      expect(error).to.be.instanceOf(ChaliceViewError);
    });
  }

  it('keep their code when a minifier renames the class', () => {
    const renamed = new NotFoundError();
    Object.defineProperty(NotFoundError, 'name', { value: 'a', configurable: true });
    expect(renamed.code).to.equal('NotFoundError');
    Object.defineProperty(NotFoundError, 'name', { value: 'NotFoundError', configurable: true });
  });

  it('take the status and the class name of an own class', () => {
    class Teapot extends ChaliceViewError {
      static override statusCode = 418;
    }
    expect(new Teapot('tea')).to.include({ statusCode: 418, code: 'Teapot' });
  });

  it('take the status of the class that an own class extends', () => {
    class NoSuchUser extends NotFoundError {}
    expect(new NoSuchUser()).to.include({ statusCode: 404, code: 'NoSuchUser' });
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

  it('have an empty message when none is given', () => {
    expect(new NotFoundError().message).to.equal('');
  });

  it('know the connection that has gone', () => {
    expect(new WebsocketDisconnectedError('L0SM9cOFvHcCIhw=').connectionId).to.equal('L0SM9cOFvHcCIhw=');
  });
});
