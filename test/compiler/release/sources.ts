import type { Ledger, Release } from '../../../src/compiler/release/ledger.js';
import { releaseId } from '../../../src/compiler/release/release-id.js';
import type { SourceRelease } from '../../../src/compiler/release/source-release.js';
import type { LedgerContext } from '../../../src/compiler/release/step.js';

export const context: LedgerContext = { stage: 'prod', file: '.chalice/releases/prod.json', configFile: '.chalice/config.json' };

/** Ten hex digits that begin with some of them. */
export function digits(first: string): string {
  return first.padEnd(10, '0');
}

/** A source whose functions have hashes that begin as given, and whose API invokes some of them. */
export function sourceOf(functions: { readonly [id: string]: string }, others: Partial<SourceRelease> = {}): SourceRelease {
  const hashes = Object.fromEntries(Object.entries(functions).map(([id, first]) => [id, digits(first)]));
  const names = Object.keys(functions).toSorted();
  const document = others.document ?? digits('d');
  const api = others.api ?? names.filter((id) => id.startsWith('A'));
  return {
    id: releaseId(document, hashes),
    functions: hashes,
    api,
    roles: Object.fromEntries(names.map((id) => [id, digits('e')])),
    document,
    declared: names,
    permitted: api,
    events: names.filter((id) => !api.includes(id)),
    outside: [],
    direct: [],
    ...others,
  };
}

export function releaseOf(functions: { readonly [id: string]: string }, others: Partial<SourceRelease> = {}): Release {
  const { id, functions: hashes, api, roles } = sourceOf(functions, others);
  return { id, functions: hashes, api, roles };
}

/** A ledger with a live release of a handler and a function of events. */
export function ledgerOf(others: Partial<Ledger> = {}): Ledger {
  return { live: releaseOf({ APIHandler: 'a1', Cleanup: 'b1' }), held: [], ...others };
}
