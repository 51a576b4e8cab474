import { UsageError } from '../arguments/usage-error.js';

/** Which accounts are meant, and how the operation goes. */
export interface StackSetTargets {
  /** Comma-separated. */
  readonly accounts: string | undefined;
  /** Comma-separated. */
  readonly 'organizational-units': string | undefined;
  readonly 'call-as': 'self' | 'delegated-admin' | undefined;
  readonly 'max-concurrent': string | undefined;
  readonly 'failure-tolerance': string | undefined;
}

/** Refuses arguments that cannot be combined. @throws UsageError */
export function checkArguments({ accounts, 'organizational-units': units, 'call-as': callAs }: StackSetTargets): void {
  if (accounts !== undefined && units !== undefined) throw new UsageError('give --accounts or --organizational-units, not both');
  if (callAs !== undefined && units === undefined) throw new UsageError('--call-as is for --organizational-units: accounts alone need no organization');
}
