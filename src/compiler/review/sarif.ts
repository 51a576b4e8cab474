import { createHash } from 'node:crypto';
import { type ReviewRule, reviewRules } from '../diff/review-rule.js';
import type { Cause } from '../diff/stage-diff.js';
import type { Place, Problem } from '../problem/problem.js';
import { wellFormed } from './detail-text.js';
import { inRegions } from './in-regions.js';
import type { Review, ReviewedChange, StageReview } from './review.js';

export interface SarifOptions {
  /** Of this package. */
  readonly version: string;
  /** The file that is named for a change of which no place is known; code scanning refuses results without one. Default: `app.ts`. */
  readonly fallback?: string;
}

/** A SARIF log, as plain JSON. */
export type SarifLog = { readonly [key: string]: unknown };

/**
 * A review in the Static Analysis Results Interchange Format 2.1.0, for code scanning. A result is an error where a gate stops it, a warning where a gate
 * could, and a note else. Waived changes are suppressed results.
 *
 * Source: SARIF v2.1.0, OASIS standard; "SARIF support for code scanning" in the documentation of GitHub.
 */
export function reviewSarif({ stages, problems }: Review, { version, fallback = 'app.ts' }: SarifOptions): SarifLog {
  const all = stages.flatMap((stage) => stage.changes.map((one) => ({ stage, one })));
  const used = (Object.keys(reviewRules) as ReviewRule[]).filter((rule) => all.some(({ one }) => one.change.rule === rule));
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'tschalice', version, rules: used.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        invocations: [{ executionSuccessful: true, toolExecutionNotifications: [...stages.flatMap(unknownParts), ...problems.map(notification)] }],
        results: all.map(({ stage, one }) => resultOf(one, stage, used, fallback)),
      },
    ],
  };
}

function ruleOf(rule: ReviewRule): SarifLog {
  const { title, group } = reviewRules[rule];
  return { id: rule, shortDescription: { text: title }, properties: { tags: [group] } };
}

function unknownParts({ stage: name, regions, unknown }: StageReview): SarifLog[] {
  const stage = `${name}${inRegions({ regions })}`;
  return unknown.map(({ logicalId, message }) => ({ level: 'warning', message: { text: `Stage ${stage}, ${logicalId}: ${message}` } }));
}

/** What is wrong with a waiver. */
function notification({ severity, where, message, fix }: Problem): SarifLog {
  return { level: severity, message: { text: `${message}; ${fix}` }, locations: placeOf(where).map((physicalLocation) => ({ physicalLocation })) };
}

function resultOf({ change, stops, waiver }: ReviewedChange, { stage, regions }: StageReview, used: readonly ReviewRule[], fallback: string): SarifLog {
  const { rule, kinds, impact, subject, message, causes, fix } = change;
  const places = causes.flatMap(placeOf);
  const title = `${stage}${inRegions({ regions })}`;
  return {
    ruleId: rule,
    ruleIndex: used.indexOf(rule),
    level: stops.length > 0 ? 'error' : kinds.length > 0 ? 'warning' : 'note',
    message: { text: `Stage ${title}: ${message}${fix === undefined ? '' : `. ${fix}`}` },
    locations: (places.length === 0 ? [{ artifactLocation: { uri: uriOf(fallback) } }] : places.slice(0, 1)).map((physicalLocation) => ({
      physicalLocation,
      logicalLocations: [{ name: subject.logicalId, fullyQualifiedName: `${stage}.${subject.logicalId}`, kind: 'resource' }],
    })),
    relatedLocations: places.slice(1).map((physicalLocation) => ({ physicalLocation })),
    partialFingerprints: { 'tschaliceChange/v1': fingerprint([title, rule, subject.logicalId, subject.name ?? '', message]) },
    ...(waiver !== undefined && { suppressions: [{ kind: 'external', status: 'accepted', justification: `${waiver.reason} (until ${waiver.expires})` }] }),
    properties: { stage, ...(regions !== undefined && { regions }), kinds, impact, type: subject.type },
  };
}

function placeOf(cause: Cause | Place): SarifLog[] {
  if (!('file' in cause)) return [];
  const { file, line, column } = cause;
  return [
    {
      artifactLocation: { uri: uriOf(file) },
      // A line of the base is another one now, or none.
      ...(line !== undefined && !('isInBase' in cause) && { region: { startLine: line, ...(column !== undefined && { startColumn: column }) } }),
    },
  ];
}

/** A relative reference: each part encoded, so that no name of a file is taken for a scheme or a query. */
function uriOf(file: string): string {
  return wellFormed(file).split('/').map(encodeURIComponent).join('/');
}

function fingerprint(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}
