/**
 * What an app declares, as plain JSON: the only thing that the compiler sees of it. The tool and the user's project
 * may hold different copies of this library, so no class instance crosses over.
 */
export interface AppDefinition {
  /** Version of this shape; raised when a reader of the older one would misread it. */
  readonly schema: 1;
  readonly appName: string;
  readonly routes: readonly RouteDefinition[];
  /** Pure functions and event handlers, in the order in which they were declared. */
  readonly functions: readonly FunctionDefinition[];
  /** Authorizers that are functions of this app, in the order in which they were declared. */
  readonly authorizers: readonly BuiltinAuthorizerDefinition[];
  readonly websockets: readonly WebsocketDefinition[];
  readonly binaryTypes: readonly string[];
}

/** Positions `[line, column]` in the bundle, innermost call first; line from 1, column from 1. */
export type CallSite = readonly (readonly [line: number, column: number])[];

export interface RouteDefinition {
  readonly path: string;
  /** Upper case. */
  readonly methods: readonly string[];
  readonly name: string;
  readonly authorizer: AuthorizerDefinition | null;
  readonly apiKeyRequired: boolean;
  readonly contentTypes: readonly string[];
  readonly cors: CorsDefinition | null;
  readonly public: boolean;
  readonly summary: string | null;
  readonly description: string | null;
  readonly stageVariables: readonly string[];
  readonly at: CallSite;
}

export interface CorsDefinition {
  readonly allowOrigin: string;
  readonly allowHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  /** Seconds. */
  readonly maxAge: number | null;
  readonly allowCredentials: boolean;
}

export type AuthorizerDefinition = IamAuthorizerDefinition | CognitoAuthorizerDefinition | CustomAuthorizerDefinition | BuiltinAuthorizerUse;

export interface IamAuthorizerDefinition {
  readonly kind: 'iam';
  readonly name: 'sigv4';
  readonly scopes: readonly [];
}

export interface CognitoAuthorizerDefinition {
  readonly kind: 'cognito';
  readonly name: string;
  readonly scopes: readonly string[];
  readonly header: string;
  readonly providerArns: readonly string[];
}

export interface CustomAuthorizerDefinition {
  readonly kind: 'custom';
  readonly name: string;
  readonly scopes: readonly string[];
  readonly header: string;
  /** A string, or an intrinsic function. */
  readonly authorizerUri: string | { readonly [name: string]: unknown };
  /** Seconds; 0 switches the cache off. */
  readonly ttlSeconds: number;
  readonly invokeRoleArn: string | null;
}

/** A route's use of an authorizer that is a function of the app. */
export interface BuiltinAuthorizerUse {
  readonly kind: 'builtin';
  /** With the blueprint's name prefix; null when its blueprint was never registered. */
  readonly name: string | null;
  /** The name without a prefix, for messages. */
  readonly declaredName: string;
  readonly scopes: readonly string[];
  readonly header: string;
  /** Seconds; null leaves it to API Gateway (300). */
  readonly ttlSeconds: number | null;
  readonly executionRole: string | null;
}

export interface BuiltinAuthorizerDefinition {
  readonly name: string;
  readonly at: CallSite;
}

export interface FunctionDefinition {
  readonly name: string;
  /** What invokes it; null for a pure Lambda function. */
  readonly eventSource: EventSourceDefinition | null;
  readonly at: CallSite;
}

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

export interface S3Definition {
  readonly kind: 's3';
  /** The name of an existing bucket, or the logical ID of one in the template. */
  readonly bucket: string | { readonly ref: string };
  readonly events: readonly string[];
  readonly prefix: string | null;
  readonly suffix: string | null;
}

/** Which events are wanted, by the rules of EventBridge, which those of SNS and Lambda resemble. */
export interface PatternDefinition {
  readonly [key: string]: unknown;
}

/** What all sources have that Lambda polls. */
export interface PolledDefinition {
  readonly batchSize: number;
  readonly maximumBatchingWindowInSeconds: number;
  /** One of them has to match; none lets all records through. */
  readonly filterPatterns: readonly PatternDefinition[];
  readonly reportBatchItemFailures: boolean;
}

export interface StreamDefinition extends PolledDefinition {
  readonly startingPosition: string;
  readonly bisectOnError: boolean;
  readonly maximumRetryAttempts: number | null;
  readonly parallelizationFactor: number | null;
  /** ARN of a queue or a topic. */
  readonly onFailure: string | null;
}

export type WebsocketEventType = 'connect' | 'message' | 'disconnect';

export interface WebsocketDefinition {
  readonly type: WebsocketEventType;
  readonly at: CallSite;
}
