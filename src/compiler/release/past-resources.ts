import { entriesOf } from '../cloudformation/branch.js';
import type { TemplateDocument } from '../cloudformation/template.js';
import type { Ledger, Release } from './ledger.js';
import { deploymentId } from './released-api.js';
import { versionId } from './version.js';

/** A resource that only another source than the present one can make. */
export interface PastResource {
  readonly logicalId: string;
  /** The ID of the release that it belongs to. */
  readonly release: string;
}

/**
 * The versions and deployments of a template that its stack must have already. CloudFormation makes a version or a deployment of what is there at that
 * moment, so it would make them of the source, under the name of another release.
 *
 * @param template With the releases of the ledger.
 * @param source The release of what is packaged.
 */
export function pastResources(template: TemplateDocument, { live, candidate, previous }: Ledger, source: Release): PastResource[] {
  const resources = entriesOf(template['Resources']);
  const found = new Map<string, PastResource>();
  for (const one of [live, candidate, previous]) {
    if (one === undefined || one.id === source.id) continue;
    const versions = Object.entries(one.functions).filter(([id, hash]) => source.functions[id] !== hash);
    for (const logicalId of [...versions.map(([id, hash]) => versionId(id, hash)), deploymentId(one.id)]) {
      if (resources.has(logicalId) && !found.has(logicalId)) found.set(logicalId, { logicalId, release: one.id });
    }
  }
  return [...found.values()];
}
