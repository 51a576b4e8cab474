import { distinct } from '../cloudformation/distinct.js';
import { alarmKinds } from '../model/deployment.js';
import { nearest, suggest } from '../problem/nearest.js';
import type { Problem } from '../problem/problem.js';
import type { OwnAlarm } from './own-alarms.js';
import type { StageTarget } from './pipeline-stage.js';
import { mostRules, type WatchedAlarm } from './safeguards.js';
import type { PipelineSettings } from './settings.js';
import { suggestAlarm } from './suggest-alarm.js';
import { otherRegions, type Target, targetsOfStage, type WithTargets } from './target.js';

/**
 * Alarms as they are named for a pipeline, by `STAGE` or `STAGE.REGION`. Each is the word of an alarm of the app (`error_rate`, `cleanup.throttles`), the
 * ARN of an alarm, or the name of one, which is watched in each region of the stage.
 */
export interface NamedAlarms {
  /** Without duplicates. */
  readonly [place: string]: readonly string[];
}

/** A stage in a region, with the alarms that the app has there. */
export interface AlarmedTarget extends StageTarget {
  readonly ownAlarms: readonly OwnAlarm[];
  /** Of all functions of the app, with alarms or without. */
  readonly functionNames: readonly string[];
}

type Watching = Pick<PipelineSettings, 'home'> & { readonly stages: readonly WithTargets<AlarmedTarget>[] };

/** Whether the app has to be known to say what is meant. */
export function namesOwnAlarms(named: NamedAlarms): boolean {
  return Object.values(named).flat().some(isOwnWord);
}

/** @param file The pipeline's file, as problems name it. */
export function watchedAlarms(
  named: NamedAlarms,
  watching: Watching,
  file: string,
): { readonly alarms: { readonly [stage: string]: readonly WatchedAlarm[] }; readonly problems: readonly Problem[] } {
  const problems: Problem[] = [];
  const alarms: { [stage: string]: readonly WatchedAlarm[] } = {};
  const crosses = otherRegions(watching).length > 0;
  for (const stage of watching.stages) {
    const own = targetsOfStage(watching, stage);
    const found = Object.entries(named).flatMap(([place, written]) => {
      const [name, region] = place.split('.') as [string, string | undefined];
      if (name !== stage.name) return [];
      return written.flatMap((alarm) => inTargets({ place, region, alarm }, own, stage.name, crosses, file));
    });
    problems.push(...found.flatMap(({ problem }) => problem ?? []));
    const watched = distinct(found.flatMap((one) => one.alarm ?? []));
    if (watched.length > mostRules) problems.push(tooMany(stage.name, watched.length, own.length > 1, file));
    if (watched.length > 0) alarms[stage.name] = watched;
  }
  return { alarms, problems: distinct(problems) };
}

interface Found {
  readonly alarm?: WatchedAlarm;
  readonly problem?: Problem;
}

interface Written {
  readonly place: string;
  readonly region: string | undefined;
  readonly alarm: string;
}

function inTargets(written: Written, own: readonly (Target & AlarmedTarget)[], stage: string, crosses: boolean, file: string): Found[] {
  const { region, alarm } = written;
  const regions = own.flatMap((target) => target.region ?? []);
  const arn = partsOf(alarm);
  const meant = [region, arn?.region].filter((one) => one !== undefined);
  const wrong = regionProblem(written, meant, stage, regions, file);
  if (wrong.length > 0) return wrong.map((problem) => ({ problem }));
  const targets = own.filter((target) => meant.length === 0 || target.region === undefined || target.region === meant[0]);
  const at = ({ region: of }: Target): string | undefined => (crosses ? of : undefined);
  if (arn !== undefined) return targets.map((target) => ({ alarm: { name: arn.name, region: at(target) ?? (regions.length === 0 ? arn.region : undefined) } }));
  const found = targets.map((target) => inTarget(alarm, target, at(target)));
  // What is wrong in several regions is one mistake.
  const mistakes = distinct(found.flatMap(({ mistake }) => mistake ?? []));
  return [
    ...found.flatMap(({ alarm: one }) => (one === undefined ? [] : [{ alarm: one }])),
    ...mistakes.map((mistake) => {
      const places = targets.filter((_, index) => JSON.stringify(found[index]!.mistake) === JSON.stringify(mistake));
      return { problem: unknown(written, mistake, stage, places, file) };
    }),
  ];
}

