import { entriesOf, isMap } from '../cloudformation/branch.js';
import type { TemplateDocument, Value } from '../cloudformation/template.js';
import { expandTemplate, type Unknown } from '../expand/expand-template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import { type NormalForm, normalForm } from './normal/normal-form.js';
import { withoutVersionHashes } from './version-hash.js';

/** A resource of the expanded template, in normal form. */
export interface SideResource {
  /** As in the expanded template, but without the hash of a deployment. */
  readonly logicalId: string;
  readonly type: string;
  readonly properties: { readonly [name: string]: Value };
  /** `DependsOn`, `Condition`, `DeletionPolicy` and the like. */
  readonly attributes: { readonly [name: string]: Value };
  /** The logical ID in the SAM template of the resource that it is made from. */
  readonly origin: string;
  /** What decides about the hash at the end of its ID, if it has one, as a text. */
  readonly hashed: string | undefined;
  /** As it is written. */
  readonly plain: PlainResource;
  /** Brings parts of it into normal form. */
  readonly form: NormalForm;
}

/** One side of a comparison, ready to be compared. */
export interface Side {
  readonly template: TemplateDocument;
  readonly form: NormalForm;
  /** For what is no resource: the order of every list counts. */
  readonly orderedForm: NormalForm;
  readonly resources: ReadonlyMap<string, SideResource>;
  /** Logical IDs without the hash of a deployment, by those that have one. */
  readonly aliases: ReadonlyMap<string, string>;
  /** What the expansion could not expand. */
  readonly unknown: readonly Unknown[];
  /** `GET /health` of routes that are meant to be public. */
  readonly publicRoutes: ReadonlySet<string>;
}

/** Brought into normal form when it is looked at: most resources are the same on both sides, to the letter. */
function sideResource(plain: PlainResource, aliases: ReadonlyMap<string, string>, own: NormalForm, form: NormalForm): SideResource {
  const id = aliases.get(plain.logicalId) ?? plain.logicalId;
  let properties: SideResource['properties'] | undefined;
  let attributes: SideResource['attributes'] | undefined;
  return {
    logicalId: id,
    type: plain.type,
    origin: plain.origin,
    plain,
    form: own,
    get properties() {
      return (properties ??= lazily(plain.properties, own));
    },
    get attributes() {
      return (attributes ??= form.of(plain.attributes) as SideResource['attributes']);
    },
    get hashed() {
      return plain.hashed !== undefined ? JSON.stringify(form.of(plain.hashed)) : id === plain.logicalId ? undefined : plain.logicalId;
    },
  };
}

/** Each property in normal form once it is looked at, since a Swagger document is long. */
function lazily(given: PlainResource['properties'], form: NormalForm): SideResource['properties'] {
  const properties = {};
  for (const name of Object.keys(given)) {
    let normal: Value | undefined;
    Object.defineProperty(properties, name, { enumerable: true, get: () => (normal ??= form.at(name, given[name]!)) });
  }
  return properties;
}

/** Types whose logical IDs end in a hash of what they hold, so that a change makes a new one. */
const hashedTypes: readonly string[] = ['AWS::ApiGateway::Deployment', 'AWS::ApiGatewayV2::Deployment', 'AWS::Lambda::Version', 'AWS::Lambda::LayerVersion'];

/** @param like the template of the other side, if the two share their values: the resources of both that are the same are then the same values */
export function sideOf(template: TemplateDocument, publicRoutes: readonly string[] = [], like?: TemplateDocument): Side {
  const { resources: expanded, unknown } = expandTemplate(template, like);
  const plain = withoutVersionHashes(expanded);
  const aliases = aliasesIn(plain);
  const form = normalForm(aliases);
  const orderedForm = normalForm(aliases, true);
  const resources = plain.map((resource) => {
    // What a custom resource makes of a list only its own function knows.
    const one = sideResource(resource, aliases, isCustom(resource.type) ? orderedForm : form, form);
    return [one.logicalId, one] as const;
  });
  return { template, form, orderedForm, resources: new Map(resources), aliases, unknown, publicRoutes: new Set(publicRoutes) };
}

function isCustom(type: string): boolean {
  return type.startsWith('Custom::') || type === 'AWS::CloudFormation::CustomResource';
}

/** The IDs of deployments and their like without their hashes, where that leaves one ID for one resource. */
function aliasesIn(resources: readonly PlainResource[]): ReadonlyMap<string, string> {
  const ids = new Set(resources.map(({ logicalId }) => logicalId));
  const found = new Map<string, string>();
  for (const { logicalId, type } of resources) {
    const bare = hashedTypes.includes(type) ? /^(.+)[0-9a-f]{10}$/.exec(logicalId)?.[1] : undefined;
    if (bare === undefined || ids.has(bare)) continue;
    ids.add(bare);
    found.set(logicalId, bare);
  }
  return found;
}

/** A section of the template in normal form; one that is not a map is its own only entry. */
export function sectionOf({ template, orderedForm }: Side, name: string): ReadonlyMap<string, Value> {
  const section = template[name];
  if (section === undefined) return new Map();
  return isMap(section) ? entriesOf(orderedForm.of(section)) : new Map([[name, orderedForm.of(section)]]);
}
