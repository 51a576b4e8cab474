import { referencesIn } from '../../../src/compiler/cloudformation/reference.js';
import type { TemplateDocument, Value } from '../../../src/compiler/cloudformation/template.js';
import { expandedDocument } from '../../../src/compiler/expand/expanded-document.js';
import { applyRelease } from '../../../src/compiler/release/apply-release.js';
import { initLedger } from '../../../src/compiler/release/init-ledger.js';
import type { ReleaseSettings } from '../../../src/compiler/config/release.js';
import { type CodeIdentities, sourceRelease } from '../../../src/compiler/release/source-release.js';
import { goldenTemplates } from '../../golden/golden-templates.js';
import { context } from './sources.js';

export const canary: ReleaseSettings = { strategy: 'canary', percent: 10, stageVariables: {}, useStageCache: false };

/** The identities of the code of a golden app. */
export function codesOf(code: string): CodeIdentities {
  return new Map([
    ['./deployment.zip', code],
    ['./layer.zip', 'layer'],
  ]);
}

/** All golden templates of SAM, by their paths: those of releases are expanded. */
export const goldens: ReadonlyMap<string, TemplateDocument> = new Map([...goldenTemplates].filter(([, { Transform }]) => Transform !== undefined));

/** A template as SAM expands it, and as a ledger begins that takes its stack over. */
export function takenOver(template: TemplateDocument, code = 'code'): { readonly expanded: TemplateDocument; readonly released: TemplateDocument } {
  const expanded = expandedDocument(template).template;
  const source = sourceRelease(expanded, codesOf(code));
  const ledger = initLedger(undefined, source, { force: false }, context).ledger!;
  return { expanded, released: applyRelease(expanded, ledger, canary, source) };
}

export function resourcesOf(template: TemplateDocument): { readonly [id: string]: { readonly [key: string]: Value } } {
  return (template['Resources'] ?? {}) as { readonly [id: string]: { readonly [key: string]: Value } };
}

/** References that lead nowhere. */
export function dangling(template: TemplateDocument): string[] {
  const known = new Set([...Object.keys(resourcesOf(template)), ...Object.keys(template['Parameters'] ?? {})]);
  const { Resources, Outputs = {} } = template;
  return [...referencesIn(Resources), ...referencesIn(Outputs)].filter((id) => !known.has(id) && !id.startsWith('AWS::'));
}

/** The logical IDs of all resources of some types. */
export function idsOfType(template: TemplateDocument, ...types: readonly string[]): string[] {
  return Object.entries(resourcesOf(template)).flatMap(([id, resource]) => (types.includes(resource['Type'] as string) ? [id] : []));
}
