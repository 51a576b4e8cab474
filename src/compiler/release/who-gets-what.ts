import { type Candidate, type Ledger, strategyOf } from './ledger.js';

/** Those who call an app, and what they get. */
export interface Audience {
  readonly who: 'requests' | 'events' | 'test URL' | 'rollback';
  /** What answers; empty for nothing. */
  readonly gets: readonly Share[];
}

/** A part of the traffic. */
export interface Share {
  /** The ID of a release. */
  readonly release: string;
  /** 0 to 100; undefined for what is no traffic. */
  readonly percent?: number;
  /** The names of stage variables that are different, sorted. */
  readonly stageVariables?: readonly string[];
}

/** Who gets what, as a ledger says. */
export function whoGetsWhat(ledger: Ledger): Audience[] {
  const { live, candidate, previous } = ledger;
  const all: Share[] = [{ release: live.id, percent: 100 }];
  const rows = candidate === undefined ? withoutCandidate(all) : withCandidate(ledger, candidate, all);
  const both = candidate === undefined ? [live] : [live, candidate];
  const hasRequests = both.some(({ api }) => api.length > 0);
  const hasEvents = both.some(({ functions, api }) => Object.keys(functions).some((id) => !api.includes(id)));
  return [
    ...rows.filter(({ who }) => (who === 'events' ? hasEvents : hasRequests)),
    { who: 'rollback', gets: previous === undefined || candidate !== undefined ? [] : [{ release: previous.id }] },
  ];
}

function withoutCandidate(all: readonly Share[]): Audience[] {
  return [
    { who: 'requests', gets: all },
    { who: 'events', gets: all },
  ];
}

function withCandidate({ live }: Ledger, candidate: Candidate, all: readonly Share[]): Audience[] {
  const { percent = 0, stageVariables = {} } = candidate;
  const variables = Object.keys(stageVariables).toSorted();
  const ofCandidate = { release: candidate.id, ...(variables.length > 0 && { stageVariables: variables }) };
  const divided: Share[] = [
    { release: live.id, percent: rounded(100 - percent) },
    { ...ofCandidate, percent },
  ];
  switch (strategyOf(candidate)) {
    case 'canary':
      return [
        { who: 'requests', gets: divided },
        { who: 'events', gets: all },
      ];
    case 'blue-green':
      return [
        { who: 'requests', gets: all },
        { who: 'events', gets: all },
        { who: 'test URL', gets: [{ ...ofCandidate, percent: 100 }] },
      ];
    case 'rolling':
      return [
        { who: 'requests', gets: divided },
        { who: 'events', gets: divided },
      ];
  }
}

/** Without what binary fractions add: a percentage has at most two digits after the point. */
function rounded(percent: number): number {
  return Math.round(percent * 100) / 100;
}
