/**
 * What an app declares, as plain JSON: the only thing that the compiler sees of it. The tool and the user's project
 * may hold different copies of this library, so no class instance crosses over.
 */
export interface AppDefinition {
  /** Version of this shape; raised when a reader of the older one would misread it. */
  readonly schema: 1;
  /** Title of the REST API. */
  readonly appName: string;
  /** In the order in which they were declared. */
  readonly routes: readonly RouteDefinition[];
  /** Pure functions and event handlers, in the order in which they were declared. */
  readonly functions: readonly FunctionDefinition[];
  /** Authorizers that are functions of this app, in the order in which they were declared. */
  readonly authorizers: readonly BuiltinAuthorizerDefinition[];
  /** Handlers of the websocket API, in the order in which they were declared. */
  readonly websockets: readonly WebsocketDefinition[];
  /** Media types whose bodies are bytes. */
  readonly binaryTypes: readonly string[];
}

/** Positions `[line, column]` in the bundle, innermost call first; line from 1, column from 1. */
export type CallSite = readonly (readonly [line: number, column: number])[];

/** A route of the REST API. */
export interface RouteDefinition {
  /** With a blueprint's prefix: `/users/{id}`. */
  readonly path: string;
  /** Upper case. */
  readonly methods: readonly string[];
  /** For messages. */
  readonly name: string;
  /** Null where anyone may call. */
  readonly authorizer: AuthorizerDefinition | null;
  /** Whether callers have to send an API key. */
  readonly apiKeyRequired: boolean;
  /** Media types that a request may have; none for any. */
  readonly contentTypes: readonly string[];
  /** Null for no CORS. */
  readonly cors: CorsDefinition | null;
  /** Whether anyone is meant to call it. */
  readonly public: boolean;
  /** Of the Swagger operation. */
  readonly summary: string | null;
  /** Of the Swagger operation. */
  readonly description: string | null;
  /** Those that the handler reads. */
  readonly stageVariables: readonly string[];
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** Cross-origin settings of a route. */
export interface CorsDefinition {
  /** The one origin that may call, or `*`. */
  readonly allowOrigin: string;
  /** Headers that a request may carry besides those that it always may. */
  readonly allowHeaders: readonly string[];
  /** Response headers that scripts may read. */
  readonly exposeHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge: number | null;
  /** Whether requests may carry cookies and the like. */
  readonly allowCredentials: boolean;
}

/** Who lets callers in. */
export type AuthorizerDefinition = IamAuthorizerDefinition | CognitoAuthorizerDefinition | CustomAuthorizerDefinition | BuiltinAuthorizerUse;

/** An `IAMAuthorizer`. */
export interface IamAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'iam';
  /** As declared, with a blueprint's prefix. */
  readonly name: 'sigv4';
  /** Scopes that it asks for. */
  readonly scopes: readonly [];
}

/** A `CognitoUserPoolAuthorizer`. */
export interface CognitoAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'cognito';
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** ARNs of the user pools. */
  readonly providerArns: readonly string[];
}

/** A `CustomAuthorizer`. */
export interface CustomAuthorizerDefinition {
  /** What tells it from the others. */
  readonly kind: 'custom';
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** A string, or an intrinsic function. */
  readonly authorizerUri: string | { readonly [name: string]: unknown };
  /** Seconds; 0 switches the cache off. */
  readonly ttlSeconds: number;
  /** Role that API Gateway assumes to invoke the function; null for none. */
  readonly invokeRoleArn: string | null;
}

/** A route's use of an authorizer that is a function of the app. */
export interface BuiltinAuthorizerUse {
  /** What tells it from the others. */
  readonly kind: 'builtin';
  /** With the blueprint's name prefix; null when its blueprint was never registered. */
  readonly name: string | null;
  /** The name without a prefix, for messages. */
  readonly declaredName: string;
  /** Scopes that it asks for. */
  readonly scopes: readonly string[];
  /** Request header that holds the token. */
  readonly header: string;
  /** Seconds; null leaves it to API Gateway (300). */
  readonly ttlSeconds: number | null;
  /** Role that API Gateway assumes to invoke the function; null for none. */
  readonly executionRole: string | null;
}

/** An authorizer that is a function of the app. */
export interface BuiltinAuthorizerDefinition {
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** A pure function or an event handler. */
export interface FunctionDefinition {
  /** As declared, with a blueprint's prefix. */
  readonly name: string;
  /** What invokes it; null for a pure Lambda function. */
  readonly eventSource: EventSourceDefinition | null;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}

/** What invokes a function, with the defaults of its options in place. */
export type EventSourceDefinition =
  | {
      readonly kind: 'schedule';
      readonly expression: string;
      readonly description: string | null;
      /** JSON text. */
      readonly input: string | null;
      readonly enabled: boolean | null;
    }
  | { readonly kind: 'cloudwatch'; readonly eventPattern: PatternDefinition; readonly eventBus: string | null }
  | S3Definition
  | { readonly kind: 'sns'; readonly topic: string; readonly filterPolicy: PatternDefinition | null; readonly filterPolicyScope: string | null }
  | ({
      readonly kind: 'sqs';
      readonly queue: string | null;
      readonly queueArn: string | null;
      readonly maximumConcurrency: number | null;
    } & PolledDefinition)
  | ({ readonly kind: 'kinesis'; readonly stream: string } & StreamDefinition)
  | ({ readonly kind: 'dynamodb'; readonly streamArn: string } & StreamDefinition);

/** Events of a bucket. */
export interface S3Definition {
  /** What tells it from the others. */
  readonly kind: 's3';
  /** The name of an existing bucket, or the logical ID of one in the template. */
  readonly bucket: string | { readonly ref: string };
  /** S3's names of the events. */
  readonly events: readonly string[];
  /** How the key has to begin; null for any. */
  readonly prefix: string | null;
  /** How the key has to end; null for any. */
  readonly suffix: string | null;
}

/** Which events are wanted, by the rules of EventBridge, which those of SNS and Lambda resemble. */
export interface PatternDefinition {
  /** A field, and what it may be. */
  readonly [key: string]: unknown;
}

/** What all sources have that Lambda polls. */
export interface PolledDefinition {
  /** The most records of a batch. */
  readonly batchSize: number;
  /** For how long Lambda waits for a batch to fill. */
  readonly maximumBatchingWindowInSeconds: number;
  /** One of them has to match; none lets all records through. */
  readonly filterPatterns: readonly PatternDefinition[];
  /** Whether the handler returns the records that failed. */
  readonly reportBatchItemFailures: boolean;
}

/** What all streams have. */
export interface StreamDefinition extends PolledDefinition {
  /** `LATEST` or `TRIM_HORIZON`. */
  readonly startingPosition: string;
  /** Whether a batch that failed is tried again in two halves. */
  readonly bisectOnError: boolean;
  /** Null for until the records expire. */
  readonly maximumRetryAttempts: number | null;
  /** Batches of a shard at a time; null for 1. */
  readonly parallelizationFactor: number | null;
  /** ARN of a queue or a topic. */
  readonly onFailure: string | null;
}

/** What a handler of the websocket API is for. */
export type WebsocketEventType = 'connect' | 'message' | 'disconnect';

/** A handler of the websocket API. */
export interface WebsocketDefinition {
  /** Opening, message or closing. */
  readonly type: WebsocketEventType;
  /** Where it is declared, in the bundle. */
  readonly at: CallSite;
}
