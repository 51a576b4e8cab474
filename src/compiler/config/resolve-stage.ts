import type { PinnedIds } from '../cloudformation/function-id.js';
import { type FunctionConfig, resolveFunction } from './function-config.js';
import { type Alarms, resolveAlarms } from './alarms.js';
import { type ApiSettings, resolveApi } from './api-settings.js';
import type { ConfigFile, CustomDomainSettings } from './generated/config-file.js';
import { type ReleaseSettings, resolveRelease } from './release.js';
import { stageRegions } from './stage-regions.js';
import { type Levels, levelOf, levelsOf, mergedMap, ownValue, type RegionLevel, winner } from './level.js';

/** Functions that have their names from the tool and not from the app. */
export const fixedNames: readonly string[] = ['api_handler', 'websocket_connect', 'websocket_message', 'websocket_disconnect'];

/** The settings of one stage, as plain JSON, complete: only the places of values are looked up in the file again. */
export interface StageConfig {
  /** The configuration file, as problems name it: `.chalice/config.json`. */
  readonly file: string;
  readonly stage: string;
  /** The region for which the stage is packaged; null if it is for any. */
  readonly region: string | null;
  /** The regions that the file lists, with what it says of each. */
  readonly regions: { readonly [name: string]: ConfiguredRegion };
  /** Whether functions have layers in another region that the stage is deployed to. False if it is packaged for any region. */
  readonly hasLayersElsewhere: boolean;
  readonly appName: string;
  readonly apiGatewayStage: string;
  readonly endpointType: 'EDGE' | 'REGIONAL' | 'PRIVATE';
  /** One ID or a list, as configured. Null also for an empty list, with which a stage removes the top level's IDs. */
  readonly endpointVpce: string | readonly string[] | null;
  /** Relative to the folder of the configuration file. */
  readonly apiGatewayPolicyFile: string | null;
  /** In bytes. */
  readonly minimumCompressionSize: number | null;
  readonly customDomain: CustomDomain | null;
  readonly websocketCustomDomain: CustomDomain | null;
  readonly automaticLayer: boolean;
  readonly stageVariables: { readonly [name: string]: string };
  readonly api: ApiSettings;
  /** Of the REST API. */
  readonly alarms: Alarms;
  /** How new code goes live; null if it does with its deployment. */
  readonly release: ReleaseSettings | null;
  /** Other stages with the same `apiGatewayStage`: in one account, CloudWatch counts their APIs together. */
  readonly sameApiGatewayStage: readonly string[];
  /** Logical IDs that functions keep, by the functions' names, as written. */
  readonly logicalIds: PinnedIds;
  readonly bundleAwsSdk: boolean;
  readonly minify: boolean;
  /** Whether the template is indented, or JSON on one line. */
  readonly templateLayout: 'indented' | 'compact';
  /** Whether the Swagger document stands in the template, or in a file that CloudFormation includes. */
  readonly swaggerLayout: 'inline' | 'file';
  /** Names of npm packages. */
  readonly externalPackages: readonly string[];
  /** Globs, relative to the project folder. */
  readonly include: readonly string[];
  /** Relative to the project folder, in the order in which they are merged. */
  readonly mergeTemplates: readonly string[];
  /** The settings of the functions that the file names, whether the app has them or not. Use `functionConfig` to look one up. */
  readonly functions: { readonly [name: string]: FunctionConfig };
  /** The settings of all other functions. */
  readonly otherFunctions: FunctionConfig;
  /** Whether the file lists the stage. */
  readonly isConfigured: boolean;
  /** The stages that the file lists, in its order. */
  readonly configuredStages: readonly string[];
  /** The settings as written, for the places that problems name. */
  readonly levels: Levels;
}

export interface ConfiguredRegion {
  readonly primary: boolean;
  /** Null for all. */
  readonly stages: readonly string[] | null;
  /** Whether they are written as a map, with what differs for each. */
  readonly isMap: boolean;
}

export interface CustomDomain {
  readonly domainName: string;
  readonly certificateArn: string;
  /** API Gateway's security policy: `TLS_1_2`, `SecurityPolicy_TLS13_1_3_2025_09`. */
  readonly tlsVersion: string | null;
  readonly endpointAccessMode: 'BASIC' | 'STRICT' | null;
  /** Whether the template's outputs say what the DNS record needs. */
  readonly dnsOutputs: boolean;
  readonly urlPrefix: string | null;
  readonly tags: { readonly [name: string]: string };
}

/**
 * A stage that the file does not list has the top level's settings.
 *
 * @param region the one for which it is packaged; null for any
 */
