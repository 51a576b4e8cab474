/** That a deployment package works, as far as that can be seen without invoking anything. */
export interface Proof {
  /** The functions that start, in the template's order. */
  readonly functions: readonly string[];
  /** `v24.3.0`: what they were started on, whatever their runtimes are. */
  readonly node: string;
  /** What they met of which only Lambda has the real one: modules of the SDK, machine code, values of environment variables. Sorted. */
  readonly standIns: readonly string[];
}
