import type { Problem } from '../../compiler/problem/problem.js';
import type { PastResource } from '../../compiler/release/past-resources.js';
import { commandOf } from '../../compiler/release/step.js';
import type { PackagedStage } from '../stage/packaged-stage.js';
import { stackProblem } from './stack-problem.js';

const mostNamed = 3;

/** For a stack that lacks what the ledger names beside the source: a new one, or one in another account or region. */
export function pastMissing(missing: readonly PastResource[], { config, release }: PackagedStage, stackName: string): Problem {
  const releases = [...new Set(missing.map((one) => one.release))];
  const names = missing.slice(0, mostNamed).map(({ logicalId }) => logicalId);
  const more = missing.length - names.length;
  const message =
    `it lacks ${names.join(', ')}${more > 0 ? ` and ${more} more` : ''} of ${releases.length === 1 ? 'release' : 'the releases'} ${releases.join(' and ')},` +
    ` which ${release?.file} names; CloudFormation would make them of the source, which is ${release?.source.id}`;
  const fix = `deploy the commit of ${releases.at(-1)} first, or forget what was before the source: ${commandOf(config, 'init --force')}`;
  return stackProblem('release-not-deployed', stackName, message, fix);
}
