/** A stage in one of its regions. */
export interface Target {
  readonly stage: string;
  /** Undefined for the stage without settings of a region. */
  readonly region: string | undefined;
}
