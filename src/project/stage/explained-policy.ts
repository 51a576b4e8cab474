import type { Value } from '../../compiler/cloudformation/template.js';
import type { GrantedStatement } from '../../compiler/iam/role/generated-policy.js';
import type { UntoldCall } from '../../compiler/iam/calls/sdk-call.js';
import type { Place, Problem } from '../../compiler/problem/problem.js';
import type { PathStep } from '../rights/call-path.js';

/** What a function may do, and why. */
export interface ExplainedPolicy {
  /** The stage's name. */
  readonly stage: string;
  /** The function's name. */
  readonly functionName: string;
  /** Logical ID of its role in the template; null if the role is made elsewhere. */
  readonly role: string | null;
  /** The names of the other functions that have the same role. */
  readonly sharedWith: readonly string[];
  /** What is granted to this function by what is generated: one action on one resource each, sorted by action. */
  readonly rights: readonly ExplainedRight[];
  /** Statements of the role that somebody wrote. */
  readonly statements: readonly WrittenStatement[];
  /** Managed policies of the role, each as its ARN or the function of CloudFormation that gives it. All come from merge templates. */
  readonly managedPolicies: readonly Value[];
  /** What may call AWS in a way that cannot be told. */
  readonly unknown: readonly UnknownCall[];
  /** Warnings only. */
  readonly problems: readonly Problem[];
}

/** An action on a resource. */
export interface ExplainedRight {
  /** `s3:GetObject` */
  readonly action: string;
  /** As in the template: an ARN, a function of CloudFormation that gives one, or `*`. */
  readonly resource: Value;
  /** As in the template; not there if there is none. */
  readonly condition?: Value;
  /** What needs it: the function's code, what Lambda does for the function, or another function of the same role. */
  readonly need: Exclude<GrantedStatement['need'], 'configuration'>;
  /** The calls that need it, each once; none unless `need` is `code`. */
  readonly calls: readonly ExplainedCall[];
}

/** A call of AWS in the function's code. */
export interface ExplainedCall {
  /** The package of the client: `@aws-sdk/client-s3`. */
  readonly client: string;
  /** As the SDK names it: `GetObject`. */
  readonly operation: string;
  /** How the handler comes to the call, outermost first; the last step is the call. */
  readonly path: readonly PathStep[];
}

/** A statement that is in the role as somebody wrote it. */
export interface WrittenStatement {
  readonly from: 'configuration' | 'policy-file' | 'merge-template';
  /** Logical ID of the resource of a merge template that adds it to the role; not there for the role itself. */
  readonly resource?: string;
  /** Where it stands; null for a merge template. */
  readonly where: Place | null;
  readonly statement: Value;
}

/** Code that may call AWS. */
export interface UnknownCall {
  readonly kind: UntoldCall['kind'];
  /** The client's package, or that which is not in the bundle; null if it is not known. */
  readonly client: string | null;
  readonly path: readonly PathStep[];
}
