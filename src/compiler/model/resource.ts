import type { RouteDefinition, WebsocketEventType } from '../../app/definition.js';
import type { EventSourceDefinition } from '../../app/event-source-definition.js';
import type { Value } from '../cloudformation/template.js';
import type { FunctionConfig } from '../config/function-config.js';
import type { Alarm } from '../config/alarms.js';
import type { UsagePlan } from '../config/api-settings.js';
import type { CustomDomain } from '../config/resolve-stage.js';
import type { GrantedStatement } from '../iam/role/generated-policy.js';
import type { TrafficSteps } from '../config/deployment.js';
import type { ProvisionedConcurrency } from '../config/provisioned-concurrency.js';
import type { FunctionAlias } from '../expand/function-alias.js';
import type { CacheKey, MethodSettingsResource } from './method-settings.js';

/** A complete model of what goes into the template: rendering looks nothing up. */
export type Resource =
  | LayerResource
  | RoleResource
  | LogGroupResource
  | FunctionResource
  | RestApiResource
  | PermissionResource
  | RestDomainResource
  | UsagePlanResource
  | AlarmResource
  | DeploymentRoleResource
  | DeploymentStepsResource
  | ScalingResource
  | WebsocketApiResource
  | WebsocketDomainResource;

/** The layer with the packages that all functions of the stage share. */
export interface LayerResource {
  readonly kind: 'layer';
  readonly logicalId: 'ManagedLayer';
  readonly name: string;
  /** The runtimes of the stage's functions, sorted. */
  readonly runtimes: readonly string[];
  /** Their architectures, sorted. */
  readonly architectures: readonly string[];
}

export interface RoleResource {
  readonly kind: 'role';
  readonly logicalId: string;
  /** Inserted unchanged: the generated document, or the content of the user's policy file. */
  readonly policy: Value;
  /** The statements of a generated policy, each with what needs it; null for a policy file. */
  readonly granted: readonly GrantedStatement[] | null;
  /** ARN of the policy that limits the role, for `Fn::Sub`. */
  readonly permissionsBoundary: string | null;
}

export interface LogGroupResource {
  readonly kind: 'log-group';
  readonly logicalId: string;
  /** Null for the access log of the REST API. */
  readonly functionId: string | null;
  /** Null keeps it forever. */
  readonly retentionInDays: number | null;
  /** ARN of the key that encrypts it, for `Fn::Sub`. */
  readonly kmsKeyArn: string | null;
}

export interface FunctionResource {
  readonly kind: 'function';
  readonly logicalId: string;
  /** The name in the configuration and of the bundle's export. */
  readonly name: string;
  /** Lambda's handler string, `app.worker`. */
  readonly handlerPath: string;
  readonly settings: FunctionConfig;
  /** The configured tags, and the one that names this tool. */
  readonly tags: { readonly [key: string]: string };
  readonly role: { readonly logicalId: string } | { readonly arn: string };
  /** Logical ID of the layer that comes before the configured ones. */
  readonly managedLayer: 'ManagedLayer' | null;
  readonly eventSource: EventSourceDefinition | null;
  /** The key of the event source in `Events`: `WorkerSqsEventSource`. */
  readonly eventKey: string | null;
  readonly deployment: Deployment | null;
}

/** How CodeDeploy moves the alias of a function. */
export interface Deployment {
  /** A name of SAM's, or the logical ID of own steps. */
  readonly type: { readonly name: string } | { readonly logicalId: string };
  /** Names of alarms. */
  readonly alarms: readonly Value[];
  /** Logical IDs of the functions that it calls. */
  readonly hooks: { readonly preTraffic: string | null; readonly postTraffic: string | null };
  /** ARN of its role, for `Fn::Sub`; null for the one in the template. */
  readonly roleArn: string | null;
  /** ARNs of topics for `Fn::Sub`, by the events that they are told. */
  readonly triggers: { readonly [event: string]: string };
}

