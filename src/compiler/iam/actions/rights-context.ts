import type { Value } from '../../cloudformation/template.js';
import type { PlainResource } from '../../expand/plain-resource.js';
import type { ServiceDataOf } from './service-data.js';

/** What is known of a function and its stack, apart from the function's code. */
export interface RightsContext {
  /** The function's environment variables, as the merged template has them: plain texts, or functions of CloudFormation. */
  readonly variables: { readonly [name: string]: Value };
  /** The resources of the merged template as SAM expands them, by logical ID. */
  readonly resources: ReadonlyMap<string, PlainResource>;
  /** The `Parameters` of the merged template. */
  readonly parameters: { readonly [name: string]: Value };
  /** Whether the policy may refer to a resource. If not, what would have to be made before it, from the resource to the role. */
  readonly ask: (id: string) => readonly string[] | undefined;
  /** The actions of each service. */
  readonly dataOf: ServiceDataOf;
}
