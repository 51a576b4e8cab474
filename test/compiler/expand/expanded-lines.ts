import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';

type Resource = { readonly Type: string; readonly DependsOn?: Value };
type Resources = { readonly [logicalId: string]: Resource };

/** Types whose logical IDs SAM ends with a hash. */
const hashed: readonly string[] = ['AWS::ApiGateway::Deployment', 'AWS::Lambda::LayerVersion', 'AWS::Lambda::Version'];

/**
 * An expanded template without what is not to be the same as SAM's: `…` for the hashes of code and APIs, `DependsOn` and `Fn::Or` in order, because
 * SAM's own changes from run to run, and no `Transform`, from which SAM also removes macros that others are to run.
 */
export function comparable(template: TemplateDocument): TemplateDocument {
  const { Resources: resources = {}, Transform: _, Conditions: conditions, ...sections } = template;
  const ids = Object.entries(resources as Resources).flatMap(([id, { Type: type }]) => (hashed.includes(type) && /[0-9a-f]{10}$/.test(id) ? [id] : []));
  const text = ids.reduce(
    (all, id) => all.replaceAll(id, `${id.slice(0, -10)}…`),
    JSON.stringify({ ...sections, ...(conditions !== undefined && { Conditions: inAnyOrder(conditions) }), Resources: resources }),
  );
  const same = JSON.parse(text.replaceAll(/RestApi deployment id: [0-9a-f]{40}/g, 'RestApi deployment id: …')) as { readonly Resources: Resources };
  const inOrder = Object.entries(same.Resources).map(([id, resource]): [string, Resource] => {
    const { DependsOn: depends } = resource;
    return [id, Array.isArray(depends) ? { ...resource, DependsOn: (depends as readonly string[]).toSorted() } : resource];
  });
  return { ...same, Resources: Object.fromEntries(inOrder) };
}

/** Conditions with those in order of which one must hold. */
function inAnyOrder(conditions: Value): Value {
  return Object.fromEntries(
    Object.entries(conditions as { readonly [name: string]: Value }).map(([name, condition]) => {
      const { 'Fn::Or': any } = condition as { readonly 'Fn::Or'?: readonly Value[] };
      return [name, any === undefined ? condition : { 'Fn::Or': any.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1)) }];
    }),
  );
}

/** Where two values differ, a line each; lists in their order. */
export function differences(made: Value | undefined, ours: Value | undefined, path: string = ''): string[] {
  if (made === ours) return [];
  if (!isBranch(made) || !isBranch(ours) || Array.isArray(made) !== Array.isArray(ours))
    return [`${path}: SAM makes ${shown(made)}, the expansion has ${shown(ours)}`];
  const keys = new Set([...Object.keys(made), ...Object.keys(ours)]);
  return [...keys].flatMap((key) => differences(own(made, key), own(ours, key), `${path}/${key}`));
}

function own(value: object, key: string): Value | undefined {
  return Object.hasOwn(value, key) ? (value as { readonly [key: string]: Value })[key] : undefined;
}

function isBranch(value: Value | undefined): value is { readonly [key: string]: Value } | readonly Value[] {
  return typeof value === 'object' && value !== null;
}

function shown(value: Value | undefined): string {
  return value === undefined ? 'nothing' : JSON.stringify(value).slice(0, 200);
}
