import { type Level, mergedGroup, winner } from './level.js';

/** Environments of a function that Lambda keeps started. */
export interface ProvisionedConcurrency {
  readonly min: number;
  readonly max: number;
  /** The share in use that Application Auto Scaling aims at; null if nothing but schedules changes the number. */
  readonly targetUtilization: number | null;
  readonly schedules: readonly CapacitySchedule[];
}

export interface CapacitySchedule {
  readonly name: string;
  /** Empty if it is missing. */
  readonly expression: string;
  readonly timezone: string | null;
  readonly min: number | null;
  readonly max: number | null;
}

export function resolveProvisioned(levels: readonly Level[]): ProvisionedConcurrency | null {
  const first = winner(levels, 'provisioned_concurrency');
  if (typeof first === 'number') return first === 0 ? null : { min: first, max: first, targetUtilization: null, schedules: [] };
  const written = mergedGroup(levels, 'provisioned_concurrency');
  if (written === null) return null;
  const schedules = Object.entries(written.schedules ?? {}).flatMap(([name, one]): CapacitySchedule[] => {
    if (one === null) return [];
    return [{ name, expression: one.schedule ?? '', timezone: one.timezone ?? null, min: one.min ?? null, max: one.max ?? null }];
  });
  const min = written.min ?? Math.min(1, written.max ?? 1);
  const max = written.max ?? min;
  const byDefault = max > min && schedules.length === 0 ? 0.7 : null;
  return { min, max, targetUtilization: written.target_utilization ?? byDefault, schedules };
}

/** Whether the number changes by itself. */
export function isScaled({ min, max, targetUtilization, schedules }: ProvisionedConcurrency): boolean {
  return schedules.length > 0 || (targetUtilization !== null && max > min);
}
