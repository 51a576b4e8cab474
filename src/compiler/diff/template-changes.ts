import type { Value } from '../cloudformation/template.js';
import type { Change } from './change.js';
import { differencesOf, type Path } from './difference.js';
import { entriesOf, isMap } from '../cloudformation/branch.js';
import { isReplacement } from './impact/impacts.js';
import type { Comparison } from './make-change.js';

interface Replacement {
  readonly impact: 'replace' | 'may-replace';
  /** The top-level properties that cause it, as the expanded template has them. */
  readonly properties: readonly string[];
}

/**
 * What an update of the stack from one template to the other would do, by the entries of the templates as they are written: resources first, then the
 * other sections.
 *
 * The differences are found here, strictly; the comparison of what SAM makes of both only tells which of them replace a resource. Accepts any
 * value, even if it is not a template; what is not understood is an `update`. An empty section counts as missing.
 *
 * @param comparison of both; undefined if they cannot be compared
 */
export function templateChanges(before: Value, after: Value, comparison: Comparison | undefined): Change[] {
  const [old, fresh] = [sectionsOf(before), sectionsOf(after)];
  const resources = pairsOf('Resources', old.get('Resources'), fresh.get('Resources'));
  const replacements = comparison === undefined ? new Map<string, Replacement>() : replacementsIn(comparison);
  const names = [...new Set([...old.keys(), ...fresh.keys()])].filter((name) => name !== 'Resources');
  return [
    ...resources.flatMap((pair) => resourceChange(pair, replacements.get(pair.name))),
    ...names.flatMap((name) => pairsOf(name, old.get(name), fresh.get(name)).flatMap((pair) => sectionChange(name, pair))),
  ];
}

/** What SAM makes of a resource and users take for the resource itself. Roles, permissions and deployments come and go with it. */
const partTypes: readonly string[] = ['AWS::ApiGateway::Stage', 'AWS::ApiGatewayV2::Stage', 'AWS::Lambda::LayerVersion'];

/** By the logical ID in the template as it is written. */
function replacementsIn({ before, after, impacts }: Comparison): ReadonlyMap<string, Replacement> {
  const found = new Map<string, Replacement>();
  for (const [id, { impact, properties }] of impacts) {
    const { origin, type } = (after.resources.get(id) ?? before.resources.get(id))!;
    if (id !== origin && !partTypes.includes(type)) continue;
    // A new name of a stage is in its logical ID.
    const isRenamed = impact === 'delete' && id !== origin && [...after.resources.values()].some((one) => one.origin === origin && one.type === type);
    if (isRenamed) found.set(origin, { impact: 'replace', properties: ['StageName'] });
    else if (isReplacement(impact) && found.get(origin)?.impact !== 'replace') found.set(origin, { impact, properties });
  }
  return found;
}

/** An entry of a section on both sides. */
interface Pair {
  readonly name: string;
  readonly was: Value | undefined;
  readonly is: Value | undefined;
  /** Where they differ; undefined if one is missing. */
  readonly paths: readonly Path[] | undefined;
}

/** In the old template's order, followed by new entries. A section that is not a map is its own only entry. */
function pairsOf(section: string, before: Value | undefined, after: Value | undefined): Pair[] {
  const [old, fresh] = [before, after].map((value) => (value === undefined || isMap(value) ? entriesOf(value) : new Map([[section, value]])));
  return [...new Set([...old!.keys(), ...fresh!.keys()])].map((name) => {
    const [was, is] = [old!.get(name), fresh!.get(name)];
    return { name, was, is, paths: was === undefined || is === undefined ? undefined : differencesOf(was, is).map(({ path }) => path) };
  });
}

function resourceChange({ name: logicalId, was, is, paths }: Pair, replacement: Replacement | undefined): Change[] {
  const type = typeOf(logicalId, is ?? was);
  if (paths === undefined) return [{ logicalId, type, impact: is === undefined ? 'delete' : 'create', paths: [] }];
  if (paths.length === 0 && replacement === undefined) return [];
  const own = inside(paths).map((path) => (path[0] === 'Properties' && path.length > 1 ? path.slice(1) : path));
  // A resource that is replaced because of a reference has no changed path of its own there.
  const causes = (replacement?.properties ?? []).filter((name) => hasProperty(is, name) && !own.some((path) => path[0] === name));
  const impact = type === typeOf(logicalId, was) ? (replacement?.impact ?? 'update') : 'replace';
  return [{ logicalId, type, impact, paths: [...own, ...causes.map((name) => [name])] }];
}

function sectionChange(type: string, { name: logicalId, is, paths }: Pair): Change[] {
  if (paths !== undefined) return paths.length > 0 ? [{ logicalId, type, impact: 'update', paths: inside(paths) }] : [];
  // Globals are the defaults of resources: a new one creates nothing.
  if (type === 'Globals') return [{ logicalId, type, impact: 'update', paths: [] }];
  return [{ logicalId, type, impact: is === undefined ? 'delete' : 'create', paths: [] }];
}

function sectionsOf(template: Value): ReadonlyMap<string, Value> {
  return isMap(template) ? entriesOf(template) : new Map([['Template', template]]);
}

/** Without the empty path, which means that the whole value differs. */
function inside(paths: readonly Path[]): Path[] {
  return paths.filter((path) => path.length > 0);
}

function typeOf(logicalId: string, resource: Value | undefined): string {
  if (logicalId.startsWith('Fn::ForEach::')) return 'Fn::ForEach';
  return isMap(resource) && typeof resource['Type'] === 'string' ? resource['Type'] : 'unknown type';
}

function hasProperty(resource: Value | undefined, name: string): boolean {
  return isMap(resource) && isMap(resource['Properties']) && Object.hasOwn(resource['Properties'], name);
}
