import { live, ref } from '../cloudformation/intrinsic.js';
import type { Value } from '../cloudformation/template.js';
import type { PipelineStage } from './pipeline-stage.js';

/** What a pipeline does beside deploying. Without any of it, it is what it always was. */
export interface Safeguards {
  /** A command for a POSIX shell that runs after each deployment, in the source's root, with STAGE and ENDPOINT_URL. */
  readonly smokeTest: string | undefined;
  /** What happens with a stage that fails. */
  readonly onFailure: 'rollback' | 'retry' | undefined;
  /** Alarms of CloudWatch, by the stage that goes back if one goes off after its deployment. */
  readonly alarms: { readonly [stage: string]: readonly WatchedAlarm[] };
  /** For so many minutes they are watched. */
  readonly watchMinutes: number;
  /** Patterns of branches whose pushes start it. Empty for the one of the source. */
  readonly branches: readonly string[];
  /** Patterns of files whose changes start it; those that begin with `!` do not. Empty for all. */
  readonly paths: readonly string[];
}

/** An alarm that a pipeline watches. */
export interface WatchedAlarm {
  /** For `Fn::Sub`. */
  readonly name: string;
  /** Undefined for that of the pipeline. */
  readonly region: string | undefined;
}

export const noSafeguards: Safeguards = { smokeTest: undefined, onFailure: undefined, alarms: {}, watchMinutes: 10, branches: [], paths: [] };

/** CodePipeline knows conditions, rollbacks and filters in pipelines of this type only. */
export function pipelineType(safeguards: Safeguards): { readonly PipelineType?: Value } {
  const { smokeTest, onFailure, alarms } = safeguards;
  const isUsed = smokeTest !== undefined || onFailure !== undefined || Object.keys(alarms).length > 0 || hasFilters(safeguards);
  return isUsed ? { PipelineType: 'V2' } : {};
}

export function hasFilters({ branches, paths }: Safeguards): boolean {
  return branches.length > 0 || paths.length > 0;
}

/** What of a push starts the pipeline. Only sources with a connection can be filtered. */
export function triggers(safeguards: Safeguards): { readonly Triggers?: Value } {
  if (!hasFilters(safeguards)) return {};
  const { branches, paths } = safeguards;
  const includes = paths.filter((path) => !path.startsWith('!'));
  const excludes = paths.filter((path) => path.startsWith('!')).map((path) => path.slice(1));
  const files = { ...(includes.length > 0 && { Includes: includes }), ...(excludes.length > 0 && { Excludes: excludes }) };
  const push = {
    Branches: { Includes: branches.length > 0 ? branches : [ref('SourceBranch')] },
    ...(paths.length > 0 && { FilePaths: files }),
  };
  return { Triggers: [{ ProviderType: 'CodeStarSourceConnection', GitConfiguration: { SourceActionName: 'Source', Push: [push] } }] };
}

/** CodePipeline takes so many rules in a condition. */
export const mostRules = 5;

/** How a stage ends: back to what was there before if it fails, or if an alarm goes off. */
export function stageEnd({ name }: PipelineStage, { onFailure, alarms, watchMinutes }: Safeguards): { readonly [key: string]: Value } {
  const watched = Object.hasOwn(alarms, name) ? alarms[name]! : [];
  const rules = watched.map(({ name: alarm, region }, index) => ({
    Name: `Alarm${index + 1}`,
    RuleTypeId: { Category: 'Rule', Owner: 'AWS', Provider: 'CloudWatchAlarm', Version: '1' },
    ...(region !== undefined && { Region: region }),
    Configuration: { AlarmName: live(alarm), AlarmStates: 'ALARM', WaitTime: String(watchMinutes) },
  }));
  return {
    ...(onFailure === 'rollback' && { OnFailure: { Result: 'ROLLBACK' } }),
    ...(onFailure === 'retry' && { OnFailure: { Result: 'RETRY', RetryConfiguration: { RetryMode: 'ALL_ACTIONS' } } }),
    ...(rules.length > 0 && { OnSuccess: { Conditions: [{ Result: 'ROLLBACK', Rules: rules }] } }),
  };
}
