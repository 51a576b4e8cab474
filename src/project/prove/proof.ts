/** What was seen of a deployment package, without invoking anything. */
export interface Proof {
  /** The functions that start, in the template's order. */
  readonly functions: readonly string[];
  /** `v24.3.0`: the version that they were started with, whatever their runtimes are. */
  readonly node: string;
  /** What they used that only Lambda has: modules of the SDK, machine code, values of environment variables. Sorted. */
  readonly standIns: readonly string[];
  /** What was not proved, each with its reason: functions with `"prove": false`, and what only a layer holds. */
  readonly notProved: readonly string[];
}
