import { referencesIn } from '../cloudformation/reference.js';
import { restApiId } from '../cloudformation/rest-api-id.js';
import type { Ledger, Release } from '../release/ledger.js';
import { type Audience, type Share, whoGetsWhat } from '../release/who-gets-what.js';
import { type Comparison, makeChange } from './make-change.js';
import type { ReviewChange } from './stage-diff.js';

/** The releases of one side. */
export interface SideRelease {
  /** `.chalice/releases/prod.json` */
  readonly file: string;
  readonly ledger: Ledger;
  /** The release of the side's source. */
  readonly source: Pick<Release, 'id' | 'functions'>;
}

interface Sides {
  readonly before: SideRelease | undefined;
  readonly after: SideRelease | undefined;
}

/** Who gets what, before and now; and what would hurt a release beside that of the source. */
export function releaseChanges(sides: Sides, comparison: Comparison, told: readonly ReviewChange[]): ReviewChange[] {
  const { after } = sides;
  if (after === undefined) return trafficChanges(sides);
  return [...trafficChanges(sides), ...lostPasts(after, told), ...narrowedRoles(after, comparison, told)];
}

const titles: { readonly [who in Audience['who']]: string } = {
  requests: 'Requests to the REST API',
  events: 'Events',
  'test URL': 'The URL for tests',
  rollback: 'A rollback',
};

function trafficChanges({ before, after }: Sides): ReviewChange[] {
  const [was, is] = [before, after].map((side) => (side === undefined ? undefined : whoGetsWhat(side.ledger)));
  const file = (after ?? before)?.file;
  // An app without events, for example, has nothing to say of them.
  const known = (Object.keys(titles) as Audience['who'][]).filter((who) => [was, is].some((audiences) => audiences?.some((one) => one.who === who)));
  return known.flatMap((who) => {
    const [old, fresh] = [was, is].map((audiences) => sharesText(audiences, who));
    if (old === fresh) return [];
    return [
      makeChange('release-traffic', {
        impact: 'update',
        subject: { logicalId: 'Release', type: 'Release', name: who },
        message: `${titles[who]}: ${old!} → ${fresh!}`,
        ...(file !== undefined && { causes: [{ file }] }),
      }),
    ];
  });
}

function sharesText(audiences: readonly Audience[] | undefined, who: Audience['who']): string {
  if (audiences === undefined) return who === 'requests' || who === 'events' ? 'what was deployed last' : 'nothing';
  const { gets = [] } = audiences.find((one) => one.who === who) ?? {};
  return gets.length === 0 ? 'nothing' : gets.map(shareText).join(', ');
}

function shareText({ release, percent, stageVariables = [] }: Share): string {
  const variables = stageVariables.length === 0 ? '' : ` with other values of ${stageVariables.join(', ')}`;
  return `${percent === undefined ? '' : `${percent} % `}${release}${variables}`;
}

function namedBeside({ ledger: { live, candidate, previous }, source }: SideRelease): Release[] {
  return [live, candidate, previous].filter((release) => release !== undefined && release.id !== source.id) as Release[];
}

/** Deployments and versions go with what they were made of, and no source but their own can make them again. */
function lostPasts(after: SideRelease, told: readonly ReviewChange[]): ReviewChange[] {
  const others = namedBeside(after);
  return told.flatMap(({ rule, impact, subject }) => {
    const { logicalId } = subject;
    if (rule !== 'resource-replaced' && rule !== 'resource-may-be-replaced') return [];
    const lost = others.filter(({ functions }) => {
      return logicalId === restApiId || (Object.hasOwn(functions, logicalId) && functions[logicalId] !== after.source.functions[logicalId]);
    });
    if (lost.length === 0) return [];
    const what = logicalId === restApiId ? 'the deployment' : 'the version';
    return [
      makeChange('release-lost', {
        kinds: ['destructive'],
        impact,
        subject,
        message: `${logicalId} ${impact === 'replace' ? 'is' : 'may be'} replaced, and with it goes ${what} of ${lost.map(({ id }) => id).join(', ')}`,
        causes: [{ because: logicalId }],
        fix: 'Deploy this change with a ledger that names no other release: tschalice release init --force',
      }),
    ];
  });
}

/** A version runs with the rights that its role has now, and not with those that it had when the version was made. */
function narrowedRoles({ ledger: { live, candidate } }: SideRelease, { after }: Comparison, told: readonly ReviewChange[]): ReviewChange[] {
  if (candidate === undefined) return [];
  const narrowed = new Map(
    told.flatMap(({ rule, subject }) => (rule === 'action-removed' || rule === 'managed-policy-removed' ? [[subject.logicalId, subject]] : [])),
  );
  return [...narrowed].flatMap(([roleId, subject]) => {
    const running = Object.keys(live.functions).filter((id) => {
      const fn = after.resources.get(id);
      return fn !== undefined && live.functions[id] !== candidate.functions[id] && referencesIn(fn.properties['Role']).includes(roleId);
    });
    if (running.length === 0) return [];
    return [
      makeChange('release-role-narrowed', {
        impact: 'update',
        subject: { logicalId: subject.logicalId, type: subject.type },
        message: `${roleId} loses rights while the live version of ${running.join(', ')} still runs with it`,
        causes: [{ because: roleId }],
      }),
    ];
  });
}
