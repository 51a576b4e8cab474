import { valueAt } from '../cloudformation/branch.js';
import type { PolicySource } from '../iam/role/parse-policy.js';
import type { CheckContext } from '../model/check-context.js';
import { placeIn, type WrittenTemplate } from './place.js';
import { policyDocuments } from './policy-documents.js';

/** The policies of a merged template that stand in the user's templates, as sources of policies. */
export function mergedPolicySources(written: WrittenTemplate, context: CheckContext): PolicySource[] {
  return policyDocuments(written.template)
    .filter(({ path }) => written.files.some(({ value }) => valueAt(value, path) !== undefined))
    .map(({ document, path }) => ({ value: document, place: (inner) => placeIn(written, context, [...path, ...inner]) }));
}
