import { UsageError } from '../arguments/usage-error.js';
import type { ValueKind } from '../arguments/value-kind.js';

/** An alarm of CloudWatch, and the stage that it watches. */
export interface StageAlarm {
  readonly stage: string;
  readonly alarm: string;
}

/** `prod=orders-errors` */
export const stageAlarm: ValueKind<StageAlarm> = {
  read(given, option) {
    const [, stage, alarm] = /^([A-Za-z0-9_-]+)=([A-Za-z0-9 ._/-]{1,255})$/.exec(given) ?? [];
    if (stage !== undefined && alarm !== undefined) return { stage, alarm };
    throw new UsageError(`--${option} takes one STAGE=NAME, the name of an alarm of letters, digits, spaces and ._/-; repeat the option for more`);
  },
};

export const minutes: ValueKind<number> = {
  read(given, option) {
    if (/^[1-9][0-9]{0,3}$/.test(given) && Number(given) <= 1440) return Number(given);
    throw new UsageError(`--${option} must be a whole number of minutes from 1 to 1440, not '${given}'`);
  },
};

/** CodePipeline takes so many of a kind. */
const most = 8;

/** `src/**,!docs/**` */
export const patterns: ValueKind<readonly string[]> = {
  read(given, option) {
    const all = given.split(',').map((pattern) => pattern.trim());
    if (all.includes('') || all.includes('!')) throw new UsageError(`--${option} has an empty pattern`);
    if (all.length > most) throw new UsageError(`--${option} takes up to ${most} patterns, not ${all.length}`);
    return all;
  },
};
