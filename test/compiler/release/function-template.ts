import { getAtt, ref } from '../../../src/compiler/cloudformation/intrinsic.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { applyRelease } from '../../../src/compiler/release/apply-release.js';
import type { Candidate, Ledger } from '../../../src/compiler/release/ledger.js';
import { type SourceRelease, sourceRelease } from '../../../src/compiler/release/source-release.js';
import { recordOf } from '../../../src/compiler/release/step.js';
import { canary, codesOf, resourcesOf } from './released-template.js';
import { digits } from './sources.js';

export type Resource = { readonly [key: string]: Value };

export function resource(Type: string, Properties: Resource, others: Resource = {}): Resource {
  return { Type, ...others, Properties };
}

/** The function `F`, whose ARN is `arn`. */
export const arn: Value = getAtt('F', 'Arn');
export const live: Value = ref('FAliaslive');
export const next: Value = ref('FAliasnext');

const F = resource('AWS::Lambda::Function', { Code: './deployment.zip', Handler: 'app.f', Role: 'arn:aws:iam::123456789012:role/app' });

/** A template with the function and other resources. */
export function templateWith(resources: { readonly [id: string]: Resource }, sections: TemplateDocument = {}): TemplateDocument {
  return { ...sections, Resources: { F, ...resources } };
}

/** What a ledger says of the function: whether it is live, and what its candidate is, with another version of it. */
export interface Said {
  readonly isLive?: boolean;
  readonly candidate?: Pick<Candidate, 'percent' | 'stageVariables'>;
  readonly useStageCache?: boolean;
}

/** A template with releases, its resources, and the source that it was made of. */
export interface Made {
  readonly template: TemplateDocument;
  readonly resources: { readonly [id: string]: Resource };
  readonly source: SourceRelease;
}

/** The release that is live while the source is its candidate, and its version of the function. */
export const oldId: string = digits('0');
export const oldHash: string = digits('1');

/** The template of a source that is the candidate, while an older release is live; or of one that is live. */
export function madeOf(template: TemplateDocument, { isLive = true, candidate, useStageCache = false }: Said = {}): Made {
  const source = sourceRelease(template, codesOf('code'));
  const own = recordOf(source);
  const old = { ...own, id: oldId, functions: isLive ? { F: oldHash } : {} };
  const ledger: Ledger =
    candidate === undefined ? { live: isLive ? own : old, held: isLive ? [] : [own.id] } : { live: old, candidate: { ...own, ...candidate }, held: [] };
  const made = applyRelease(template, ledger, { ...canary, useStageCache }, source);
  return { template: made, resources: resourcesOf(made), source };
}
