import type { Input } from './input.js';
import type { Sources } from './arns.js';

/** What IAM's data does not say of a service: which of the input's members name its resources, and which actions an operation of another name needs. */
export interface ServiceRules {
  /** IAM's prefix. */
  readonly prefix: string;
  /** By resource type of IAM's data. A type that is not here is looked for by the names in its ARN. */
  readonly types?: { readonly [type: string]: TypeRule };
  /** By operation: what it needs, or nothing. An operation that is not here needs the action of its own name. */
  readonly operations?: { readonly [operation: string]: readonly Need[] };
  /** Services to which a role can be passed, for `iam:PassedToService`; the prefix's own where nothing is said. */
  readonly passesTo?: readonly string[];
}

/** One or several ARNs of a resource. */
export type TypeRule = readonly ArnRule[];

export interface ArnRule {
  /** The format of the ARN, where it is not the one of IAM's data. */
  readonly format?: string;
  readonly from: Sources;
  /** Whether it counts for an input. */
  readonly when?: Gate;
}

export type Gate = (input: Input) => boolean;

/** An action that an operation needs. */
export interface Need {
  /** With its prefix. */
  readonly action: string;
  /** Instead of the types that IAM's data has for the action: of them, those that the input names. */
  readonly types?: readonly string[];
  /** Instead of any of the service's types. */
  readonly on?: TypeRule;
  readonly when?: Gate;
  /** Whether it is not needed after all where `on` finds nothing. */
  readonly isOptional?: boolean;
  /** The services to which a role is passed. */
  readonly to?: readonly string[];
}
