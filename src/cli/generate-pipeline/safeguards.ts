import type { GivenSafeguards } from '../../project/pipeline/pipeline-options.js';
import type { StageAlarm } from './safeguard-kind.js';

/** The options that say what a pipeline does beside deploying. */
export interface SafeguardArguments {
  readonly 'smoke-test': string | undefined;
  readonly 'on-failure': 'rollback' | 'retry' | undefined;
  readonly 'watch-alarm': readonly StageAlarm[];
  readonly 'watch-minutes': number | undefined;
  readonly branches: readonly string[] | undefined;
  readonly paths: readonly string[] | undefined;
}

/** Undefined if none of them is given. */
export function safeguardsOf(args: SafeguardArguments): Partial<GivenSafeguards> | undefined {
  const { 'smoke-test': smokeTest, 'on-failure': onFailure, 'watch-alarm': watched, 'watch-minutes': watchMinutes, branches, paths } = args;
  const isNone = smokeTest === undefined && onFailure === undefined && watched.length === 0 && branches === undefined && paths === undefined;
  if (isNone) return undefined;
  const alarms = Object.fromEntries([...new Set(watched.map(placeOf))].map((place) => [place, alarmsOf(watched, place)]));
  return {
    smokeTest,
    onFailure: onFailure ?? (smokeTest === undefined && watched.length === 0 ? undefined : 'rollback'),
    alarms,
    ...(watchMinutes !== undefined && { watchMinutes }),
    branches: branches ?? [],
    paths: paths ?? [],
  };
}

function placeOf({ stage, region }: StageAlarm): string {
  return region === undefined ? stage : `${stage}.${region}`;
}

function alarmsOf(watched: readonly StageAlarm[], place: string): string[] {
  return [...new Set(watched.filter((one) => placeOf(one) === place).map(({ alarm }) => alarm))];
}
