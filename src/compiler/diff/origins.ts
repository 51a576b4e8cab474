import type { Cause } from './stage-diff.js';

/** Where what is in a stage's template comes from, as plain JSON. */
export interface Origins {
  /** Where routes are declared, by method and path: `GET /orders/{id}`. */
  readonly routes: { readonly [route: string]: Cause };
  /** Where authorizers are declared, or first used if their declaration has no place, by their names. */
  readonly authorizers: { readonly [name: string]: Cause };
  /** Where what a resource is made from is declared, by its logical ID. */
  readonly declarations: { readonly [logicalId: string]: Cause };
  /** Settings in the configuration, by a resource's logical ID and the path of the property or of another attribute: `Timeout`, `Environment.Variables.TABLE`. */
  readonly settings: { readonly [logicalId: string]: { readonly [property: string]: Cause } };
  /** Entries of templates that are merged, by their path in the template as JSON: values that are no maps, and whole resources and the like. */
  readonly merged: { readonly [path: string]: Cause };
  /** Which code needs the actions that a generated role allows, by the role's logical ID and the action in lower case. */
  readonly rights: { readonly [roleId: string]: { readonly [action: string]: CodeNeed } };
  /** What else makes a generated role allow an action, by the role's logical ID and the action in lower case: settings, and functions with event sources. */
  readonly granted: { readonly [roleId: string]: { readonly [action: string]: readonly Cause[] } };
}

/** Code that needs a right. */
export interface CodeNeed {
  /** The function's name. */
  readonly functionName: string;
  /** The package of the client, `@aws-sdk/client-s3`. */
  readonly client: string;
  /** `PutObject` */
  readonly operation: string;
  /** The way to the call: the handler, the functions that are called, and the call itself. */
  readonly path: readonly Cause[];
}
