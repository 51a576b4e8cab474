import { UsageError } from '../arguments/usage-error.js';
import type { ValueKind } from '../arguments/value-kind.js';

/** An alarm of CloudWatch, and the stage that it watches. */
export interface StageAlarm {
  readonly stage: string;
  /** Undefined for all regions of the stage. */
  readonly region: string | undefined;
  /** A word of the app's own alarms, a name, or an ARN. */
  readonly alarm: string;
}

const name = '[A-Za-z0-9 ._/-]{1,255}';
const arn = `arn:aws[a-z-]*:cloudwatch:[a-z0-9-]+:[0-9]{12}:alarm:${name}`;

/** `prod=error_rate`, `prod.eu-west-1=orders-errors` */
export const stageAlarm: ValueKind<StageAlarm> = {
  read(given, option) {
    const [, stage, region, alarm] = new RegExp(`^([A-Za-z0-9_-]+)(?:\\.([a-z0-9-]+))?=(${name}|${arn})$`).exec(given) ?? [];
    if (stage !== undefined && alarm !== undefined) return { stage, region, alarm };
    throw new UsageError(
      `--${option} takes one STAGE=ALARM or STAGE.REGION=ALARM: error_rate, FUNCTION.error_rate, the ARN of an alarm, or a name of letters, digits, spaces and ._/-; repeat the option for more`,
    );
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
