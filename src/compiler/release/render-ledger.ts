import { toJson } from '../syntax/serialise.js';
import type { Candidate, Hashes, Ledger, Release } from './ledger.js';

/** The text of a ledger: the same for the same ledger, one field a line, functions in the order of their names. */
export function renderLedger({ live, candidate, previous, held }: Ledger): string {
  return toJson({
    $schema: '../../node_modules/tschalice/schemas/releases.schema.json',
    version: 1,
    live: recordOf(live),
    ...(candidate !== undefined && { candidate: candidateRecord(candidate) }),
    ...(previous !== undefined && { previous: recordOf(previous) }),
    held: held.toSorted(),
  });
}

function recordOf({ id, functions, api, roles }: Release): { readonly [key: string]: unknown } {
  return { id, functions: inOrder(functions), api: api.toSorted(), roles: inOrder(roles) };
}

function candidateRecord(candidate: Candidate): { readonly [key: string]: unknown } {
  const { percent, stageVariables } = candidate;
  return {
    ...recordOf(candidate),
    ...(percent !== undefined && { percent }),
    ...(stageVariables !== undefined && { stage_variables: inOrder(stageVariables) }),
  };
}

function inOrder(map: Hashes): Hashes {
  return Object.fromEntries(Object.entries(map).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
