import { deleteStackCommand } from '../../compiler/cloudformation/delete-stack-command.js';
import { regionPattern } from '../../compiler/cloudformation/region.js';
import { readdir } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { stackName } from '../../compiler/cloudformation/stack-name.js';
import type { StageConfig } from '../../compiler/config/resolve-stage.js';
import { stageRegions } from '../../compiler/config/stage-regions.js';
import type { Problem } from '../../compiler/problem/problem.js';
import { shownPlace } from '../disk/shown-path.js';
import type { PackagedStage } from './packaged-stage.js';
import { isInTree, type TreeOutput, treePackages } from './tree-output.js';

/**
 * Warns about the folders of regions that the configuration no longer has for a stage. They stay, like every file that is not written, and their stacks
 * are in no command's list.
 */
export async function checkLeftRegions(packages: readonly PackagedStage[], output: TreeOutput): Promise<Problem[]> {
  const { directory } = packages[0]!.project;
  const ofStages = new Map(treePackages(packages, output.stageFolders).map(({ zipFolder, packaged }) => [zipFolder, packaged.config]));
  const problems: Problem[] = [];
  for (const [folder, config] of ofStages) {
    const path = join(output.path, folder);
    for (const region of await leftIn(path, config)) {
      const shown = output.shownPath === undefined ? undefined : posix.join(output.shownPath, folder, region);
      problems.push(left(config, region, shownPlace(directory, join(path, region), shown)));
    }
  }
  return problems;
}

/** What packaging wrote for one region of several, and writes no more. */
async function leftIn(path: string, { regions, stage }: StageConfig): Promise<string[]> {
  const used = stageRegions(regions, stage);
  const entries = await readdir(path, { withFileTypes: true }).catch(() => []);
  const names = entries.filter((entry) => entry.isDirectory() && regionPattern.test(entry.name) && !used.includes(entry.name)).map(({ name }) => name);
  const isOurs = await Promise.all(names.map((name) => isInTree(join(path, name))));
  return names.filter((_, index) => isOurs[index]).sort();
}

function left({ appName, stage }: StageConfig, region: string, file: string): Problem {
  const message = `the package is from an earlier run: the configuration no longer deploys stage '${stage}' to ${region}, but its stack there may still exist`;
  const stack = deleteStackCommand(stackName(appName, stage), region);
  return { code: 'region-left', severity: 'warning', where: { file }, message, fix: `delete the stack if nobody needs it (${stack}), then remove the folder` };
}
