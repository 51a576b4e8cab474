export { AuthResponse, AuthRoute } from './app/auth-response.js';
export { IAMAuthorizer, CognitoUserPoolAuthorizer, CustomAuthorizer } from './app/authorizer.js';
export { Blueprint } from './app/blueprint.js';
export { Chalice } from './app/chalice.js';
export { ConvertToMiddleware } from './app/convert-to-middleware.js';
export { CORSConfig } from './app/cors.js';
export {
  BadRequestError,
  ChaliceUnhandledError,
  ChaliceViewError,
  ConflictError,
  ForbiddenError,
  MethodNotAllowedError,
  NotFoundError,
  RequestTimeoutError,
  TooManyRequestsError,
  UnauthorizedError,
  UnprocessableEntityError,
  WebsocketDisconnectedError,
} from './app/http-error.js';
export { Response } from './app/response.js';
export { Cron, Rate } from './app/schedule-expression.js';
export { flag, oneOf, text } from './app/stage-variable.js';

export type { AuthRequest } from './app/auth-response.js';
export type {
  BatchFailures,
  CloudWatchEvent,
  DynamoDBEvent,
  DynamoDBRecord,
  FunctionHandler,
  KinesisEvent,
  KinesisRecord,
  LambdaEvent,
  LambdaFunctionEvent,
  S3Event,
  ScheduledInput,
  SnsEvent,
  SqsEvent,
  SqsRecord,
  WebsocketEvent,
  WebsocketMessage,
} from './app/event.js';
export type { LambdaContext } from './app/lambda-context.js';
export type { Middleware, MiddlewareEventType } from './app/middleware.js';
export type { Request } from './app/request.js';
export type { DeclaredVariables, StageVariable, StageVars } from './app/stage-variable.js';
export type { ResponseHeaders, ResponseOptions } from './app/response.js';
