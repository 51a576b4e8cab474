/** A stage in one of its regions. */
export interface Target {
  readonly stage: string;
  /** Undefined for the stage without settings of a region. */
  readonly region: string | undefined;
}

/** What tells targets apart, as people say it: `prod in eu-west-1`. */
export function targetName({ stage, region }: Target): string {
  return region === undefined ? stage : `${stage} in ${region}`;
}