export interface RestApiResource {
  readonly kind: 'rest-api';
  readonly logicalId: 'RestAPI';
  /** The app object's name, which becomes the API's. */
  readonly title: string;
  readonly routes: readonly RouteDefinition[];
  /** The ARN of what answers the routes, as `Fn::Sub` has it between its braces. */
  readonly handlerArn: string;
  /** The same of the functions that authorize, by their names. */
  readonly authorizerArns: { readonly [name: string]: string };
  readonly binaryTypes: readonly string[];
  readonly endpointType: string;
  readonly vpcEndpointIds: readonly string[];
  /** Who may call the API, and from where; null for anyone. */
  readonly resourcePolicy: Value | null;
  readonly apiGatewayStage: string;
  /** Bytes; null leaves compression off. */
  readonly minimumCompressionSize: number | null;
  readonly traced: boolean;
  readonly stageVariables: { readonly [name: string]: string };
  readonly methodSettings: readonly MethodSettingsResource[];
  /** By the path of each route whose answers to GET are cached. */
  readonly cacheKeys: { readonly [path: string]: readonly CacheKey[] };
  /** Logical ID of the log group with a line for each request; null for none. */
  readonly accessLogId: string | null;
  /** Of the stage's cache, in GB; null for none. */
  readonly cacheSize: number | null;
}

/** Lets an API invoke a function. */
export interface PermissionResource {
  readonly kind: 'permission';
  readonly logicalId: string;
  readonly functionId: string;
  /** Chalice refers to an authorizer's function by its ARN, and to others by `Ref`; changing it would replace the permission. */
  readonly functionBy: 'ref' | 'arn';
  /** What is called in the place of the function. */
  readonly alias: FunctionAlias | null;
}

export interface RestDomainResource {
  readonly kind: 'rest-domain';
  readonly logicalId: 'ApiGatewayCustomDomain';
  readonly domain: CustomDomain;
  readonly endpointType: string;
}

/** What the holders of API keys may use of the REST API, with their keys. */
export interface UsagePlanResource {
  readonly kind: 'usage-plan';
  readonly logicalId: 'RestAPIUsagePlan';
  readonly plan: UsagePlan;
  /** Logical IDs by the keys' names. */
  readonly keyIds: readonly { readonly name: string; readonly logicalId: string }[];
}

export interface AlarmResource {
  readonly kind: 'alarm';
  readonly logicalId: string;
  readonly description: string;
  readonly watched: Watched;
  readonly alarm: Alarm;
}

/** A number that CloudWatch has for each period: of one metric, or the percentage that one is of another. */
export type Watched =
  | { readonly kind: 'metric'; readonly metric: Metric; readonly statistic: 'Sum' | 'Maximum' | 'p95' }
  | { readonly kind: 'rate'; readonly part: Metric; readonly whole: Metric };

export interface Metric {
  readonly namespace: 'AWS/ApiGateway' | 'AWS/Lambda' | 'AWS/SQS' | 'AWS/SNS';
  readonly name: string;
  readonly dimensions: { readonly [name: string]: Value };
}

/** The role with which CodeDeploy moves aliases. */
export interface DeploymentRoleResource {
  readonly kind: 'deployment-role';
  readonly logicalId: 'CodeDeployRole';
  /** Logical IDs of the functions that it may invoke, sorted. */
  readonly hookIds: readonly string[];
  /** ARNs of the topics that it may publish to, for `Fn::Sub`, sorted. */
  readonly topics: readonly string[];
  /** ARN of the policy that limits the role, for `Fn::Sub`. */
  readonly permissionsBoundary: string | null;
}

/** Steps of the user's own. */
export interface DeploymentStepsResource {
  readonly kind: 'deployment-steps';
  readonly logicalId: string;
  readonly steps: TrafficSteps;
}

/** Changes the number of environments that Lambda keeps started. */
export interface ScalingResource {
  readonly kind: 'scaling';
  readonly logicalId: string;
  readonly policyId: string;
  readonly functionId: string;
  readonly alias: FunctionAlias;
  readonly provisioned: ProvisionedConcurrency;
}

export interface WebsocketApiResource {
  readonly kind: 'websocket-api';
  readonly logicalId: 'WebsocketAPI';
  readonly name: string;
  readonly apiGatewayStage: string;
  /** The declared handlers, in the order connect, message, disconnect. */
  readonly handlers: readonly WebsocketHandler[];
  /** The same handlers, in the order in which the app declared them. */
  readonly routes: readonly WebsocketHandler[];
}

export interface WebsocketHandler {
  readonly type: WebsocketEventType;
  readonly functionId: string;
  /** What is called in the place of the function. */
  readonly alias: FunctionAlias | null;
}

export interface WebsocketDomainResource {
  readonly kind: 'websocket-domain';
  readonly logicalId: 'WebsocketApiCustomDomain';
  readonly domain: CustomDomain;
}
