// A process packages the base, as an app that is loaded sees the working folder of its process, and the working tree is packaged at the same time.
import { ProblemError } from '../../compiler/problem/problem.js';
import { sharedWork } from '../stage/shared-work.js';
import type { BaseAnswer, BaseDefect, BaseRequest } from './base-message.js';
import { packagedSide } from './packaged-side.js';

process.once('message', (request: BaseRequest) => {
  answer(request)
    .catch((error: unknown) => tell({ defect: String((error as Error).stack ?? error) }))
    .then(
      () => process.exit(),
      () => process.exit(1),
    );
});

/** A secret in the base does not keep anyone from comparing with it: the change may be what removes it. */
async function answer({ project, stages, options }: BaseRequest): Promise<void> {
  process.chdir(project.directory);
  const shared = sharedWork();
  for (const stage of stages) {
    try {
      const { side, origins } = await packagedSide({ ...options, project, stage, refusesSecrets: false }, shared);
      await tell({ stage, packaged: { side, origins }, problems: [] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await tell({ stage, problems: error.problems });
    }
  }
}

function tell(message: BaseAnswer | BaseDefect): Promise<void> {
  return new Promise((resolve, reject) => process.send!(message, (error: Error | null) => (error === null ? resolve() : reject(error))));
}
