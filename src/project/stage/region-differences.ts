import { differencesOf, pathText } from '../../compiler/diff/difference.js';
import { brief, shownValues } from '../../compiler/diff/shown-value.js';
import { layerFile, packageFile } from '../../compiler/quota/package-uses.js';
import type { Problem } from '../../compiler/problem/problem.js';
import type { PackagedStage } from './packaged-stage.js';

const mostTold = 10;

/**
 * What differs between the regions of a stage, other than by their settings.
 *
 * @param plain what they are without settings of their own
 * @param packages what they are
 */
export function regionDifferences(plain: readonly PackagedStage[], packages: readonly PackagedStage[]): Problem[] {
  const [first, ...others] = plain;
  if (first === undefined) return [];
  return [...others.flatMap((other) => templateDifferences(first, other)), ...packages.slice(1).flatMap((other) => codeDifferences(packages[0]!, other))].slice(
    0,
    mostTold,
  );
}

function templateDifferences(one: PackagedStage, other: PackagedStage): Problem[] {
  const shown = shownValues([one.template, other.template]);
  return differencesOf(one.template, other.template).map(({ path, was, is }) => {
    const values = [was, is].map((value) => (value === undefined ? 'nothing' : brief(shown(path, value))));
    const difference = values[0] === values[1] ? '' : `: ${values.join(' → ')}`;
    const message = `${pathText(path)} is not the same in ${one.config.region} and ${other.config.region}, and no setting of them says so${difference}`;
    const fix = 'look for what the app takes from AWS_REGION, or from elsewhere, while it is loaded, and declare the same in every region';
    return problem(other, message, fix);
  });
}

function codeDifferences(one: PackagedStage, other: PackagedStage): Problem[] {
  const isSame = (name: string): boolean => {
    const [was, is] = [one, other].map(({ files }) => files.find((file) => file.name === name)?.content);
    return was === undefined || is === undefined ? was === is : Buffer.compare(was, is) === 0;
  };
  return [packageFile, layerFile]
    .filter((name) => !isSame(name))
    .map((name) => {
      const message = `${name} is not the same in ${one.config.region} and ${other.config.region}, but all regions run the same code`;
      return problem(other, message, 'declare the same routes and functions whatever the environment variables of a region are');
    });
}

function problem({ config: { stage } }: PackagedStage, message: string, fix: string): Problem {
  return { code: 'regions-differ', severity: 'error', where: { file: `stage ${stage}` }, message, fix };
}
