import type { Template, TemplateDocument } from '../cloudformation/template.js';
import { expandTemplate, type Expansion } from '../expand/expand-template.js';
import type { PlainResource } from '../expand/plain-resource.js';
import type { PolicySource } from '../iam/role/parse-policy.js';
import type { MergeTemplate } from '../merge/parse-merge.js';
import type { CheckContext } from '../model/check-context.js';
import type { AppModel } from '../model/app-model.js';
import type { Place } from '../problem/problem.js';
import type { Path } from '../syntax/source.js';
import { type Targets, targetsIn } from './event-source.js';
import { placeIn } from './place.js';

/** A merged template, with what its checks ask about it. */
export interface MergedTemplate {
  readonly generated: Template;
  readonly template: TemplateDocument;
  readonly files: readonly MergeTemplate[];
  readonly policySources: readonly PolicySource[];
  readonly app: AppModel;
  readonly expansion: Expansion;
  /** What SAM makes of it, by logical IDs. */
  readonly resources: ReadonlyMap<string, PlainResource>;
  /** The same, for event sources. */
  readonly targets: Targets;
  /** The attributes of a type that CloudFormation has; undefined for an unknown type, and where nothing is known of any. */
  readonly attributesOf: AttributesOf;
  /** Where the user has written the value at a path: in a template, or in the declaration of a function. */
  readonly placeOf: (path: Path) => Place;
}

export type AttributesOf = (type: string) => readonly string[] | undefined;

type Given = Pick<MergedTemplate, 'generated' | 'template' | 'files' | 'policySources' | 'app'> & {
  readonly attributesOf: AttributesOf | undefined;
  readonly context: CheckContext;
};

export function mergedTemplate({ context, attributesOf = () => undefined, ...given }: Given): MergedTemplate {
  const expansion = expandTemplate(given.template);
  const resources = new Map(expansion.resources.map((resource) => [resource.logicalId, resource]));
  return { ...given, attributesOf, expansion, resources, targets: targetsIn(resources), placeOf: (path) => placeIn(given, context, path) };
}
