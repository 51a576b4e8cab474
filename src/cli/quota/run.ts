import { isRefused } from '../../compiler/quota/measured-quota.js';
import { measureQuotas } from '../../project/stage/measure-quotas.js';
import { showStage } from '../arguments/show-stage.js';
import type { StageArguments } from '../arguments/stage-request.js';
import { styleOf } from '../terminal/terminal.js';
import type { QuotaResult } from './result.js';
import { quotaText } from './text.js';

interface QuotaArguments extends StageArguments {
  readonly stage: string;
  readonly region: string | undefined;
  readonly 'template-format': 'json' | 'yaml';
  readonly json: boolean;
}

export function runQuota(args: QuotaArguments): Promise<number> {
  return showStage<QuotaResult>(
    args,
    async (options) => {
      const measured = await measureQuotas({ ...options, stage: args.stage, region: args.region, templateFormat: args['template-format'] });
      return { ok: !isRefused(measured.quotas), ...measured };
    },
    (measured) => quotaText(measured, styleOf(process.stdout)),
  );
}
