import type { ReleaseStrategy } from '../config/release.js';
import { type Ledger, strategyOf } from './ledger.js';
import type { SourceRelease } from './source-release.js';

/** What the ledger says about one function of the source. */
export interface FunctionTraffic {
  readonly functionId: string;
  /** The hashes of its versions, each once: of live, the candidate and the previous release. */
  readonly versions: readonly string[];
  /** The version that everything invokes; undefined while the live release does not have the function. */
  readonly live: string | undefined;
  /** The version that a candidate with traffic of its own invokes. */
  readonly next: string | undefined;
  /** The version of the candidate that gets a share of the invocations, and its weight from 0 to 1. */
  readonly shifted: { readonly version: string; readonly weight: number } | undefined;
}

/** The functions of a source that can be released, by their logical IDs. One that no release has is among them, without a version. */
export type Traffic = ReadonlyMap<string, FunctionTraffic>;

export function trafficOf({ live, candidate, previous }: Ledger, source: SourceRelease): Traffic {
  const strategy: ReleaseStrategy | undefined = candidate && strategyOf(candidate);
  return new Map(
    source.declared.map((functionId) => {
      const [ofLive, ofCandidate, earlier] = [live, candidate, previous].map((release) => ownHash(release?.functions ?? {}, functionId));
      // A function that live does not have was deleted with its versions, unless the previous API needs it. Only its own source can make that version again.
      const isThere = ofLive !== undefined || previous?.api.includes(functionId) === true || earlier === ownHash(source.functions, functionId);
      const ofPrevious = isThere ? earlier : undefined;
      const isShifted = strategy === 'rolling' && ofLive !== undefined && ofCandidate !== undefined && ofLive !== ofCandidate && candidate!.percent! > 0;
      return [
        functionId,
        {
          functionId,
          versions: [...new Set([ofLive, ofCandidate, ofPrevious].filter((hash) => hash !== undefined))],
          live: ofLive,
          next: strategy === 'rolling' ? undefined : ofCandidate,
          // Without an error of the division: 10.1 / 100 is 0.10099999999999999.
          shifted: isShifted ? { version: ofCandidate, weight: Number((candidate!.percent! / 100).toFixed(4)) } : undefined,
        },
      ];
    }),
  );
}

function ownHash(hashes: { readonly [id: string]: string }, id: string): string | undefined {
  return Object.hasOwn(hashes, id) ? hashes[id] : undefined;
}
