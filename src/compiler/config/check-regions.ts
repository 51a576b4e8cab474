import { nearStage } from '../../app/near-stage.js';
import { knownRegions, regionOfArn } from '../cloudformation/region.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { Place, Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { checkEachFunction, type ConfiguredFunction, type FunctionProblem } from './check-each-function.js';
import { originOf, type StageConfig } from './resolve-stage.js';

type PathPlace = Place & { readonly path: Path };

/** Checks what the configuration says of regions: their names, which one is primary, and their stages. */
export function checkRegions(config: StageConfig): Problem[] {
  const { file, regions, configuredStages } = config;
  const names = Object.keys(regions);
  const at = (...path: Path): PathPlace => ({ file, path: ['regions', ...path] });
  return [
    ...names.flatMap((name) => checkName(name, at(name))),
    ...checkPrimary(config, at),
    ...names.flatMap(stagesOf),
    ...names.flatMap((name) => checkList(name, regions[name]!.stages, at(name, 'stages'))),
  ];

  function stagesOf(name: string): Problem[] {
    if (configuredStages.length === 0) return [];
    return (regions[name]!.stages ?? []).flatMap((stage, index): Problem[] => {
      if (configuredStages.includes(stage)) return [];
      const message = `region ${name} lists stage '${stage}', which is not among the configured stages`;
      return [
        {
          code: 'region-stage-unknown',
          severity: 'error',
          where: at(name, 'stages', regions[name]!.isMap ? stage : index),
          message,
          fix: suggest(stage, configuredStages),
        },
      ];
    });
  }
}

/** What is wrong with a list of stages, whatever their names are. */
function checkList(region: string, stages: readonly string[] | null, where: PathPlace): Problem[] {
  if (stages?.length === 0) {
    const message = `region ${region} lists no stages, so nothing is deployed there`;
    return [{ code: 'region-without-stages', severity: 'warning', where, message, fix: 'list stages, or remove "stages" for all of them, or the region' }];
  }
  return (stages ?? []).flatMap((stage, index): Problem[] => {
    if (stages!.indexOf(stage) === index) return [];
    const message = `region ${region} lists stage '${stage}' more than once`;
    return [{ code: 'region-stage-repeated', severity: 'warning', where: { ...where, path: [...where.path, index] }, message, fix: 'list it once' }];
  });
}

/** Names with another number may be of regions that are newer than this version. */
function checkName(name: string, where: Problem['where']): Problem[] {
  if (knownRegions.includes(name)) return [];
  const near = nearStage(name, knownRegions);
  if (near !== undefined) {
    return [{ code: 'region-name', severity: 'error', where, message: `AWS has no region '${name}'`, fix: `did you mean '${near}'?` }];
  }
  const guess = nearest(name, knownRegions);
  const fix = `${guess === undefined ? '' : `did you mean '${guess}'? `}aws account list-regions shows the regions of your account`;
  return [{ code: 'region-unknown', severity: 'warning', where, message: `this version does not know the region '${name}'`, fix }];
}

function checkPrimary({ regions }: StageConfig, at: (...path: Path) => PathPlace): Problem[] {
  const names = Object.keys(regions);
  const primary = names.filter((name) => regions[name]!.primary);
  if (names.length === 0 || primary.length === 1) return [];
  const fix = 'write "primary": true for the one that commands use when no --region is given, and for no other';
  const message = primary.length === 0 ? 'no region is primary' : `${primary.length} regions are primary: ${primary.join(', ')}`;
  return [{ code: 'region-primary', severity: 'error', where: primary.length === 0 ? at() : at(primary[1]!, 'primary'), message, fix }];
}

/** What functions use must be in the region that they run in. Checked if that is known. */
export function checkArnRegions(config: StageConfig, functions: readonly ConfiguredFunction[]): Problem[] {
  const { region } = config;
  if (region === null) return [];
  const elsewhere = (key: string, what: string, arns: readonly (string | null)[]): FunctionProblem[] =>
    [...new Set(arns.flatMap((arn) => (arn === null ? [] : (regionOfArn(arn) ?? []))))].flatMap((other): FunctionProblem[] => {
      if (other === region) return [];
      const message = `${what} is in ${other}, but the stage is packaged for ${region}`;
      const own = `give region ${region} one of its own: "regions": {"${region}": {"${key}": …}}`;
      // Layers are the one kind of ARN in which the configuration allows no names of CloudFormation.
      const fix = key === 'layers' ? own : `write \${AWS::Region} in the ARN for one of the same name in each region, or ${own}`;
      return [{ code: 'region-of-arn', severity: 'error', key, message, fix }];
    });
  const actions = ({ errorRate, latency, throttles, deadLetters }: StageConfig['alarms']): readonly string[] =>
    [errorRate, latency, throttles, deadLetters].flatMap((alarm) => alarm?.actions ?? []);
  const ofApi = functions.some(({ name }) => name === 'api_handler') ? actions(config.alarms) : [];
  const ofStage = elsewhere('alarms', 'the topic that the alarm notifies', ofApi).map(({ key, ...one }): Problem => ({
    ...one,
    where: { file: config.file, path: originOf(config, key) },
  }));
  const ofFunctions = checkEachFunction(config, functions, ({ layers, kmsKeyArn, alarms }) => [
    ...elsewhere('layers', 'the layer', layers),
    ...elsewhere('kms_key_arn', 'the key', [kmsKeyArn]),
    ...elsewhere('alarms', 'the topic that the alarm notifies', actions(alarms)),
  ]);
  // What stands at the stage is of the API and of all functions.
  const isTold = ({ where, message }: Problem): boolean =>
    ofStage.some((one) => message.endsWith(one.message) && JSON.stringify(one.where) === JSON.stringify(where));
  return [...ofStage, ...ofFunctions.filter((one) => !isTold(one))];
}