export function resolveStage(written: ConfigFile, file: string, stage: string, region: string | null = null): StageConfig {
  const levels = splitLevels(written, stage, region);
  const places = levelsOf(levels, stage);
  const mergeTemplates = [levels.top, levels.stage, levels.region?.settings, levels.region?.stage].flatMap((settings) => settings?.merge_templates ?? []);
  const compression = winner(places, 'minimum_compression_size');
  const vpce = winner(places, 'api_gateway_endpoint_vpce');
  const configuredStages = Object.keys(written.stages ?? {});
  return {
    file,
    stage,
    region,
    regions: regionsOf(written),
    hasLayersElsewhere: region !== null && othersOf(written, stage, region).some((other) => hasLayers(splitLevels(written, stage, other), stage)),
    appName: written.app_name,
    apiGatewayStage: apiGatewayStageOf(written, stage),
    endpointType: winner(places, 'api_gateway_endpoint_type') ?? 'EDGE',
    endpointVpce: vpce?.length === 0 ? null : vpce,
    apiGatewayPolicyFile: winner(places, 'api_gateway_policy_file'),
    minimumCompressionSize: compression === null ? null : Number(compression),
    customDomain: customDomain(winner(places, 'api_gateway_custom_domain')),
    websocketCustomDomain: customDomain(winner(places, 'websocket_api_custom_domain')),
    automaticLayer: winner(places, 'automatic_layer') ?? false,
    stageVariables: mergedMap(places, 'stage_variables'),
    api: resolveApi(places),
    alarms: resolveAlarms(places),
    release: resolveRelease(places),
    sameApiGatewayStage: configuredStages.filter((other) => other !== stage && apiGatewayStageOf(written, other) === apiGatewayStageOf(written, stage)),
    logicalIds: mergedMap(places, 'logical_ids'),
    bundleAwsSdk: winner(places, 'bundle_aws_sdk') ?? false,
    minify: winner(places, 'minify') ?? true,
    templateLayout: winner(places, 'template_layout') ?? 'indented',
    swaggerLayout: winner(places, 'swagger_layout') ?? 'inline',
    externalPackages: winner(places, 'external_packages') ?? [],
    include: winner(places, 'include') ?? [],
    mergeTemplates,
    functions: functionsOf(levels, stage),
    otherFunctions: resolveFunction(levels, stage),
    isConfigured: configuredStages.includes(stage),
    configuredStages,
    levels,
  };
}

function apiGatewayStageOf(written: ConfigFile, stage: string): string {
  return winner(levelsOf(splitLevels(written, stage), stage), 'api_gateway_stage') ?? 'api';
}

/**
 * The settings of one function.
 *
 * @param name The function's name as declared, with a blueprint's prefix; `api_handler` for the routes.
 */
export function functionConfig({ functions, otherFunctions }: StageConfig, name: string): FunctionConfig {
  return ownValue(functions, name) ?? otherFunctions;
}

/**
 * The path in the file of the value of a key, for problems; if nothing sets it, the key at the top level.
 * For a merged map, the path of the most specific map.
 */
export function originOf(config: StageConfig, key: string, functionName?: string): (string | number)[] {
  const level = levelOf(levelsOf(config.levels, config.stage, functionName), key);
  return [...(level?.path ?? []), key];
}

function regionsOf({ regions }: ConfigFile): StageConfig['regions'] {
  const entries = Object.entries(regions ?? {});
  return Object.fromEntries(
    entries.map(([name, region]) => {
      const stages = region?.stages ?? null;
      const isMap = stages !== null && !Array.isArray(stages);
      return [name, { primary: region?.primary ?? entries.length === 1, stages: isMap ? Object.keys(stages) : stages, isMap }];
    }),
  );
}

/** The other regions that the stage is deployed to. */
function othersOf(file: ConfigFile, stage: string, region: string): string[] {
  return stageRegions(regionsOf(file), stage).filter((name) => name !== region);
}

function hasLayers(levels: Levels, stage: string): boolean {
  return [resolveFunction(levels, stage), ...Object.values(functionsOf(levels, stage))].some(({ layers }) => layers.length > 0);
}

/** The settings of the functions that some level names. */
function functionsOf(levels: Levels, stage: string): { readonly [name: string]: FunctionConfig } {
  const { region } = levels;
  const named = [levels.topFunctions, levels.stageFunctions, region?.functions ?? {}, region?.stageFunctions ?? {}];
  const names = new Set(named.flatMap((functions) => Object.keys(functions)));
  return Object.fromEntries([...names].map((name) => [name, resolveFunction(levels, stage, name)]));
}

function regionLevel({ regions }: ConfigFile, name: string, stage: string): RegionLevel {
  const { primary: _primary, stages, lambda_functions: functions, ...settings } = ownValue(regions ?? {}, name) ?? {};
  const ofStage = stages === null || stages === undefined || Array.isArray(stages) ? undefined : ownValue(stages, stage);
  const { lambda_functions: stageFunctions, ...own } = ofStage ?? {};
  return { name, settings, functions: functions ?? {}, stage: own, stageFunctions: stageFunctions ?? {} };
}

function splitLevels(written: ConfigFile, stage: string, region: string | null = null): Levels {
  const { $schema: _schema, version: _version, app_name: _appName, stages, regions: _regions, lambda_functions: topFunctions, ...top } = written;
  const { lambda_functions: stageFunctions, ...ofStage } = ownValue(stages ?? {}, stage) ?? {};
  return {
    top,
    topFunctions: topFunctions ?? {},
    stage: ofStage,
    stageFunctions: stageFunctions ?? {},
    ...(region !== null && { region: regionLevel(written, region, stage) }),
  };
}

function customDomain(settings: CustomDomainSettings): CustomDomain | null {
  if (settings === null) return null;
  const { domain_name: domainName, certificate_arn: certificateArn, url_prefix: urlPrefix = null, tags } = settings;
  const { tls_version: tlsVersion = null, endpoint_access_mode: endpointAccessMode = null } = settings;
  const dnsOutputs = settings.dns_outputs ?? false;
  return { domainName, certificateArn, tlsVersion, endpointAccessMode, dnsOutputs, urlPrefix, tags: { ...tags } };
}
