import type { CommittedOutput, ReviewSettings } from './review-settings.js';

type ReviewTarget = Omit<CommittedOutput, 'out'>;

/** Each stage, in each of its regions if it has some. */
export function reviewTargets({ stages, regions }: Pick<ReviewSettings, 'stages' | 'regions'>): ReviewTarget[] {
  return stages.flatMap((stage): ReviewTarget[] => {
    const own = regions[stage] ?? [];
    return own.length === 0 ? [{ stage }] : own.map((region) => ({ stage, region }));
  });
}

/** What follows `--stage` for it: `prod`, `prod --region eu-west-1`. */
export function targetWords({ stage, region, hasAllRegions = false }: ReviewTarget): string {
  if (hasAllRegions) return `${stage} --all-regions`;
  return region === undefined ? stage : `${stage} --region ${region}`;
}

/** What `diff` compares. */
export function diffWords({ stages, regions, isAllStages }: Pick<ReviewSettings, 'stages' | 'regions' | 'isAllStages'>): string[] {
  const hasRegions = stages.some((stage) => (regions[stage] ?? []).length > 0);
  return [...(isAllStages ? ['--all-stages'] : stages.map((stage) => `--stage ${stage}`)), ...(hasRegions ? ['--all-regions'] : [])];
}
