import { UsageError } from '../arguments/usage-error.js';
import { actsInWords, type ReleaseAct } from './release-act.js';

interface GivenArguments {
  readonly step: ReleaseAct | undefined;
  readonly to: number | undefined;
  readonly percent: number | undefined;
  readonly region: string | undefined;
  readonly 'all-regions': boolean;
  readonly 'stage-variable': readonly string[];
  readonly force: boolean;
}

/** Refuses what does not go together. @throws UsageError */
export function checkArguments(args: GivenArguments): void {
  const { step, to, percent, force } = args;
  if (step === undefined) throw new UsageError(`say what to do: ${actsInWords}`);
  if (step === 'step' && to === undefined) throw new UsageError('say how many percent the candidate gets: release step 50');
  if (step !== 'step' && to !== undefined) throw new UsageError(`unexpected argument '${to}': only release step takes a percentage`);
  if (step !== 'start' && percent !== undefined) {
    throw new UsageError(step === 'step' ? `write the percentage after step: release step ${percent}` : 'only release start has --percent');
  }
  if (step !== 'start' && args['stage-variable'].length > 0) throw new UsageError('only release start has --stage-variable');
  if (args['all-regions'] && args.region !== undefined) throw new UsageError('give --region or --all-regions, not both');
  if (args['all-regions'] && step === 'status') throw new UsageError('status is of one region: name it with --region');
  if (step !== 'init' && force) throw new UsageError('only release init has --force');
}
