import type { TemplateResource, Value } from '../cloudformation/template.js';

/** A template that is not an app's: without a transform, and with parameters. */
export interface PlainTemplate {
  readonly AWSTemplateFormatVersion: '2010-09-09';
  readonly Parameters: { readonly [name: string]: { readonly [key: string]: Value } };
  readonly Conditions?: { readonly [name: string]: Value };
  readonly Rules?: { readonly [name: string]: Value };
  readonly Resources: { readonly [logicalId: string]: TemplateResource };
  readonly Outputs: { readonly [name: string]: { readonly Value: Value } };
}

/** The default comes after the type, where readers expect it. */
export function withDefault({ Type, ...others }: { readonly [key: string]: Value }, value: string): { [key: string]: Value } {
  return { Type: Type!, Default: value, ...others };
}
