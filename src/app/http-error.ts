import { brand } from './brand.js';
import { checked } from './build-flags.js';

/**
 * The handler of a route throws it to respond with an error: the class's status, and `{"Code": "<class>", "Message": "<message>"}` as JSON.
 *
 * A class of your own sets its status: `class Teapot extends ChaliceViewError { static override statusCode = 418 }`. Its code is the name of the
 * class, or its own `static code`, which a minifier cannot change.
 */
export class ChaliceViewError extends Error {
  /** HTTP status of the answer. */
  static statusCode: number = 500;
  /** `Code` of the answer. */
  static code: string = 'ChaliceViewError';

  /** @param message reaches the caller, as `Message` */
  constructor(message: string = '', options?: { readonly cause?: unknown }) {
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

/** The request is not valid: status 400. */
export class BadRequestError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 400;
  /** `Code` of the answer. */
  static override code: string = 'BadRequestError';
}

/** The caller must authenticate: status 401. */
export class UnauthorizedError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 401;
  /** `Code` of the answer. */
  static override code: string = 'UnauthorizedError';
}

/** The caller may not do this: status 403. */
export class ForbiddenError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 403;
  /** `Code` of the answer. */
  static override code: string = 'ForbiddenError';
}

/** It does not exist: status 404. */
export class NotFoundError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 404;
  /** `Code` of the answer. */
  static override code: string = 'NotFoundError';
}

/** It does not allow this method: status 405. */
export class MethodNotAllowedError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 405;
  /** `Code` of the answer. */
  static override code: string = 'MethodNotAllowedError';
}

/** The request took too long to arrive: status 408. */
export class RequestTimeoutError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 408;
  /** `Code` of the answer. */
  static override code: string = 'RequestTimeoutError';
}

/** The request conflicts with the current state: status 409. */
export class ConflictError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 409;
  /** `Code` of the answer. */
  static override code: string = 'ConflictError';
}

/** The request is well formed but cannot be processed: status 422. */
export class UnprocessableEntityError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 422;
  /** `Code` of the answer. */
  static override code: string = 'UnprocessableEntityError';
}

/** The caller has sent too many requests: status 429. */
export class TooManyRequestsError extends ChaliceViewError {
  /** HTTP status of the answer. */
  static override statusCode: number = 429;
  /** `Code` of the answer. */
  static override code: string = 'TooManyRequestsError';
}

/**
 * The handler of a route throws it for middleware to catch: any other error has already become a response there. If no middleware catches it, it is logged,
 * and the response is a 500 without details.
 */
export class ChaliceUnhandledError extends Error {
  /** Always the name of the class. */
  override name: string = 'ChaliceUnhandledError';
}

/** Thrown by `app.websocketApi` if the client has disconnected. */
export class WebsocketDisconnectedError extends Error {
  /** Always the name of the class. */
  override name: string = 'WebsocketDisconnectedError';
  /** The connection that is closed. */
  readonly connectionId: string;

  /** @param connectionId the connection that is closed */
  constructor(connectionId: string, options?: { readonly cause?: unknown }) {
    super(`the websocket connection ${connectionId} is closed`, options);
    this.connectionId = connectionId;
  }
}

if (checked)
  brand({
    ChaliceViewError,
    BadRequestError,
    UnauthorizedError,
    ForbiddenError,
    NotFoundError,
    MethodNotAllowedError,
    RequestTimeoutError,
    ConflictError,
    UnprocessableEntityError,
    TooManyRequestsError,
    ChaliceUnhandledError,
    WebsocketDisconnectedError,
  });
