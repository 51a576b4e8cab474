import { entriesOf, isMap, valueAt } from '../cloudformation/branch.js';
import { referencesIn } from '../cloudformation/reference.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { shortHash } from '../expand/short-hash.js';
import type { Hashes, Release } from './ledger.js';
import { withoutAliases } from './aliases.js';
import { releaseId } from './release-id.js';
import { typeOf } from './resources.js';
import { type DirectInvocation, directInvocations } from './direct-invocation.js';
import { invokedByEvents, permittedFor } from './invoker.js';

/** The release that a source makes, with what else a start has to know of it. */
export interface SourceRelease extends Release {
  /** The hash of the REST API's document alone: with the functions of another release, it tells whether that had the same document. */
  readonly document: string;
  /** The logical IDs of the functions of the template that can be released, sorted. `functions` lacks authorizers that no route uses. */
  readonly declared: readonly string[];
  /** The logical IDs of the functions that the REST API may invoke, sorted. */
  readonly permitted: readonly string[];
  /** The logical IDs of the functions that something else invokes, sorted. */
  readonly events: readonly string[];
  /** The logical IDs of functions whose code is not known, sorted: they are no part of a release, and change with the deployment. */
  readonly outside: readonly string[];
  /** What invokes a function whatever is live, in the order of the template. */
  readonly direct: readonly DirectInvocation[];
}

/**
 * The identity of code: for each path in the template (`./deployment.zip`, `./layer.zip`), a hash in hex of the entries of that zip,
 * without source maps.
 */
export type CodeIdentities = ReadonlyMap<string, string>;

/**
 * The properties of a function that a version freezes: what `UpdateFunctionConfiguration` and `UpdateFunctionCode` take. Tags, reserved
 * concurrency, code signing and the like are the function's own, whatever its version: with these alone, Lambda publishes no new one.
 */
const frozen: readonly string[] = [
  'Architectures',
  'CapacityProviderConfig',
  'DeadLetterConfig',
  'Description',
  'DurableConfig',
  'Environment',
  'EphemeralStorage',
  'FileSystemConfigs',
  'Handler',
  'ImageConfig',
  'KmsKeyArn',
  'LoggingConfig',
  'MemorySize',
  'PackageType',
  'Role',
  'Runtime',
  'SnapStart',
  'TenancyConfig',
  'Timeout',
  'TracingConfig',
  'VpcConfig',
];

/**
 * The release of a source.
 *
 * @param template Expanded. What intrinsic functions give is not known; they count as they are written.
 */
export function sourceRelease(template: TemplateDocument, codes: CodeIdentities): SourceRelease {
  const given = entriesOf(template['Resources']);
  const all = [...given].filter(([, resource]) => typeOf(resource) === 'AWS::Lambda::Function');
  const plain = { Resources: Object.fromEntries(withoutAliases(given, new Set(all.map(([id]) => id)))) };
  const [known, unknown] = [true, false].map((is) => all.filter(([, fn]) => isKnown(valueAt(fn, ['Properties', 'Code']), codes) === is));
  const declared = known!.map(([id]) => id).toSorted();
  const body = documentOf(plain, codes);
  const named = new Set(referencesIn(body));
  const api = declared.filter((id) => named.has(id));
  const permitted = permittedFor(restApiId, plain, declared);
  const events = invokedByEvents(plain, declared, restApiId);
  // An authorizer that no route uses is permitted, but nothing invokes it.
  const released = new Map(known!.filter(([id]) => api.includes(id) || events.includes(id) || !permitted.includes(id)));
  const functions = hashesOf(released, (fn) => frozenIn(fn, template, codes));
  const document = shortHash(body);
  return {
    id: releaseId(document, functions),
    functions,
    api,
    roles: hashesOf(released, (fn) => [valueAt(fn, ['Properties', 'Role']) ?? null, valueAt(fn, ['Properties', 'DeadLetterConfig']) ?? null]),
    document,
    declared,
    permitted,
    events,
    outside: unknown!.map(([id]) => id).toSorted(),
    direct: directInvocations(plain, declared, restApiId),
  };
}

function hashesOf(functions: ReadonlyMap<string, Value>, frozenOf: (fn: Value) => Value): Hashes {
  return Object.fromEntries([...functions].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, fn]) => [id, shortHash(frozenOf(fn))]));
}

/** A path says nothing of what is there. */
function isKnown(code: Value | undefined, codes: CodeIdentities): boolean {
  return typeof code !== 'string' || codes.has(code);
}

function frozenIn(fn: Value, template: TemplateDocument, codes: CodeIdentities): Value {
  const { Code: code = null, Layers: layers = [], ...properties } = (valueAt(fn, ['Properties']) ?? {}) as { readonly [key: string]: Value };
  return {
    ...Object.fromEntries(frozen.flatMap((name) => (properties[name] === undefined ? [] : [[name, properties[name]]]))),
    Code: identityOf(code, codes),
    Layers: Array.isArray(layers) ? (layers as readonly Value[]).map((layer) => layerIn(layer, template, codes)) : layers,
  };
}

/** A layer of the template has the logical ID of its path, whatever is in it. */
function layerIn(layer: Value, template: TemplateDocument, codes: CodeIdentities): Value {
  const id = isMap(layer) ? layer['Ref'] : undefined;
  const content = typeof id === 'string' ? valueAt(template, ['Resources', id, 'Properties', 'Content']) : undefined;
  return content === undefined ? layer : [layer, identityOf(content, codes)];
}

function identityOf(code: Value, codes: CodeIdentities): Value {
  return typeof code === 'string' ? (codes.get(code) ?? code) : code;
}

/** The document of the REST API; null without one. */
function documentOf(template: TemplateDocument, codes: CodeIdentities): Value {
  const { Body: body, BodyS3Location: location = null } = (valueAt(template, ['Resources', restApiId, 'Properties']) ?? {}) as {
    readonly [key: string]: Value;
  };
  return body ?? identityOf(location, codes);
}
