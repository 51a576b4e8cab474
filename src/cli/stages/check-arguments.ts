import { UsageError } from '../arguments/usage-error.js';

/** The words behind `stages`, and the options that only `compare` has. */
export interface StagesWords {
  readonly ACT: 'compare' | undefined;
  readonly STAGE: string | undefined;
  readonly OTHER: string | undefined;
  readonly region: string | undefined;
  readonly 'merge-template': readonly string[];
  readonly 'env-file': readonly string[];
}

/** @throws UsageError for what cannot be combined */
export function checkArguments({ ACT, STAGE, OTHER, region, 'merge-template': merges, 'env-file': envFiles }: StagesWords): void {
  if (ACT === undefined) {
    const given = { '--region': region !== undefined, '--merge-template': merges.length > 0, '--env-file': envFiles.length > 0 };
    const option = Object.entries(given).find(([, isGiven]) => isGiven)?.[0];
    if (option !== undefined) throw new UsageError(`${option} is for stages compare`);
    return;
  }
  if (STAGE === undefined || OTHER === undefined) throw new UsageError('stages compare needs the names of two stages: stages compare beta prod');
  if (STAGE === OTHER) throw new UsageError(`stages compare needs two stages, and '${STAGE}' is one`);
}
