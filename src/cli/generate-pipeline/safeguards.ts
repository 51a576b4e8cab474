import type { Safeguards } from '../../compiler/pipeline/safeguards.js';
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
export function safeguardsOf(args: SafeguardArguments): Partial<Safeguards> | undefined {
  const { 'smoke-test': smokeTest, 'on-failure': onFailure, 'watch-alarm': watched, 'watch-minutes': watchMinutes, branches, paths } = args;
  const isNone = smokeTest === undefined && onFailure === undefined && watched.length === 0 && branches === undefined && paths === undefined;
  if (isNone) return undefined;
  const alarms = Object.fromEntries([...new Set(watched.map(({ stage }) => stage))].map((stage) => [stage, namesOf(watched, stage)]));
  return {
    smokeTest,
    onFailure: onFailure ?? (smokeTest === undefined && watched.length === 0 ? undefined : 'rollback'),
    alarms,
    ...(watchMinutes !== undefined && { watchMinutes }),
    branches: branches ?? [],
    paths: paths ?? [],
  };
}

function namesOf(watched: readonly StageAlarm[], stage: string): string[] {
  return [...new Set(watched.filter((one) => one.stage === stage).map(({ alarm }) => alarm))];
}
