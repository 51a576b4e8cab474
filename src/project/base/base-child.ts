// A process packages the base, as an app that is loaded sees the working folder of its process, and the working tree is packaged at the same time.
import { stageRegions } from '../../compiler/config/stage-regions.js';
import { ProblemError } from '../../compiler/problem/problem.js';
import { readAnyStage } from '../read/read-stage.js';
import { sharedWork } from '../stage/shared-work.js';
import type { BaseAnswer, BaseDefect, BaseRequest } from './base-message.js';
import { packagedSide } from './packaged-side.js';
import type { Target } from './target.js';

process.once('message', (request: BaseRequest) => {
  answer(request)
    .catch((error: unknown) => tell({ defect: String((error as Error).stack ?? error) }))
    .then(
      () => process.exit(),
      () => process.exit(1),
    );
});

/** A secret in the base does not keep anyone from comparing with it: the change may be what removes it. */
async function answer({ project, targets, options }: BaseRequest): Promise<void> {
  process.chdir(project.directory);
  const shared = sharedWork();
  for (const target of targets) {
    try {
      const { stage } = target;
      const region = await regionIfListed(project, target);
      const { side, origins } = await packagedSide({ ...options, project, stage, region, refusesSecrets: false }, shared);
      await tell({ target, packaged: { side, origins }, problems: [] });
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error;
      await tell({ target, problems: error.problems });
    }
  }
}

/** Before the configuration had it, a stage had no settings of its own there. */
async function regionIfListed(project: BaseRequest['project'], { stage, region }: Target): Promise<string | undefined> {
  const { regions } = (await readAnyStage(project, stage)).config;
  return region !== undefined && stageRegions(regions, stage).includes(region) ? region : undefined;
}

function tell(message: BaseAnswer | BaseDefect): Promise<void> {
  return new Promise((resolve, reject) => process.send!(message, (error: Error | null) => (error === null ? resolve() : reject(error))));
}
