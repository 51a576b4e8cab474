import { type AuthorizerOptions, BuiltinAuthorizer, checkAuthorizerOptions } from './authorizer.js';
import type { AuthRequest, AuthResponse } from './auth-response.js';
import type { Blueprint, BlueprintOptions } from './blueprint.js';
import { isHandler, optionsAndHandler } from './call-arguments.js';
import { checked } from './build-flags.js';
import type { Declaration, Handler } from './declaration.js';
import type { EventSourceDefinition, WebsocketEventType } from './definition.js';
import type {
  BatchFailures,
  CloudWatchEvent,
  DynamoDBEvent,
  DynamoDBRecord,
  KinesisEvent,
  KinesisRecord,
  S3Event,
  ScheduledInput,
  SnsEvent,
  SqsEvent,
  SqsRecord,
  WebsocketEvent,
} from './event.js';
import * as eventSource from './event-source.js';
import { isFunctionName } from './function-name.js';
import { callSite, refuse } from './inspection.js';
import { type Middleware, type MiddlewareEventType, middlewareEventTypes } from './middleware.js';
import { describe, hint } from './option.js';
import * as polledSource from './polled-source.js';
import { declareRoute, type RouteOptions, type View } from './route.js';
import type { Cron, Rate } from './schedule-expression.js';

/** A handler of events of one class. Its result matters only where the event's source waits for one. */
export type EventHandler<Event, Result = unknown> = (event: Event) => Result;

/** How the options of an event handler become the description of its source. */
const sourcesByKind = {
  cloudwatch: eventSource.cloudWatchEvent,
  s3: eventSource.s3,
  sns: eventSource.sns,
  sqs: polledSource.sqs,
  kinesis: polledSource.kinesis,
  dynamodb: polledSource.dynamoDB,
};

/** In Lambda API Gateway has asked the authorizers before, and nothing else asks them. */
const unasked = { withScopes: () => unasked } as unknown as BuiltinAuthorizer;

function isNamed(name: string, handler: Handler): boolean {
  return isFunctionName(name) && isHandler(`'${name}'`, handler);
}

/** Everything that can be declared, on an app and on a blueprint alike. */
export abstract class Declaring {
  /** Takes in one declaration. */
  protected abstract add(declaration: Declaration): void;

  /** Takes in all that a blueprint declares, under its prefixes. */
  abstract registerBlueprint(blueprint: Blueprint, options?: BlueprintOptions): void;

  /** Answers requests to a path of the REST API. */
  route<const Path extends string>(path: Path, handler: View<Path>): void;
  route<const Path extends string>(path: Path, options: RouteOptions, handler: View<Path>): void;
  route(path: string, ...rest: unknown[]): void {
    const [options, handler] = optionsAndHandler<RouteOptions>(checked ? `route '${path}'` : '', rest);
    const declaration = declareRoute(path, options, handler);
    if (declaration !== undefined) this.add(declaration);
  }

  /** Answers GET requests to a path. */
  get<const Path extends string>(path: Path, handler: View<Path>): void;
  get<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  get(path: string, ...rest: unknown[]): void {
    this.#verb('GET', path, rest);
  }

  /** Answers POST requests to a path. */
  post<const Path extends string>(path: Path, handler: View<Path>): void;
  post<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  post(path: string, ...rest: unknown[]): void {
    this.#verb('POST', path, rest);
  }

  /** Answers PUT requests to a path. */
  put<const Path extends string>(path: Path, handler: View<Path>): void;
  put<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  put(path: string, ...rest: unknown[]): void {
    this.#verb('PUT', path, rest);
  }

  /** Answers PATCH requests to a path. */
  patch<const Path extends string>(path: Path, handler: View<Path>): void;
  patch<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  patch(path: string, ...rest: unknown[]): void {
    this.#verb('PATCH', path, rest);
  }

  /** Answers DELETE requests to a path. */
  delete<const Path extends string>(path: Path, handler: View<Path>): void;
  delete<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  delete(path: string, ...rest: unknown[]): void {
    this.#verb('DELETE', path, rest);
  }

  /** Answers HEAD requests to a path. */
  head<const Path extends string>(path: Path, handler: View<Path>): void;
  head<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  head(path: string, ...rest: unknown[]): void {
    this.#verb('HEAD', path, rest);
  }

  /** Answers OPTIONS requests to a path. */
  options<const Path extends string>(path: Path, handler: View<Path>): void;
  options<const Path extends string>(path: Path, options: Omit<RouteOptions, 'methods'>, handler: View<Path>): void;
  options(path: string, ...rest: unknown[]): void {
    this.#verb('OPTIONS', path, rest);
  }

