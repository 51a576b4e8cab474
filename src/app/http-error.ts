/**
 * What a view throws to answer with an error: `{"Code": "<class>", "Message": "<message>"}` and the class's status.
 *
 * An own class sets `static statusCode`. Its code is its class name, or an own `static code`, which a minifier can't change.
 */
export class ChaliceViewError extends Error {
  static statusCode: number = 500;
  static code: string = 'ChaliceViewError';

  constructor(message: string = '', options?: ErrorOptions) {
    super(message, options);
    this.name = this.code;
  }

  /** HTTP status of the answer. */
  get statusCode(): number {
    return (this.constructor as typeof ChaliceViewError).statusCode;
  }

  /** `Code` of the answer. */
  get code(): string {
    const type = this.constructor as typeof ChaliceViewError;
    return Object.hasOwn(type, 'code') ? type.code : type.name;
  }
}

export class BadRequestError extends ChaliceViewError {
  static override statusCode: number = 400;
  static override code: string = 'BadRequestError';
}

export class UnauthorizedError extends ChaliceViewError {
  static override statusCode: number = 401;
  static override code: string = 'UnauthorizedError';
}

export class ForbiddenError extends ChaliceViewError {
  static override statusCode: number = 403;
  static override code: string = 'ForbiddenError';
}

export class NotFoundError extends ChaliceViewError {
  static override statusCode: number = 404;
  static override code: string = 'NotFoundError';
}

export class MethodNotAllowedError extends ChaliceViewError {
  static override statusCode: number = 405;
  static override code: string = 'MethodNotAllowedError';
}

export class RequestTimeoutError extends ChaliceViewError {
  static override statusCode: number = 408;
  static override code: string = 'RequestTimeoutError';
}

export class ConflictError extends ChaliceViewError {
  static override statusCode: number = 409;
  static override code: string = 'ConflictError';
}

export class UnprocessableEntityError extends ChaliceViewError {
  static override statusCode: number = 422;
  static override code: string = 'UnprocessableEntityError';
}

export class TooManyRequestsError extends ChaliceViewError {
  static override statusCode: number = 429;
  static override code: string = 'TooManyRequestsError';
}

/** Thrown by a view for the middleware to catch; when none does, the answer is the generic 500. */
export class ChaliceUnhandledError extends Error {
  override name: string = 'ChaliceUnhandledError';
}

/** The client of a websocket connection has gone. */
export class WebsocketDisconnectedError extends Error {
  override name: string = 'WebsocketDisconnectedError';
  readonly connectionId: string;

  constructor(connectionId: string, options?: ErrorOptions) {
    super(`the websocket connection ${connectionId} is closed`, options);
    this.connectionId = connectionId;
  }
}
