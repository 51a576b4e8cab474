import { isMap, valueAt } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import { levelsOf, ownValue } from '../config/level.js';
import { placeIn, type WrittenTemplate } from '../merged/place.js';
import type { AppModel } from '../model/app-model.js';
import type { CheckContext } from '../model/check-context.js';
import type { Place, Problem } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { expiredWaivers, unusedWaivers } from '../waiver/check-waivers.js';
import { type Waivable, type Waiver, waiverOf } from '../waiver/waiver.js';
import { findSecrets, type FoundSecret } from './find-secrets.js';

const code = 'secret-value';

interface Given extends WrittenTemplate {
  readonly waivers: readonly Waiver[];
  /** `2026-11-28`; decides which waivers have expired. */
  readonly today: string;
}

/** Refuses values that look like secrets in a stage's whole template, with all that is merged and with the Swagger document, unless a waiver accepts them. */
export function checkSecrets(given: Given, context: CheckContext): Problem[] {
  const { app, template, today } = given;
  const { stage, region } = app.config;
  const place = { stage, region: region ?? undefined };
  const waivers = given.waivers.filter((waiver) => waiver.code === code && (waiver.stage === undefined || waiver.stage === stage));
  const found = findSecrets(template);
  const typeOf = (path: Path): string => waivable(path, template, place).type ?? '';
  const subjects = found.map(({ path }) => waivable(path, template, place));
  const refused = found.filter((_, index) => waiverOf(waivers, subjects[index]!, today) === undefined);
  // Of a waiver for all stages, it is not known whether another stage needs it.
  const ofStage = waivers.filter((waiver) => waiver.stage === stage);
  return [
    ...groupedProblems(refused, typeOf, (path) => placeOf(path, given, context)),
    ...expiredWaivers(waivers, today),
    ...unusedWaivers(ofStage, { subjects, places: [{ stage, regions: region === null ? [] : [region] }], codes: [code], today }),
  ];
}

/** A resource by its logical ID and type; anything else by its name and its section. */
function waivable(path: Path, template: TemplateDocument, place: Pick<Waivable, 'stage' | 'region'>): Waivable {
  const [section = '', name] = path.map(String);
  const entry = name === undefined ? undefined : valueAt(template, [section, name]);
  const type = section === 'Resources' && isMap(entry) && typeof entry['Type'] === 'string' ? entry['Type'] : section;
  return { code, ...place, logicalIds: name === undefined ? [] : [name], type };
}

/** A variable that several functions get from one place is told once. */
function groupedProblems(secrets: readonly FoundSecret[], typeOf: (path: Path) => string, placeOf: (path: Path) => Place): Problem[] {
  const groups = new Map<string, { readonly where: Place; readonly kind: string; readonly paths: Path[] }>();
  for (const { path, kind } of secrets) {
    const where = placeOf(path);
    const key = JSON.stringify([where, kind, path.at(-1)]);
    const group = groups.get(key) ?? { where, kind, paths: [] };
    group.paths.push(path);
    groups.set(key, group);
  }
  return [...groups.values()].map(({ where, kind, paths }) => secretProblem(where, kind, paths, typeOf(paths[0]!)));
}

const longestPlace = 160;

function secretProblem(where: Place, kind: string, paths: readonly Path[], type: string): Problem {
  const [path] = paths as [Path];
  const names = [...new Set(paths.map(([section, name]) => String(name ?? section)))];
  const shown = names.length > 4 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} others` : names.join(', ');
  const isVariable = path[3] === 'Environment' && path[4] === 'Variables' && path.length === 6;
  const inner = path.slice(2).filter((step) => step !== 'Properties');
  const place = inner.join('.');
  const value = isVariable ? `the environment variable ${path[5]}` : place.length > longestPlace ? `${place.slice(0, longestPlace - 1)}…` : place;
  const what = inner.length === 0 ? path.join('.') : `${value} of ${shown}`;
  return {
    code,
    severity: 'error',
    where,
    message: `${what} looks like ${kind}, and everyone can read it who sees the template`,
    fix: `keep it in Secrets Manager and write '{{resolve:secretsmanager:NAME:SecretString:KEY}}' in its place; if it is no secret, accept it in .chalice/waivers.yaml with code ${code} and ${names.length > 1 ? `type ${type}` : `logical_id ${shown}`}`,
  };
}

function placeOf(path: Path, written: WrittenTemplate, context: CheckContext): Place {
  return settingPlace(path, written) ?? placeIn(written, context, path);
}

const maps = ['environment_variables', 'tags', 'stage_variables'] as const;

/** The place of a variable or a tag in the configuration; undefined if it comes from elsewhere. */
function settingPlace(path: Path, { template, files, app }: WrittenTemplate): Place | undefined {
  const [section, id, , property, inner, last] = path;
  const fn = section === 'Resources' ? app.functions.find(({ logicalId }) => logicalId === id) : undefined;
  const key = property === 'Environment' ? maps[0] : property === 'Tags' ? maps[1] : property === 'Variables' && id === 'RestAPI' ? maps[2] : undefined;
  const name = property === 'Environment' ? last : inner;
  const value = valueAt(template, path);
  if (key === undefined || typeof name !== 'string' || files.some((file) => valueAt(file.value, path) === value)) return undefined;
  return settingPlaceOf(app, key, name, fn?.name);
}

function settingPlaceOf({ config }: AppModel, key: (typeof maps)[number], name: string, functionName: string | undefined): Place | undefined {
  const level = levelsOf(config.levels, config.stage, functionName).find(({ settings }) => ownValue(ownValue(settings, key) ?? {}, name) !== undefined);
  return level === undefined ? undefined : { file: config.file, path: [...level.path, key, name] };
}