  #verb(method: string, path: string, rest: unknown[]): void {
    const [options, handler] = optionsAndHandler<RouteOptions>(checked ? `route '${path}'` : '', rest);
    const declaration = declareRoute(path, options, handler, method);
    if (declaration !== undefined) this.add(declaration);
  }

  /** Declares an authorizer that is a function of this app; give what this returns to routes. */
  authorizer(name: string, handler: (request: AuthRequest) => AuthResponse | object | Promise<AuthResponse | object>): BuiltinAuthorizer;
  authorizer(
    name: string,
    options: AuthorizerOptions,
    handler: (request: AuthRequest) => AuthResponse | object | Promise<AuthResponse | object>,
  ): BuiltinAuthorizer;
  authorizer(name: string, ...rest: unknown[]): BuiltinAuthorizer {
    const [options, handler] = optionsAndHandler<AuthorizerOptions>(checked ? `'${name}'` : '', rest);
    const authorizer = checked ? new BuiltinAuthorizer(name, checkAuthorizerOptions(name, options)) : unasked;
    if (!checked || isNamed(name, handler)) this.add({ kind: 'authorizer', name, handler, authorizer, at: checked ? callSite() : [] });
    return authorizer;
  }

  /** Declares a pure Lambda function: it gets the event and the context as Lambda passes them. */
  // oxlint-disable-next-line typescript/no-explicit-any -- whoever invokes it decides on the event
  lambdaFunction(name: string, handler: (event: any, context: any) => unknown): void {
    this.#function(name, null, handler);
  }

  /** Runs a function at intervals or at points in time. */
  schedule(name: string, expression: string | Rate | Cron, handler: EventHandler<CloudWatchEvent>): void;
  schedule<Input extends string | number | boolean | object | null>(
    name: string,
    expression: string | Rate | Cron,
    options: eventSource.ScheduleOptions & eventSource.ScheduleInput<Input>,
    handler: EventHandler<ScheduledInput<Input>>,
  ): void;
  schedule(name: string, expression: string | Rate | Cron, options: eventSource.ScheduleOptions, handler: EventHandler<CloudWatchEvent>): void;
  schedule(name: string, expression: string | Rate | Cron, ...rest: unknown[]): void {
    const [options, handler] = optionsAndHandler<eventSource.ScheduleOptions>(checked ? `'${name}'` : '', rest);
    this.#function(name, checked ? eventSource.schedule(name, expression, options) : eventSource.runtimeSource('schedule', options), handler);
  }

  onCloudWatchEvent(name: string, options: eventSource.CloudWatchEventOptions, handler: EventHandler<CloudWatchEvent>): void {
    this.#event(name, 'cloudwatch', options, handler);
  }

  onS3Event(name: string, options: eventSource.S3Options, handler: EventHandler<S3Event>): void {
    this.#event(name, 's3', options, handler);
  }

  onSnsMessage(name: string, options: eventSource.SnsOptions, handler: EventHandler<SnsEvent>): void {
    this.#event(name, 'sns', options, handler);
  }

  onSqsMessage(name: string, options: polledSource.SqsOptions & polledSource.ReportsFailures, handler: EventHandler<SqsEvent, BatchFailures<SqsRecord>>): void;
  onSqsMessage(name: string, options: polledSource.SqsOptions & polledSource.ReportsNothing, handler: EventHandler<SqsEvent>): void;
  onSqsMessage(name: string, options: polledSource.SqsOptions, handler: EventHandler<SqsEvent>): void {
    this.#event(name, 'sqs', options, handler);
  }

  onKinesisRecord(
    name: string,
    options: polledSource.KinesisOptions & polledSource.ReportsFailures,
    handler: EventHandler<KinesisEvent, BatchFailures<KinesisRecord>>,
  ): void;
  onKinesisRecord(name: string, options: polledSource.KinesisOptions & polledSource.ReportsNothing, handler: EventHandler<KinesisEvent>): void;
  onKinesisRecord(name: string, options: polledSource.KinesisOptions, handler: EventHandler<KinesisEvent>): void {
    this.#event(name, 'kinesis', options, handler);
  }

  onDynamoDBRecord(
    name: string,
    options: polledSource.DynamoDBOptions & polledSource.ReportsFailures,
    handler: EventHandler<DynamoDBEvent, BatchFailures<DynamoDBRecord>>,
  ): void;
  onDynamoDBRecord(name: string, options: polledSource.DynamoDBOptions & polledSource.ReportsNothing, handler: EventHandler<DynamoDBEvent>): void;
  onDynamoDBRecord(name: string, options: polledSource.DynamoDBOptions, handler: EventHandler<DynamoDBEvent>): void {
    this.#event(name, 'dynamodb', options, handler);
  }

  onWsConnect(handler: EventHandler<WebsocketEvent>): void {
    this.#websocket('connect', handler);
  }

  onWsMessage(handler: EventHandler<WebsocketEvent>): void {
    this.#websocket('message', handler);
  }

  onWsDisconnect(handler: EventHandler<WebsocketEvent>): void {
    this.#websocket('disconnect', handler);
  }

  /** Wraps the handling of events of one type, or of all; the first one registered is the outermost. */
  middleware(eventType: MiddlewareEventType, middleware: Middleware): void {
    if (checked && !middlewareEventTypes.includes(eventType)) {
      const fix = typeof eventType === 'string' ? hint(eventType, middlewareEventTypes) : "write app.middleware('all', middleware)";
      refuse('middleware-event-type', `middleware is for a type of events, which can't be ${describe(eventType)}`, fix);
    } else if (!checked || isHandler('the middleware', middleware)) {
      this.add({ kind: 'middleware', eventType, middleware });
    }
  }

  /** `middleware` with its arguments the other way round, for middleware that comes ready-made. */
  registerMiddleware(middleware: Middleware, eventType: MiddlewareEventType = 'all'): void {
    this.middleware(eventType, middleware);
  }

  #event(name: string, kind: keyof typeof sourcesByKind, ...rest: unknown[]): void {
    const [options, handler] = optionsAndHandler<object>(checked ? `'${name}'` : '', rest);
    this.#function(name, checked ? sourcesByKind[kind](name, options as never) : eventSource.runtimeSource(kind, options), handler);
  }

  #function(name: string, source: EventSourceDefinition | null, handler: Handler): void {
    if (!checked || isNamed(name, handler)) this.add({ kind: 'function', name, handler, eventSource: source, at: checked ? callSite() : [] });
  }

  #websocket(type: WebsocketEventType, handler: Handler): void {
    if (!checked || isHandler(`the websocket event ${type}`, handler)) this.add({ kind: 'websocket', type, handler, at: checked ? callSite() : [] });
  }
}
