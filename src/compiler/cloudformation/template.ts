/** Anything that a template can hold: JSON data, including intrinsic functions. */
export type Value = string | number | boolean | null | readonly Value[] | { readonly [key: string]: Value };

/** A whole template as data: the generated one after a merge, or the user's that is merged into it. */
export interface TemplateDocument {
  readonly [section: string]: Value;
}

export interface TemplateResource {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: { readonly [key: string]: Value };
}

export interface Output {
  readonly Value: Value;
}

/** The four top-level keys that we write, in this order. A merge template may add others. */
export interface Template {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Transform: 'AWS::Serverless-2016-10-31';
  readonly Outputs: { readonly [name: string]: Output };
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
}

/** What one resource adds to the template. */
export interface Fragment {
  readonly resources: { readonly [logicalId: string]: TemplateResource };
  readonly outputs?: { readonly [name: string]: Output };
}
