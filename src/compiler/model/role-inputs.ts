import type { Value } from '../cloudformation/template.js';
import type { AskReference } from '../iam/actions/circle.js';
import type { RightsContext } from '../iam/actions/rights-context.js';
import type { Right } from '../iam/actions/right.js';
import type { UnpolledType } from '../cloudformation/unpolled-type.js';

/** Contents of the policy files in the configuration, by the names from `policyFilesOf`. */
export type PolicyFiles = ReadonlyMap<string, Value>;

/** What roles are made from in addition to the app and its configuration. */
export interface RoleInputs {
  readonly policies: PolicyFiles;
  /** What the code of each function needs, by the function's name. */
  readonly rights: ReadonlyMap<string, readonly Right[]>;
  /** What merge templates give a function, by its logical ID. Of a text: undefined for none, null for one that only the deployment knows. */
  readonly mergedFunction: (logicalId: string) => {
    readonly isDurable: boolean;
    readonly name: string | null | undefined;
    readonly logGroup: string | null | undefined;
    /** Where what came of asynchronous invocations goes, by SAM's `Type`; `isMade` if SAM makes the queue or topic for it. */
    readonly destinations: readonly { readonly type: string; readonly arn: Value; readonly isMade: boolean }[];
    /** What Lambda polls for it beside its own event source. */
    readonly polled: readonly { readonly kind: 'sqs' | 'kinesis' | 'dynamodb'; readonly arn: Value }[];
    /** What Lambda polls for it with rights that the role does not get; the type is undefined for what only the deployment knows. */
    readonly unpolled: readonly { readonly name: string; readonly type: UnpolledType | undefined; readonly access: readonly string[] }[];
  };
  /** The resources of the stage as SAM expands them, and its parameters; none if nothing that was merged has a key. */
  readonly stack: () => Pick<RightsContext, 'resources' | 'parameters'>;
  /** Whether the policy of a role may refer to a resource. */
  readonly ask: AskReference;
}
