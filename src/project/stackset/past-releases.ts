import type { Problem } from '../../compiler/problem/problem.js';
import { pastResources } from '../../compiler/release/past-resources.js';
import { commandOf } from '../../compiler/release/step.js';
import type { PackagedStage } from '../stage/packaged-stage.js';

/** The releases, region by region, that only stacks have which were there before: `f25b549157`. */
export function pastReleases({ template, release }: PackagedStage): string[] {
  if (release === undefined) return [];
  return [...new Set(pastResources(template, release.ledger, release.source).map((one) => one.release))];
}

/** A new stack would make the versions of these releases of the source. `deploy` asks AWS; a stack set makes stacks in accounts that nobody looked at. */
export function onlyInExistingStacks({ config, release }: PackagedStage, releases: readonly string[]): Problem {
  const names = releases.join(' and ');
  return {
    code: 'stackset-past',
    severity: 'warning',
    where: { file: release!.file },
    message: `a new stack in ${config.region} would make ${names} of the source (${release!.source.id}), so update only stacks that have ${names} already`,
    fix: `before a stack is added, forget the earlier releases with \`${commandOf(config, 'init --force')}\``,
  };
}
