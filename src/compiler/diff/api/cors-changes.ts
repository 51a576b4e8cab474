import { entriesOf, isMap, valueAt } from '../../cloudformation/branch.js';
import type { Value } from '../../cloudformation/template.js';
import type { Path } from '../difference.js';
import { isApi } from '../impact/stateful-type.js';
import { type Comparison, detailOf, makeChange } from '../make-change.js';
import type { NormalDifference } from '../normal/normal-difference.js';
import { plainText } from '../shown-value.js';
import type { SideResource } from '../side.js';
import type { ReviewChange } from '../stage-diff.js';
import { pathShape } from './api-route.js';
import { isPreflight } from './document-routes.js';

/** The origins from which browsers may call a path, or all of an HTTP API. */
interface Origins {
  readonly name: string;
  readonly origins: readonly string[];
  readonly at: Path;
  /** All headers that the preflight answers with, as a text. */
  readonly whole: string;
}

const originHeader = 'method.response.header.Access-Control-Allow-Origin';

/** Origins that come and go on paths that were there before. */
export function corsChanges(comparison: Comparison): ReviewChange[] {
  return comparison.pairs.flatMap(({ was, is, differences }) => {
    if (was === undefined || is === undefined || !isApi(is.type) || was.type !== is.type) return [];
    const changed = changedPaths(differences);
    if (changed.size === 0) return [];
    const [before, after] = [originsIn(was, changed), originsIn(is, changed)];
    const [oldPaths, paths] = [pathsOf(was, changed), pathsOf(is, changed)];
    // A new path has nothing to compare with.
    const both = [...new Set([...before.keys(), ...after.keys()])].filter((path) => oldPaths.has(path) && paths.has(path));
    return both.flatMap((path) => originChanges(comparison, is, before.get(path), after.get(path)));
  });
}

function originChanges(comparison: Comparison, resource: SideResource, was: Origins | undefined, is: Origins | undefined): ReviewChange[] {
  if (was?.whole === is?.whole) return [];
  const { name, at } = (is ?? was)!;
  const [old, fresh] = [was?.origins ?? [], is?.origins ?? []];
  const parts = {
    impact: comparison.impacts.get(resource.logicalId)?.impact ?? ('update' as const),
    subject: { logicalId: resource.logicalId, type: resource.type, name, ...(resource.origin !== resource.logicalId && { origin: resource.origin }) },
    details: [detailOf(at, old, fresh, comparison.shown)],
  };
  const added = fresh.filter((origin) => !old.includes(origin) && !old.includes('*'));
  const removed = old.filter((origin) => !fresh.includes(origin) && !fresh.includes('*'));
  if (added.length === 0 && removed.length === 0) return [makeChange('cors-changed', { ...parts, message: `The CORS headers of ${name} change` })];
  return [
    ...added.map((origin) =>
      makeChange('cors-origin-added', {
        ...parts,
        kinds: ['broadening'],
        message: `${origin === '*' ? 'Pages of every origin' : `Pages of ${origin}`} may call ${name}`,
      }),
    ),
    ...removed.map((origin) =>
      makeChange('cors-origin-removed', {
        ...parts,
        kinds: ['breaking-api'],
        message: `${origin === '*' ? 'Pages of any origin' : `Pages of ${origin}`} may no longer call ${name}`,
      }),
    ),
  ];
}

/** The paths whose preflights differ, and the empty one for the settings of an HTTP API. */
function changedPaths(differences: readonly NormalDifference[]): ReadonlySet<string> {
  return new Set(
    differences.flatMap(({ path: [, property, section, path, method] }) => {
      if (property === 'CorsConfiguration') return [''];
      return property === 'Body' && section === 'paths' && path !== undefined && (method === undefined || method === 'options') ? [String(path)] : [];
    }),
  );
}

function originsIn({ type, logicalId, plain, properties }: SideResource, changed: ReadonlySet<string>): ReadonlyMap<string, Origins> {
  const at = ['Resources', logicalId, 'Properties'];
  const found = new Map<string, Origins>();
  const settings = properties['CorsConfiguration'];
  if (type === 'AWS::ApiGatewayV2::Api' && isMap(settings) && changed.has('')) {
    const origins = Array.isArray(settings['AllowOrigins']) ? (settings['AllowOrigins'] as readonly Value[]).map(plainText) : [];
    found.set('', { name: logicalId, origins, at: [...at, 'CorsConfiguration'], whole: JSON.stringify(settings) });
  }
  for (const [path, item] of entriesOf(valueAt(plain.properties, ['Body', 'paths']))) {
    if (!changed.has(path)) continue;
    const preflight = isMap(item) ? item['options'] : undefined;
    if (!isMap(preflight) || !isPreflight('OPTIONS', preflight)) continue;
    const responses = [...entriesOf(valueAt(preflight, ['x-amazon-apigateway-integration', 'responses'])).values()];
    const origins = responses.flatMap((response) => valueAt(response, ['responseParameters', originHeader]) ?? []);
    found.set(pathShape(path), {
      name: path,
      origins: origins.map((origin) => (typeof origin === 'string' ? origin.replaceAll(/^'|'$/g, '') : JSON.stringify(origin))),
      at: [...at, 'Body', 'paths', path, 'options'],
      whole: JSON.stringify(responses),
    });
  }
  return found;
}

/** The shapes of the changed paths that there are; the empty one is for all of an API. */
function pathsOf({ plain }: SideResource, changed: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(['', ...[...entriesOf(valueAt(plain.properties, ['Body', 'paths'])).keys()].filter((path) => changed.has(path)).map(pathShape)]);
}
