import { hasMacro } from '../../compiler/merged/known-names.js';
import { type MeasuredQuota, measuredQuotas } from '../../compiler/quota/measured-quota.js';
import { packageUses } from '../../compiler/quota/package-uses.js';
import { templateSizeUses } from '../../compiler/quota/template-size-uses.js';
import { templateUses } from '../../compiler/quota/template-uses.js';
import { expandTemplate } from '../../compiler/expand/expand-template.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { templateSize } from './output-files.js';
import type { PackageOptions } from './package-options.js';
import { packWithoutQuotas } from './package-stage.js';
import { regionToLookAt } from './release-region.js';

/** What to measure. */
export type QuotaOptions = Omit<PackageOptions, 'outputPath' | 'prove' | 'forDeployment'>;

/** How much a stage uses of what AWS allows. */
export interface StageQuotas {
  /** Its name. */
  readonly stage: string;
  /** Those that are used most come first. What is above its limit is here too, where packaging would refuse it. */
  readonly quotas: readonly MeasuredQuota[];
  /** What may add to that in a way that is not known here: macros (`macro`, without a logical ID), and what of SAM is not expanded. */
  readonly notCounted: readonly { readonly logicalId: string | null; readonly type: string }[];
  /** Warnings only, and none of quotas. */
  readonly problems: readonly Problem[];
}

/**
 * Packages a stage without writing or proving anything, and measures what it uses of AWS's quotas, like `tschalice quota`.
 *
 * @throws ProblemError with all errors and warnings of a stage that does not package for another reason
 */
export async function measureQuotas(options: QuotaOptions): Promise<StageQuotas> {
  const packed = await packWithoutQuotas({ ...options, region: await regionToLookAt(options) });
  const { template, deploymentPackage, files, problems } = packed;
  const uses = [
    ...templateUses(template),
    ...templateSizeUses(templateSize(packed, files)),
    ...(deploymentPackage === undefined ? [] : packageUses(deploymentPackage.size)),
  ];
  const macros = hasMacro(template) ? [{ logicalId: null, type: 'macro' }] : [];
  return { stage: options.stage, quotas: measuredQuotas(uses), notCounted: [...macros, ...expandTemplate(template).unknown], problems };
}