interface Mistake {
  readonly what: string;
  readonly fix: string;
}

function inTarget(
  alarm: string,
  { ownAlarms, functionNames }: AlarmedTarget,
  region: string | undefined,
): { readonly alarm?: WatchedAlarm; readonly mistake?: Mistake } {
  const words = ownAlarms.map(({ word }) => word);
  const one = ownAlarms.find(({ word }) => word === alarm);
  if (one?.name !== undefined) return { alarm: { name: one.name, region } };
  if (one !== undefined) return { mistake: { what: 'has a name that only its deployment knows', fix: 'watch it by its ARN' } };
  if (!isOwnWord(alarm) && nearest(alarm, words) === undefined) return { alarm: { name: alarm, region } };
  return { mistake: { what: 'is no alarm of the app', fix: fixOf(alarm, words, functionNames) } };
}

function fixOf(alarm: string, words: readonly string[], functions: readonly string[]): string {
  const declared = words.length === 0 ? 'declare it with the key "alarms"' : suggestAlarm(alarm, { words, functions });
  return `${declared}${declared.endsWith('?') ? ' An' : '; an'} alarm that the app does not declare can be named by its ARN`;
}

function isOwnWord(alarm: string): boolean {
  const [, kind] = /^(?:[A-Za-z0-9_-]+\.)?([a-z_]+)$/.exec(alarm) ?? [];
  return kind !== undefined && Object.hasOwn(alarmKinds, kind);
}

function partsOf(alarm: string): { readonly region: string; readonly name: string } | undefined {
  const [, region, name] = /^arn:[^:]+:cloudwatch:([^:]+):[^:]+:alarm:(.+)$/.exec(alarm) ?? [];
  return region === undefined || name === undefined ? undefined : { region, name };
}

function unknown({ place, alarm }: Written, { what, fix }: Mistake, stage: string, targets: readonly Target[], file: string): Problem {
  const regions = targets.flatMap(({ region }) => region ?? []).join(', ');
  return {
    code: 'pipeline-alarm-unknown',
    severity: 'error',
    where: { file },
    message: `--watch-alarm ${place}=${alarm}: '${alarm}' ${what} on stage ${stage}${regions === '' ? '' : ` in ${regions}`}`,
    fix,
  };
}

/** What is wrong with the regions that an entry names, if anything is. */
function regionProblem({ place, alarm }: Written, named: readonly string[], stage: string, regions: readonly string[], file: string): Problem[] {
  const words = `--watch-alarm ${place}=${alarm}`;
  const problem = (message: string, fix: string): Problem[] => [
    { code: 'pipeline-alarm-region', severity: 'error', where: { file }, message: `${words}: ${message}`, fix },
  ];
  if (place !== stage && regions.length === 0) return problem('it names a region, but the pipeline deploys to one region only', `write ${stage}=${alarm}`);
  const other = regions.length === 0 ? undefined : named.find((region) => !regions.includes(region));
  if (other !== undefined) return problem(`the pipeline does not deploy stage ${stage} to ${other}`, suggest(other, regions));
  const [one, two] = new Set(named);
  return two === undefined ? [] : problem(`it names both ${one} and ${two}`, `write ${stage}=${alarm}`);
}

function tooMany(stage: string, count: number, isInRegions: boolean, file: string): Problem {
  const message = `stage ${stage} would watch ${count} alarms${isInRegions ? ' in all its regions' : ''}, and CodePipeline takes ${mostRules}`;
  const fix = isInRegions ? `watch some in one region only, as in ${stage}.REGION=ALARM, or put alarms together in a composite alarm` : 'leave some out';
  return { code: 'pipeline-alarms-many', severity: 'error', where: { file }, message, fix };
}
